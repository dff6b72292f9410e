import { screen } from 'electron';
import type { Area } from './fit';

/** The parts of the screens that windows may use, the main one first. Not before the app is ready. */
export function screenAreas(): Area[] {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
  return [main, ...others].map(({ workArea }) => workArea);
}

/** Calls back when screens came, went or changed. */
export function onScreens(changed: () => void): void {
  screen.on('display-added', changed);
  screen.on('display-removed', changed);
  screen.on('display-metrics-changed', changed);
}
