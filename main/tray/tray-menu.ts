import type { MenuItemConstructorOptions } from 'electron';
import type { MainLanguage } from '../language';
import type { MachineMarks } from '../../preload/contract/library';

/** A machine by its name. */
export interface NamedMachine {
  readonly machineId: string;
  readonly name: string;
}

/** What the menu of the tray is made of. */
export interface TrayContent {
  readonly favourites: readonly NamedMachine[];
  /** Opened last, the last first; favourites are not named twice. */
  readonly recent: readonly NamedMachine[];
  /** With assistance sessions that may be open. */
  readonly sessions: readonly NamedMachine[];
}

/** What its entries do. */
export interface TrayActions {
  readonly show: () => void;
  readonly open: (machineId: string) => void;
  readonly showSession: (machineId: string) => void;
  readonly quit: () => void;
}

/** As many as can be read at a glance; all are in the window. */
const MOST = 8;

const WORDS = {
  en: {
    show: 'Open Crashcart',
    favourites: 'Favourites',
    recent: 'Opened last',
    sessions: 'Assistance that may be open',
    quit: 'Quit Crashcart',
  },
  'zh-CN': {
    show: '打开 Crashcart',
    favourites: '收藏',
    recent: '最近打开',
    sessions: '可能仍在进行的远程协助',
    quit: '退出 Crashcart',
  },
};

/** Picks what is worth an entry. Machines whose name is not known (any more) are left out. */
export function trayContent(
  marks: Readonly<Record<string, MachineMarks>>,
  nameOf: (machineId: string) => string | undefined,
  sessions: readonly { readonly machineId: string; readonly machineName: string }[],
): TrayContent {
  const named = ([machineId]: readonly [string, MachineMarks]): NamedMachine[] => {
    const name = nameOf(machineId);
    return name === undefined ? [] : [{ machineId, name }];
  };
  const all = Object.entries(marks);
  const byUse = (a: readonly [string, MachineMarks], b: readonly [string, MachineMarks]): number =>
    (b[1].openedAt ?? '').localeCompare(a[1].openedAt ?? '');
  return {
    favourites: all
      .filter(([, { favourite }]) => favourite)
      .flatMap(named)
      .sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))
      .slice(0, MOST),
    recent: all
      .filter(([, { favourite, openedAt }]) => !favourite && openedAt !== null)
      .sort(byUse)
      .flatMap(named)
      .slice(0, MOST),
    sessions: sessions.map(({ machineId, machineName: name }) => ({ machineId, name })),
  };
}

/** The menu of the tray, in the language of the interface. */
export function trayMenu(
  { favourites, recent, sessions }: TrayContent,
  language: MainLanguage,
  actions: TrayActions,
): MenuItemConstructorOptions[] {
  const words = WORDS[language];
  const group = (
    label: string,
    machines: readonly NamedMachine[],
    click: (machineId: string) => void,
  ): MenuItemConstructorOptions[] =>
    machines.length === 0
      ? []
      : [
          { type: 'separator' },
          { label, enabled: false },
          ...machines.map(({ machineId, name }) => ({
            label: plain(name),
            click: () => click(machineId),
          })),
        ];
  return [
    { label: words.show, click: actions.show },
    // What may still be open comes first: it is why one looks here.
    ...group(words.sessions, sessions, actions.showSession),
    ...group(words.favourites, favourites, actions.open),
    ...group(words.recent, recent, actions.open),
    { type: 'separator' },
    { label: words.quit, click: actions.quit },
  ];
}

/** In a menu `&` marks a letter; in a name it is itself. */
function plain(name: string): string {
  return name.replaceAll('&', '&&');
}
