// @ts-check
'use strict';
/**
 * Loaded before the app (`-r`): holds back its start until Playwright has attached itself to it and
 * calls `__playwright_run`. A window that is made while Playwright attaches makes both wait for each
 * other for ever, now and then. Playwright's own loader does this too, but also changes thirty
 * switches of Chromium, and then it would be another app that is tested.
 */
const { app } = require('electron');

const reallyReady = app.whenReady();
const emit = app.emit.bind(app);
let isReady = false;
/** @type {() => void} */
let release = () => undefined;
/** @type {Promise<void>} */
const released = new Promise((resolve) => (release = resolve));
/** @type {unknown[]} */
let details = [];

app.isReady = () => isReady;
app.whenReady = () => released;
app.emit = (/** @type {string | symbol} */ event, /** @type {unknown[]} */ ...args) => {
  if (event !== 'ready') return Reflect.apply(emit, app, [event, ...args]);
  details = args;
  return app.listenerCount('ready') > 0;
};

Reflect.set(globalThis, '__playwright_run', async () => {
  await reallyReady;
  isReady = true;
  release();
  Reflect.apply(emit, app, ['ready', ...details]);
});
