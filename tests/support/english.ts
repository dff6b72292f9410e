import { catalogue } from './catalogue';

/** What the app says in English for this key of the catalogue. */
export const english = catalogue('en');
