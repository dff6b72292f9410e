import { clipboard } from 'electron';

/** The texts on this computer's clipboard. */
export interface TextClipboard {
  readonly read: () => Promise<string>;
  readonly write: (text: string) => Promise<void>;
  readonly clear: () => void;
}

/** The system's own. Reading and writing are promises from Electron 44 on, and plain values before. */
export const systemClipboard: TextClipboard = {
  read: async () => Promise.resolve(clipboard.readText()),
  write: async (text) => {
    await Promise.resolve(clipboard.writeText(text));
  },
  clear: () => clipboard.clear(),
};
