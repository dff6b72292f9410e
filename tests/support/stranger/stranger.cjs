'use strict';
/** Any program of the same user: it asks for Crashcart's lock, with what Crashcart itself would never send. */
const { app } = require('electron');
const fs = require('node:fs');

const profile = process.argv
  .find((arg) => arg.startsWith('--profile='))
  ?.slice('--profile='.length);
app.setPath('userData', profile);
// Electron lets no more through from 44 on than 32 MB; the one of the tests breaks at less, in its own code.
const huge = 'x'.repeat(16 * 1024);
const errands = [
  { kind: 'links', links: [`crashcart://open?machine=${huge}`] },
  huge,
  { kind: 'machine', action: 'open', name: 'x', answerTo: '/etc/passwd' },
  { kind: 'list', answerTo: '\\\\evil.example\\pipe\\x' },
];
const isFree = errands.map((errand) => app.requestSingleInstanceLock(errand));
fs.writeSync(1, `asked ${JSON.stringify(isFree)}\n`);
process.reallyExit(isFree.includes(true) ? 1 : 0);
