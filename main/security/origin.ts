/** The scheme our own page is served on. `file:` is given up: it has rights beyond our folder. */
export const APP_SCHEME = 'app';

export const APP_HOST = 'crashcart';

export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;
