/** Loaded when somebody looks for a newer version, not at the start. */
import { app } from 'electron';
import { autoUpdater } from 'electron-updater';
import type { ProxyLogin, ProxyLogins } from '../network/proxy-logins';
import { engineOf, type EngineOptions, type UpdateEngine } from './engine';

/** The engine of this system, over Chromium's network stack with the system's proxies and trust store. */
export function loadEngine(options: EngineOptions, logins: ProxyLogins): UpdateEngine {
  const engine = engineOf(autoUpdater, options);
  // Whatever feed and redirects say: nothing comes over an open line.
  autoUpdater.netSession.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !url.startsWith('https://') }),
  );
  let given: ProxyLogin | undefined;
  // Unanswered, the request would wait for ever.
  autoUpdater.on('login', (challenge, answer) => {
    const asked = challenge.isProxy ? logins.login(challenge, given) : Promise.resolve(undefined);
    void asked.then((login) => {
      given = login;
      // Electron takes no answer for a refusal; the types of electron-updater know none.
      if (login === undefined) Reflect.apply(answer, undefined, []);
      else answer(login.userName, login.password.reveal());
    });
  });
  return {
    ...engine,
    install: (restart) => {
      // What is started anew would take this one for the first, and leave.
      app.releaseSingleInstanceLock();
      engine.install(restart);
    },
  };
}
