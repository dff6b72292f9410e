import type { HandlersOf } from '../ipc/handle';
import type { Keyboard } from './keyboard';

export function keyboardCalls(keyboard: Keyboard): HandlersOf<'keyboard'> {
  return {
    'keyboard:press': ({ consoleId, keys }) => keyboard.press(consoleId, keys),
    'keyboard:release': ({ consoleId }) => keyboard.release(consoleId),
    'keyboard:check': ({ consoleId, text }) => keyboard.check(consoleId, text),
    'keyboard:type': ({ consoleId, text }) => keyboard.type(consoleId, text),
    'keyboard:stop': ({ consoleId, because }) => keyboard.stop(consoleId, because),
    'keyboard:clipboard': () => keyboard.clipboard(),
  };
}
