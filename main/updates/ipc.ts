import type { HandlersOf } from '../ipc/handle';
import type { Updates } from './updates';

/** @param restart quits the app and starts it again, with the questions it asks before */
export function updateCalls(updates: Updates, restart: () => void): HandlersOf<'updates'> {
  return {
    'updates:get': () => updates.state,
    'updates:look': () => updates.look(),
    'updates:defer': () => updates.defer(),
    'updates:restart': () => {
      updates.requireReady();
      restart();
    },
  };
}
