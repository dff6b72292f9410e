/**
 * `crashcart --self-test`: does the program stand on this computer as it was built? It starts hidden, in
 * a data folder of its own that is gone afterwards, looks at itself, prints what it found as JSON and
 * ends with 0 or 1. No account is known there, so nothing is asked of any network, and nothing secret
 * could be told. It is for packages: no debugger can look into a released one.
 */
import { app, BrowserWindow, type WebContents } from 'electron';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import inspector from 'node:inspector';
import path from 'node:path';
import { z } from 'zod';
import type { KeychainStatus } from '../preload/contract/models';
import { messageOf } from './errors';
import { redact } from './redact';
import { systemTimer, within } from './timer';

/** One thing that has to hold, and what was seen of it. */
interface Finding {
  readonly ok: boolean;
  readonly seen: string;
}

/** What was found, by what was looked at. */
type Findings = Readonly<Record<string, Finding>>;

/** Longer than a keychain is waited for, and than a slow computer takes for the page. */
const PATIENCE_MS = 60_000;

const DEBUGGING_SWITCHES = ['remote-debugging-port', 'remote-debugging-pipe'];

/**
 * Run in the page: is its interface there, does the bridge answer, and what does the policy refuse? The
 * address that is fetched is the page's own, should the policy let it.
 */
const PAGE_PROBE = `(async () => {
  const refuses = async (action) => {
    try { await action(); return false; } catch { return true; }
  };
  const until = Date.now() + 20000;
  const root = document.getElementById('app');
  while (!root?.firstElementChild && Date.now() < until) await new Promise((go) => setTimeout(go, 50));
  return {
    mounted: Boolean(root?.firstElementChild),
    info: await crashcart.app.info(),
    refused: {
      eval: await refuses(() => new Function('')),
      markup: await refuses(() => { document.createElement('div').innerHTML = '<b></b>'; }),
      connection: await refuses(() => fetch(location.href)),
    },
  };
})()`;

const probeSchema = z.object({
  mounted: z.boolean(),
  info: z.object({ ok: z.literal(true), value: z.object({ version: z.string() }) }),
  refused: z.object({ eval: z.boolean(), markup: z.boolean(), connection: z.boolean() }),
});

/** A data folder for this start alone. */
export function temporaryUserData(): string {
  const folder = mkdtempSync(path.join(app.getPath('temp'), 'crashcart-self-test-'));
  app.on('quit', () => {
    endChildren();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  });
  return folder;
}

/** Chromium's network process would write its cache once more when it sees the app go. */
function endChildren(): void {
  for (const { pid } of app.getAppMetrics()) {
    if (pid === process.pid) continue;
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It is gone already.
    }
  }
}

/** Looks at the running app, prints the report and ends the app. */
export async function selfTest(vault: Vault, loadKeytar: () => unknown): Promise<void> {
  const findings: Findings = {
    ...(await lookAt('page', page)),
    ...(await lookAt('keychain', () => keychain(vault, loadKeytar))),
    ...(await lookAt('sandbox', sandbox)),
    ...(await lookAt('inspector', debugging)),
  };
  const ok = Object.values(findings).every((finding) => finding.ok);
  const report = {
    ok,
    version: app.getVersion(),
    electron: process.versions.electron,
    system: `${process.platform} ${process.arch}`,
    packaged: app.isPackaged,
    findings,
  };
  process.stdout.write(`${redact(JSON.stringify(report))}\n`, () => app.exit(ok ? 0 : 1));
}

/** The part of the vault that is used. */
interface Vault {
  status(): Promise<KeychainStatus>;
}

/** What cannot be looked at is not in order. */
async function lookAt(name: string, look: () => Findings | Promise<Findings>): Promise<Findings> {
  try {
    const findings = await within(systemTimer, PATIENCE_MS, Promise.resolve(look()));
    return findings ?? { [name]: { ok: false, seen: 'no answer' } };
  } catch (thrown) {
    return { [name]: { ok: false, seen: messageOf(thrown) } };
  }
}

function ourPage(): WebContents {
  const [window] = BrowserWindow.getAllWindows();
  if (window === undefined) throw new Error('There is no window');
  return window.webContents;
}

async function page(): Promise<Findings> {
  const contents = ourPage();
  if (contents.isLoading()) {
    await new Promise<void>((resolve) => contents.once('did-stop-loading', () => resolve()));
  }
  const { mounted, info, refused } = probeSchema.parse(
    await contents.executeJavaScript(PAGE_PROBE),
  );
  return {
    page: { ok: mounted, seen: mounted ? 'the interface is there' : 'the page stays empty' },
    bridge: { ok: info.value.version === app.getVersion(), seen: `version ${info.value.version}` },
    policy: { ok: Object.values(refused).every(Boolean), seen: `refused: ${named(refused)}` },
  };
}

function named(flags: Readonly<Record<string, boolean>>): string {
  const names = Object.keys(flags).filter((name) => flags[name]);
  return names.length === 0 ? 'nothing' : names.join(', ');
}

/** No keychain, or a locked one, is a fact about the computer. A module that does not load is ours. */
async function keychain(vault: Vault, loadKeytar: () => unknown): Promise<Findings> {
  loadKeytar();
  const { state, backend } = await vault.status();
  return {
    keychain: { ok: ['ready', 'absent', 'locked'].includes(state), seen: `${backend}: ${state}` },
  };
}

function sandbox(): Findings {
  const contents = ourPage();
  const pid = contents.getOSProcessId();
  if (process.platform === 'linux') {
    return { sandbox: sandboxIn(readFileSync(`/proc/${pid}/status`, 'utf8')) };
  }
  const ok = app.getAppMetrics().find((metric) => metric.pid === pid)?.sandboxed === true;
  return { sandbox: { ok, seen: ok ? 'on' : 'off' } };
}

/**
 * Reads off what Linux tells of a process whether both layers of Chromium's sandbox hold: the filter of
 * system calls (seccomp, mode 2), and namespaces, in which the process has a number of its own.
 */
export function sandboxIn(status: string): Finding {
  const filter = /^Seccomp:\s+2$/m.test(status);
  const namespaces = /^NSpid:\s+\d+\s+\d+/m.test(status);
  return { ok: filter && namespaces, seen: `on: ${named({ seccomp: filter, namespaces })}` };
}

function debugging(): Findings {
  const open = [
    ...(inspector.url() === undefined ? [] : ['inspect']),
    ...DEBUGGING_SWITCHES.filter((name) => app.commandLine.hasSwitch(name)),
  ];
  return { inspector: { ok: open.length === 0, seen: `open: ${open.join(', ') || 'nothing'}` } };
}
