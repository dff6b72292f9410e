import { test } from '@playwright/test';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { launchApp } from '../launch';
test('try', async () => {
  const folder = mkdtempSync('/tmp/cc-');
  const app = await launchApp({ folder, userData: folder + '/data', env: { DISPLAY: process.env['DISPLAY'] ?? '', XAUTHORITY: process.env['XAUTHORITY'] ?? '', PATH: process.env['PATH'] ?? '', HOME: folder } });
  const w = app.window;
  await w.getByRole('button', { name: 'Explore the practice region' }).click();
  await w.getByRole('searchbox', { name: 'Search machines' }).fill('SH-FIN-0042');
  await w.getByRole('row', { name: /^SH-FIN-0042,/ }).getByRole('button', { name: 'Open console' }).click();
  await w.getByRole('tab', { name: 'SH-FIN-0042' }).waitFor();
  await w.waitForTimeout(4000);
  console.log(app.electron.windows().map((p) => p.url()));
  await w.screenshot({ path: folder + '/host.png' });
  const cap = await app.electron.evaluate(async ({ BrowserWindow }) => (await BrowserWindow.getAllWindows()[0]!.webContents.capturePage()).toPNG().toString('base64'));
  writeFileSync(folder + '/cap.png', Buffer.from(cap, 'base64'));
  console.log(folder, app.printed);
  await app.close();
});
