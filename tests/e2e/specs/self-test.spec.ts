import { readdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { expect, test } from '../fixtures';

const reportSchema = z.object({
  ok: z.boolean(),
  findings: z.record(z.string(), z.object({ ok: z.boolean(), seen: z.string() })),
});

/** The last line is the report: Chromium may have talked before. */
function reportIn(printed: string): z.infer<typeof reportSchema> {
  const line = printed.split('\n').find((text) => text.startsWith('{'));
  return reportSchema.parse(JSON.parse(line ?? ''));
}

test('a program in order says so, and leaves nothing behind', async ({ computer, keyring }) => {
  const { ok, findings } = reportIn(await computer.selfTest());

  expect(ok).toBe(true);
  expect(Object.keys(findings).sort()).toEqual([
    'bridge',
    'inspector',
    'keychain',
    'page',
    'policy',
    'sandbox',
  ]);
  expect(findings['keychain']?.seen).toMatch(/: ready$/);
  expect(await keyring.entries('Crashcart note')).toEqual([]);
  for (const folder of ['tmp', 'config']) {
    expect.soft(readdirSync(path.join(computer.home, folder)), folder).toEqual([]);
  }
});

test('that there is no keychain is told, and is no fault', async ({ computer }) => {
  const { ok, findings } = reportIn(await computer.selfTest());

  expect(ok).toBe(true);
  expect(findings['keychain']?.seen).toMatch(/: absent$/);
});

test('it can be run while Crashcart is running', async ({ computer }) => {
  const welcome = await computer.startFresh();

  expect(reportIn(await computer.selfTest()).ok).toBe(true);

  await expect(welcome.explore).toBeVisible();
});

test('an open debugger is a fault', async ({ computer }) => {
  await expect(computer.selfTest('--remote-debugging-port=0')).rejects.toThrow(
    /"inspector":\{"ok":false,"seen":"open: remote-debugging-port"\}/,
  );
});
