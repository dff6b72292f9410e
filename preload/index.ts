/**
 * The bridge: one named function per call of the contract and one `on` for events. Sandboxed, it
 * only forwards. No channel name, no Electron event and no `ipcRenderer` reaches the page.
 */
import { contextBridge, ipcRenderer } from 'electron';
import { CHANNELS } from './contract/calls';
import { EVENT_NAMES } from './contract/events';

type Call = (args?: unknown) => Promise<unknown>;

const calls: Record<string, Record<string, Call>> = {};

for (const channel of CHANNELS) {
  const [domain, verb] = channel.split(':');
  if (domain === undefined || verb === undefined) continue;
  (calls[domain] ??= {})[verb] = (args) => ipcRenderer.invoke(channel, args);
}

/** Subscribes to one event of the contract; the returned function ends it. */
function on(event: string, listener: (payload: unknown) => void): () => void {
  if (!EVENT_NAMES.some((name) => name === event)) throw new Error(`No such event: ${event}`);
  const forward = (_event: unknown, payload: unknown): void => listener(payload);
  ipcRenderer.on(event, forward);
  return () => {
    ipcRenderer.off(event, forward);
  };
}

contextBridge.exposeInMainWorld('crashcart', { ...calls, on });
