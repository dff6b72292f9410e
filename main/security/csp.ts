/**
 * Hash of the one inline style that must run: the rule Electron puts into the shadow root of every
 * `<webview>` (`:host { display: flex; }`, the same text in 25 and 45).
 */
const WEBVIEW_STYLE = "'sha256-XNfYdUW7S7AWSxlvq47SGsGIxvvzKwvUGdsFQQ/zXf4='";

/**
 * The content security policy of our page, sent as a header by the app scheme.
 *
 * It is load-bearing: Electron writes a console's real URL back to the tag, so a foreign script in
 * this page would own every console. Nothing is loaded but our own files, nothing is connected to,
 * and no string becomes markup or script except through Svelte's own policy.
 * @param devServer origin of the development server, which needs a socket and inline styles
 */
export function contentSecurityPolicy(devServer?: string): string {
  const development = devServer !== undefined;
  const rules: [string, ...string[]][] = [
    ['default-src', "'none'"],
    ['script-src', "'self'"],
    ['style-src', "'self'", ...(development ? ["'unsafe-inline'"] : [WEBVIEW_STYLE])],
    ['img-src', "'self'", 'data:'],
    ['font-src', "'self'"],
    ['connect-src', ...(development ? ["'self'", devServer.replace(/^http/, 'ws')] : ["'none'"])],
    ['base-uri', "'none'"],
    ['form-action', "'none'"],
    ['frame-ancestors', "'none'"],
    ["require-trusted-types-for 'script'"],
    ['trusted-types', 'svelte-trusted-html'],
  ];
  // The development client inserts markup itself.
  const active = development ? rules.filter(([name]) => !name.includes('trusted-types')) : rules;
  return active.map((rule) => rule.join(' ')).join('; ');
}
