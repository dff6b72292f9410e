import type { HandlersOf } from '../ipc/handle';
import type { Updates } from './updates';

/** @param quit quits the app, with the questions it asks before */
export function updateCalls(updates: Updates, quit: () => void): HandlersOf<'updates'> {
  return {
    'updates:get': () => updates.state,
    'updates:look': () => updates.look(),
    'updates:defer': () => updates.defer(),
    'updates:restart': () => {
      updates.restart();
      quit();
    },
  };
}
