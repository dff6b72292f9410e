// Would answer for the page's server from now on.
globalThis.addEventListener('fetch', () => undefined);
