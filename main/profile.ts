import { app, dialog } from 'electron';
import fs from 'node:fs';
import { languageOf } from './language';

/**
 * Can anything be kept in the app's data folder? If not, Chromium finds no lock there and takes it for
 * another Crashcart: the app would end without a word.
 */
export function isProfileWritable(folder: string): boolean {
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    fs.accessSync(folder, fs.constants.R_OK | fs.constants.W_OK | fs.constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const WORDS = {
  en: (folder: string) =>
    `Crashcart cannot write to its data folder:\n\n${folder}\n\nGive your user the right to write there, or ask whoever looks after this computer. Then start Crashcart again.`,
  'zh-CN': (folder: string) =>
    `Crashcart 无法写入其数据文件夹：\n\n${folder}\n\n请为当前用户授予该文件夹的写入权限，或联系负责这台电脑的人员，然后重新启动 Crashcart。`,
};

/** Says, by a dialog of the system, that nothing can be kept, and ends the app, which has no window. */
export async function endNotWritable(): Promise<void> {
  await app.whenReady();
  dialog.showErrorBox('Crashcart', WORDS[languageOf(app.getLocale())](app.getPath('userData')));
  app.exit(1);
}
