/** What Crashcart is made of. */

/** The program, what it runs on, and under which licence it is. */
export interface About {
  readonly version: string;
  readonly electron: string;
  readonly chromium: string;
  readonly node: string;
  /** The operating system and its processor, e.g. `Linux 6.1 (x64)`. */
  readonly system: string;
  /** SPDX name. */
  readonly licence: string;
}

/** The licence of one package that Crashcart contains; the first is Crashcart's own. */
export interface Notice {
  /** Name and version. */
  readonly title: string;
  readonly text: string;
}
