import type { KeyCombination } from '../../../preload/contract/keyboard';
import type { Shortcut } from '../../../preload/contract/shortcuts';
import { t } from '../../messages';
import type { Settings } from '../../state/settings.svelte';
import { hostKeyName } from '../keyboard/labels';
import type { Check } from './check';
import { capsOf, shortcutName } from './labels';

/** What to say about keys that were pressed for a shortcut; nothing where nothing speaks against them. */
export function wordsOf(
  check: Check,
  shortcut: Shortcut,
  pressed: KeyCombination | null,
  settings: Settings,
): string {
  const keys = pressed === null ? '' : capsOf(shortcut, pressed, settings).join('+');
  const host = settings.keyboard === null ? '' : hostKeyName(settings.keyboard.hostKey);
  switch (check.is) {
    case 'free':
      return '';
    case 'refused':
      return t(`shortcuts.refused.${check.because}`, { keys, host });
    case 'fixed':
      return t('shortcuts.fixed', { keys, name: shortcutName(check.by) });
    case 'taken':
      return t('shortcuts.taken', { keys, name: shortcutName(check.by) });
  }
}
