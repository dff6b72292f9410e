import type { ConsoleState } from '../../../preload/contract/models';
import { t } from '../../messages';

/** A console's state in a word or two. */
export function consoleStateText(state: ConsoleState): string {
  return t(`console.state.${state.state}`);
}

const TONES = {
  connecting: 'warn',
  connected: 'ok',
  disconnected: 'idle',
  failed: 'bad',
} as const satisfies Record<ConsoleState['state'], string>;

/** Colour of the dot beside it. */
export function consoleTone(state: ConsoleState): (typeof TONES)[ConsoleState['state']] {
  return TONES[state.state];
}
