import {
  FIXED_SHORTCUTS,
  placeOf,
  SHORTCUT_PLACES,
  SHORTCUTS,
  type FixedShortcut,
  type Shortcut,
  type ShortcutPlace,
} from '../../../preload/contract/shortcuts';
import { t } from '../../messages';
import type { App } from '../../state/app.svelte';
import { hostKeyName } from '../keyboard/labels';
import { allCapsOf, shortcutName } from '../shortcuts/labels';
import type { About, Section } from './entries';

/** A shortcut among the settings: found by its name, its place and its keys. */
export type ShortcutEntry = About & {
  readonly kind: 'shortcut';
  readonly shortcut: Shortcut | FixedShortcut;
  /** "Ctrl+W". */
  readonly keys: readonly string[];
};

const SECTION_OF: Readonly<Record<ShortcutPlace, Section>> = {
  window: 'window-keys',
  host: 'host-keys',
  list: 'list-keys',
};

/** What holds for all settings of a section; null where each explains itself. */
export function sectionHelp(
  section: Section,
  { settings: { keyboard }, policy }: Pick<App, 'settings' | 'policy'>,
): string | null {
  if (section === 'managed') {
    const source = policy.state === 'applied' ? policy.source : '';
    return t('settings.section.managed.help', { source });
  }
  if (section === 'window-keys') return t('settings.section.window-keys.help');
  if (section === 'list-keys') return t('settings.section.list-keys.help');
  if (section !== 'host-keys' || keyboard === null) return null;
  return t('settings.section.host-keys.help', { key: hostKeyName(keyboard.hostKey) });
}

/** All shortcuts, as settings; those of one place stand together. */
export function shortcutEntries(app: Pick<App, 'settings' | 'policy'>): readonly ShortcutEntry[] {
  const { settings } = app;
  return SHORTCUT_PLACES.flatMap((place) => {
    const section = SECTION_OF[place];
    const help = sectionHelp(section, app) ?? '';
    return [...SHORTCUTS, ...FIXED_SHORTCUTS]
      .filter((shortcut) => placeOf(shortcut) === place)
      .map((shortcut): ShortcutEntry => ({
        id: `shortcut ${shortcut}`,
        section,
        kind: 'shortcut',
        label: shortcutName(shortcut),
        help: `${t(`settings.section.${section}`)} ${help}`,
        shortcut,
        keys: allCapsOf(shortcut, settings).map((caps) => caps.join('+')),
      }));
  });
}
