/** Machines that every practice region has, and what the tests know of them. */

/** In use by a user who agrees to assistance. */
export const DESKTOP = 'SH-FIN-0042';

/** The same, and its assistance sessions have a password. */
export const DESKTOP_WITH_PASSWORD = '设计-王芳-01';

/** In use by a user who declines assistance. */
export const DESKTOP_THAT_DECLINES = 'LON-MKT-0005';

/** Not in use by anybody. */
export const IDLE_DESKTOP = 'SH-FIN-0042A';

export const SERVER = 'gz1-r01-db-01';
