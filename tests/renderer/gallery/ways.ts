import type { AppError } from '../../../preload/contract/errors';
import { SHANGHAI } from '../fake/data';
import type { RendererApp } from '../fixtures';

/** The desktop that the assistance screens are about, by its id in Crashcart. */
export const TARGET = `${SHANGHAI.id}/desktop/d-15`;

/** What the cloud answers to a user who lacks a permission. */
export const DENIED: AppError = {
  code: 'not-allowed',
  fix: 'none',
  params: { action: 'workspace:desktops:listWithConnectStatus' },
  status: 403,
  cloudCode: 'WKS.0403',
  requestId: '7c1fbbc9a1e04b6d8e3f5a2d9c0b1a2e',
};

/** Opens the console of a desktop from its row. */
export async function openFirst(app: RendererApp): Promise<void> {
  await app.searchFor('SH-HR-0003');
  await app.page.getByRole('row', { name: 'SH-HR-0003' }).dblclick();
  await app.page.getByRole('tab', { name: 'SH-HR-0003' }).waitFor();
}

/** Brings the tab at this place to the front; the first is the list. */
export async function toConsole(app: RendererApp, index = 1): Promise<void> {
  await app.page.getByRole('tab').nth(index).click();
  await app.page.locator('#panel-console .toolbar').waitFor();
}

/** The menus of a console's toolbar, from left to right: their names are those of the language. */
const MENUS = ['keys', 'power', 'zoom', 'view'] as const;

/** Opens one of the menus of a console's toolbar. */
export async function openMenu(app: RendererApp, menu: (typeof MENUS)[number]): Promise<void> {
  const buttons = app.page.locator('#panel-console .toolbar button[aria-haspopup=menu]');
  await buttons.nth(MENUS.indexOf(menu)).click();
  await app.page.getByRole('menu').waitFor();
}

/** Opens the assistance panel from a machine's row. */
export async function openAssist(app: RendererApp): Promise<void> {
  await app.searchFor('SH-HR-0003');
  const row = app.page.getByRole('row', { name: 'SH-HR-0003' });
  await row.hover();
  await row.locator('.actions button').first().click();
  await app.page.getByRole('region', { name: /Remote assistance|远程协助/ }).waitFor();
}
