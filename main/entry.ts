/**
 * Where the program begins: it finds out what it was started for. What a terminal asks is answered here, with
 * nothing but Node; of several starts on one profile only the first goes on, before it has touched a file,
 * and gets what the others were started for.
 */
import { app } from 'electron';
import { readStart } from './command-line';
import { endNow } from './lifecycle';
import { endNotWritable, isProfileWritable } from './profile';
import type { Errand } from './requests/schema';
import { temporaryUserData } from './self-test';
import { runInTerminal } from './terminal/run';

const { options, wanted, before } = readStart(
  process.argv,
  app.isPackaged ? null : app.getAppPath(),
);

const userData = options.selfTest ? temporaryUserData() : options.userData;
if (userData !== undefined) app.setPath('userData', userData);

if (wanted.kind === 'window' || wanted.kind === 'links') {
  start(wanted.kind === 'links' ? { ...wanted, links: [...wanted.links] } : { kind: 'show' });
} else if (wanted.kind === 'machine' && options.answerTo !== undefined) {
  start({ ...wanted, answerTo: options.answerTo });
} else {
  endNow(runInTerminal(wanted, { args: before, userData: app.getPath('userData') }));
}

function start(errand: Errand): void {
  // Before the lock, which lies in the profile: without it this would be taken for a second start.
  if (!isProfileWritable(app.getPath('userData'))) void endNotWritable();
  // Waits until the first one has it; no message is lost when this process ends.
  else if (app.requestSingleInstanceLock(errand)) void import('./index');
  else endNow(0);
}
