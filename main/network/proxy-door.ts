import { net, type App, type Session, type WebContents } from 'electron';
import type { Fetch } from '../cloud/transport';
import { Failure } from '../errors';
import type { ProxyLogin, ProxyLogins } from './proxy-logins';

/** A login that was refused so often is not typed wrong any more. */
const TRIES = 3;

/** How a proxy that wants a login looks to `fetch`, which cannot log in (measured with Electron 25). */
const REFUSED = /ERR_TUNNEL_CONNECTION_FAILED|ERR_PROXY_AUTH/;

/** What came of trying to log in: `none` was asked for, so that is not what is wrong. */
type Outcome =
  { readonly state: 'none' | 'open' } | { readonly state: 'declined'; readonly proxy: string };

/**
 * `session.fetch` answers a proxy's 407 with a refusal and asks nobody. `net.request` does ask, and the
 * session then remembers the login for both. So a call that a proxy refused is followed by a request
 * for nothing that logs in, and then sent again: it had not got past the proxy.
 * @param sessionNow the session of the moment: it may be another one after the network process was lost
 */
export function fetchThroughProxies(sessionNow: () => Session, logins: ProxyLogins): Fetch {
  return async (url, init) => {
    const session = sessionNow();
    let refused: Error | undefined;
    try {
      const response = await session.fetch(url, init);
      if (response.status !== 407) return response;
      await response.body?.cancel();
    } catch (thrown) {
      if (!(thrown instanceof Error) || !REFUSED.test(thrown.message)) throw thrown;
      refused = thrown;
    }
    const outcome = await logIn(session, new URL(url).origin, logins);
    if (outcome.state === 'declined') {
      throw new Failure('proxy-login-needed', { params: { proxy: outcome.proxy } });
    }
    if (outcome.state === 'none' && refused !== undefined) throw refused;
    return session.fetch(url, init);
  };
}

function logIn(session: Session, origin: string, logins: ProxyLogins): Promise<Outcome> {
  return new Promise((resolve) => {
    let outcome: Outcome = { state: 'none' };
    let given: ProxyLogin | undefined;
    let tries = 0;
    const request = net.request({ session, url: origin, method: 'HEAD', credentials: 'omit' });
    request.on('login', (challenge, callback) => {
      tries += 1;
      if (!challenge.isProxy || tries > TRIES) {
        callback();
        return;
      }
      void logins.login(challenge, given).then((login) => {
        given = login;
        const proxy = `${challenge.host}:${challenge.port}`;
        outcome = login === undefined ? { state: 'declined', proxy } : { state: 'open' };
        if (login === undefined) callback();
        else callback(login.userName, login.password.reveal());
      });
    });
    request.on('response', (response) => {
      response.on('data', () => undefined);
      response.on('end', () => resolve(outcome));
      response.on('error', () => resolve(outcome));
    });
    // Whether the host answers at all is for the call itself to find out.
    request.on('error', () => resolve(outcome));
    request.on('redirect', () => request.abort());
    request.on('abort', () => resolve(outcome));
    request.end();
  });
}

/**
 * Console pages go through the same proxies. A page's own request for a login is never answered: only
 * Chromium can say that it comes from a proxy, not the page.
 */
export function answerProxies(app: App, logins: ProxyLogins): void {
  const given = new WeakMap<WebContents, { login: ProxyLogin | undefined; tries: number }>();
  app.on('login', (event, contents, _details, challenge, callback) => {
    event.preventDefault();
    const before = (contents === null ? undefined : given.get(contents)) ?? {
      login: undefined,
      tries: 0,
    };
    if (contents === null || !challenge.isProxy || before.tries >= TRIES) {
      callback();
      return;
    }
    void logins.login(challenge, before.login).then((login) => {
      given.set(contents, { login, tries: before.tries + 1 });
      if (login === undefined) callback();
      else callback(login.userName, login.password.reveal());
    });
  });
}
