import type { Account, Console, KeychainStatus, Machine } from '../../preload/contract/models';
import type { PolicyState } from '../../preload/contract/policy';
import type { Settings } from '../../preload/contract/settings';

/** A part of a report, in the order of its lines. `undefined` is left out. */
export type Part = Readonly<Record<string, unknown>>;

/** How many there are of each kind, e.g. `desktop 270, server 10`. */
function counts(words: readonly string[]): string {
  const found = new Map<string, number>();
  for (const word of words) found.set(word, (found.get(word) ?? 0) + 1);
  return found.size === 0 ? 'none' : [...found].map(([word, n]) => `${word} ${n}`).join(', ');
}

/** How accounts sign in and what became of it; not whose they are. */
export function accountsPart(accounts: readonly Account[]): Part {
  return Object.fromEntries(
    accounts.map(({ kind, details, session, remembered, clockSkewSeconds }, index) => [
      `account ${index + 1}`,
      [
        kind === 'practice' ? 'practice region' : `${details.login.kind} in ${details.region}`,
        session.state,
        ...(session.state === 'failed' ? [session.error.code, session.error.cloudCode ?? ''] : []),
        remembered ? 'remembered' : 'not remembered',
        ...(Object.keys(details.endpoints).length > 0 ? ['endpoints of its own'] : []),
        ...(details.trustedCa === '' ? [] : ['certificate of its own']),
        ...(clockSkewSeconds === 0 ? [] : [`clock ${clockSkewSeconds} s off`]),
      ]
        .filter(Boolean)
        .join(', '),
    ]),
  );
}

/** How many machines there are, and in what state. */
export function machinesPart(machines: readonly Machine[]): Part {
  return {
    machines: counts(machines.map(({ kind }) => kind)),
    power: counts(machines.map(({ power }) => power.meaning)),
  };
}

/** Open consoles and what the doctor says of those without a picture. */
export function consolesPart(consoles: readonly Console[]): Part {
  return {
    consoles: counts(consoles.map(({ state }) => state.state)),
    ...Object.fromEntries(
      consoles.flatMap(({ kind, diagnosis, retry }, index) =>
        diagnosis === null
          ? []
          : [
              [
                `console ${index + 1}`,
                [
                  `${kind}: ${diagnosis.code} (retry: ${retry.state})`,
                  ...diagnosis.findings.map(({ what, words }) => `${what}: ${words}`),
                ].join('; '),
              ],
            ],
      ),
    ),
  };
}

/** What was chosen, without what was written: no name, no words, no machine. */
export function settingsPart(settings: Settings): Part {
  const { keyboard, consoles, assistance, messages, machines } = settings;
  return {
    interface: settings.interface,
    list: settings.list,
    privacy: settings.privacy,
    background: settings.background,
    updates: settings.updates,
    quickOpen: settings.quickOpen.shortcut,
    shortcuts: settings.shortcuts.keys,
    hostKey: keyboard.hostKey,
    combinations: keyboard.combinations.length,
    pace: keyboard.pace,
    reopen: consoles.reopen,
    inUse: counts(Object.values(consoles.inUse)),
    streams: Object.values(consoles.streams),
    assistanceMinutes: Object.values(assistance.minutes),
    messageLanguage: messages.language,
    ownTemplates: Object.entries(messages.templates)
      .filter(([, template]) => template !== null)
      .map(([language]) => language),
    machines: Object.keys(machines).length,
    zooms: counts(Object.values(machines).map(({ zoom }) => String(zoom))),
    layouts: counts(Object.values(machines).map(({ layout }) => layout)),
  };
}

export function policyPart(policy: PolicyState): Part {
  switch (policy.state) {
    case 'none':
      return { policy: 'none' };
    case 'applied':
      return { policy: 'applied', source: policy.source, ...policy.rules };
    case 'refused':
      return { policy: 'refused', source: policy.source, detail: policy.detail };
  }
}

/** @param keychain null where it was not asked */
export function keychainPart(keychain: KeychainStatus | null): Part {
  if (keychain === null) return { keychain: 'not asked' };
  return {
    keychain: keychain.state,
    backend: keychain.backend,
    detail: keychain.state === 'ready' ? undefined : keychain.error.detail,
  };
}
