import { HOST_KEYS, TYPING_PACES } from '../../../preload/contract/keyboard';
import {
  IN_USE_POLICIES,
  QUICK_OPEN_SHORTCUTS,
  type QuickOpenShortcut,
  INTERFACE_LANGUAGES,
  REFRESH_MINUTES,
  THEMES,
} from '../../../preload/contract/settings';
import { WARNING_MINUTES } from '../../../preload/contract/sessions';
import { t } from '../../messages';
import type { App } from '../../state/app.svelte';
import { accountName } from '../accounts/states';
import { hostKeyName } from '../keyboard/labels';
import { allowedMinutes, ruleWords } from '../policy/rules';
import { updateWords } from '../updates/words';
import { shortcutEntries, type ShortcutEntry } from './shortcut-entries';

export const SECTIONS = [
  'managed',
  'look',
  'list',
  'consoles',
  'assistance',
  'updates',
  'window-keys',
  'host-keys',
  'list-keys',
  'help',
] as const;
export type Section = (typeof SECTIONS)[number];

export interface About {
  readonly id: string;
  readonly section: Section;
  readonly label: string;
  /** A sentence: what it does, or what speaks for one choice. */
  readonly help: string;
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** One setting, as the page shows it. Whatever is chosen holds at once. */
export type SettingEntry =
  | (About & {
      readonly kind: 'choice';
      readonly value: string;
      readonly options: readonly Option[];
      readonly choose: (value: string) => void;
    })
  | (About & {
      readonly kind: 'switch';
      readonly checked: boolean;
      readonly disabled: boolean;
      readonly set: (checked: boolean) => void;
    })
  | (About & {
      readonly kind: 'text';
      readonly value: string;
      readonly longest: number;
      readonly set: (value: string) => void;
    })
  /** How it stands with newer versions of the app. */
  | (About & { readonly kind: 'update' })
  /** Decided by the organisation. */
  | (About & { readonly kind: 'managed'; readonly value: string })
  /** Leads elsewhere. */
  | (About & { readonly kind: 'action'; readonly button: string; readonly run: () => void })
  | ShortcutEntry;

/** The choice among these values: the control speaks in texts, the setting in its own type. */
function among<Value extends string | number>(
  values: readonly Value[],
  value: Value,
  label: (value: Value) => string,
  choose: (value: Value) => void,
): Pick<Extract<SettingEntry, { kind: 'choice' }>, 'kind' | 'value' | 'options' | 'choose'> {
  return {
    kind: 'choice',
    value: String(value),
    options: values.map((one) => ({ value: String(one), label: label(one) })),
    choose: (text) => {
      const chosen = values.find((one) => String(one) === text);
      if (chosen !== undefined) choose(chosen);
    },
  };
}

function globalKeys(shortcut: QuickOpenShortcut, platform: App['platform']): string {
  if (shortcut === 'none') return t('quickOpen.shortcut.off');
  return shortcut.replace('CommandOrControl', platform === 'darwin' ? '⌘' : 'Ctrl');
}

/** All settings, in the language in use; none before main has told them. */
export function settingEntries(app: App): readonly SettingEntry[] {
  const { settings, accounts, platform, rules, updates } = app;
  const { interface: look, keyboard, messages } = settings;
  if (look === null || keyboard === null || messages === null) return [];
  const canHide = platform !== 'linux';
  return [
    ...ruleWords(rules).map(({ rule, ...words }): SettingEntry => ({
      id: `rule ${rule}`,
      section: 'managed',
      kind: 'managed',
      ...words,
    })),
    {
      id: 'language',
      section: 'look',
      label: t('settings.language'),
      help: t('settings.language.help'),
      ...among(
        INTERFACE_LANGUAGES,
        look.language,
        (language) => t(`settings.language.${language}`),
        (language) => void settings.setInterface({ language }),
      ),
    },
    {
      id: 'theme',
      section: 'look',
      label: t('settings.theme'),
      help: t('settings.theme.help'),
      ...among(
        THEMES,
        look.theme,
        (theme) => t(`settings.theme.${theme}`),
        (theme) => void settings.setInterface({ theme }),
      ),
    },
    {
      id: 'capture',
      section: 'look',
      label: t('capture.hide'),
      help: canHide ? t('capture.help') : t('capture.linux'),
      kind: 'switch',
      checked: canHide && settings.hidesFromCapture,
      disabled: !canHide,
      set: (hides) => void settings.setHidesFromCapture(hides),
    },
    {
      id: 'tray',
      section: 'look',
      label: t('settings.tray'),
      help: [
        t('settings.tray.help'),
        ...(platform === 'linux' ? [t('settings.tray.linux')] : []),
      ].join(' '),
      kind: 'switch',
      checked: settings.keepsInTray,
      disabled: false,
      set: (keeps) => void settings.setKeepsInTray(keeps),
    },
    {
      id: 'login',
      section: 'look',
      label: t('settings.login'),
      help: t('settings.login.help'),
      kind: 'switch',
      checked: settings.startsAtLogin,
      disabled: false,
      set: (starts) => void settings.setStartsAtLogin(starts),
    },
    {
      id: 'quick-open',
      section: 'list',
      label: t('quickOpen.shortcut.title'),
      help: [
        t('quickOpen.shortcut.intro'),
        ...(platform === 'linux' ? [t('quickOpen.shortcut.help')] : []),
      ].join(' '),
      ...among(
        QUICK_OPEN_SHORTCUTS,
        settings.shortcut,
        (shortcut) => globalKeys(shortcut, platform),
        (shortcut) => void settings.setShortcut(shortcut),
      ),
    },
    {
      id: 'refresh',
      section: 'list',
      label: t('settings.refresh'),
      help: t('settings.refresh.help'),
      ...among(
        REFRESH_MINUTES,
        look.refreshMinutes,
        (minutes) => t('settings.refresh.minutes', { minutes }),
        (refreshMinutes) => void settings.setInterface({ refreshMinutes }),
      ),
    },
    {
      id: 'hostKey',
      section: 'consoles',
      label: t('keyboard.hostKey'),
      help: t('keyboard.hostKey.help'),
      ...among(
        HOST_KEYS,
        keyboard.hostKey,
        hostKeyName,
        (hostKey) => void settings.setKeyboard({ hostKey }),
      ),
    },
    {
      id: 'pace',
      section: 'consoles',
      label: t('settings.pace'),
      help: t('settings.pace.help'),
      ...among(
        TYPING_PACES,
        keyboard.pace,
        (pace) => t(`keyboard.pace.${pace}`),
        (pace) => void settings.setKeyboard({ pace }),
      ),
    },
    {
      id: 'reopen',
      section: 'consoles',
      label: t('settings.reopen'),
      help: t('settings.reopen.help'),
      kind: 'switch',
      checked: settings.reopens,
      disabled: false,
      set: (reopens) => void settings.setReopens(reopens),
    },
    ...accounts.all.map((account): SettingEntry => ({
      id: `inUse ${account.id}`,
      section: 'consoles',
      label: t('settings.inUse', { name: accountName(account) }),
      help: t('settings.inUse.help'),
      ...among(
        IN_USE_POLICIES,
        settings.inUseOf(account.id),
        (policy) => t(`settings.inUse.${policy}`),
        (policy) => void settings.setInUse(account.id, policy),
      ),
    })),
    {
      id: 'technician',
      section: 'assistance',
      label: t('invite.words.technician'),
      help: t('invite.words.technician.help'),
      kind: 'text',
      value: messages.technician,
      longest: 100,
      set: (technician) => void settings.setMessages({ technician }),
    },
    ...accounts.all.map((account): SettingEntry => ({
      id: `limit ${account.id}`,
      section: 'assistance',
      label: t('sessions.limit.title', { name: accountName(account) }),
      help: t('sessions.limit.help', { minutes: WARNING_MINUTES }),
      ...among(
        allowedMinutes(rules),
        settings.sessionMinutesOf(account.id),
        (minutes) => t('sessions.limit.minutes', { minutes }),
        (minutes) => void settings.setSessionMinutes(account.id, minutes),
      ),
    })),
    {
      id: 'update',
      section: 'updates',
      kind: 'update',
      label: t('updates.version', { version: app.version }),
      help: updateWords(updates.state),
    },
    {
      id: 'automatic-updates',
      section: 'updates',
      label: t('updates.automatic'),
      help: t('updates.automatic.help'),
      kind: 'switch',
      checked: settings.updatesThemselves && updates.state.state !== 'off',
      disabled: updates.state.state === 'off',
      set: (automatic) => void settings.setUpdatesThemselves(automatic),
    },
    ...shortcutEntries(app),
    {
      id: 'diagnostics',
      section: 'help',
      label: t('diagnostics.title'),
      help: t('diagnostics.help'),
      kind: 'action',
      button: t('diagnostics.open'),
      run: () => app.dialogs.diagnostics(),
    },
    {
      id: 'about',
      section: 'help',
      label: t('about.title'),
      help: t('about.help'),
      kind: 'action',
      button: t('about.open'),
      run: () => app.dialogs.about(),
    },
  ];
}

/** Those in which every word of the search stands somewhere: name, sentence or choices. */
export function findSettings(
  entries: readonly SettingEntry[],
  search: string,
): readonly SettingEntry[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter((entry) => {
    const choices = entry.kind === 'choice' ? entry.options.map(({ label }) => label) : [];
    const keys = entry.kind === 'shortcut' ? entry.keys : [];
    const text = [entry.label, entry.help, ...choices, ...keys].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
