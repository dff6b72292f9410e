import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { Failure } from '../errors';
import { temporaryFolder } from '../testing/temporary-folder';
import { autostartEntry } from './login-start';

vi.mock('electron', () => import('../testing/fake-electron'));

test('an entry is written and taken out again', () => {
  const folder = path.join(temporaryFolder(), 'config');
  const start = autostartEntry(folder, '/opt/Crashcart/crashcart');
  expect(start.isOn()).toBe(false);
  start.set(true);
  expect(start.isOn()).toBe(true);
  const file = path.join(folder, 'autostart', 'crashcart.desktop');
  expect(readFileSync(file, 'utf8')).toContain('Exec="/opt/Crashcart/crashcart" --hidden\n');
  start.set(false);
  start.set(false);
  expect(start.isOn()).toBe(false);
});

test.each(['Hidden=true', 'X-GNOME-Autostart-enabled=false'])(
  'one that the desktop switched off with %s is off',
  (line) => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, 'autostart'));
    const file = path.join(folder, 'autostart', 'crashcart.desktop');
    writeFileSync(file, `[Desktop Entry]\n${line}\n`);
    const start = autostartEntry(folder, '/opt/Crashcart/crashcart');
    expect(start.isOn()).toBe(false);
    start.set(true);
    expect(start.isOn()).toBe(true);
  },
);

test('whatever the folder is called, it is the program that is started', () => {
  const folder = temporaryFolder();
  autostartEntry(folder, '/home/a "b" $c `d` 100%/Crashcart.AppImage').set(true);
  const text = readFileSync(path.join(folder, 'autostart', 'crashcart.desktop'), 'utf8');
  expect(text).toContain(
    'Exec="/home/a \\\\"b\\\\" \\\\$c \\\\`d\\\\` 100%%/Crashcart.AppImage" --hidden\n',
  );
});

test('a folder that cannot be written to is told', () => {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'autostart'), 'a file in its place');
  chmodSync(folder, 0o700);
  expect(() => autostartEntry(folder, '/x').set(true)).toThrow(Failure);
});
