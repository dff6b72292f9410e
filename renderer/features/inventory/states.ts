import type { Connection, Health, Power } from '../../../preload/contract/models';
import { t } from '../../messages';

/** Colour of a state's dot. Only what needs a look has a colour that asks for one. */
export type Tone = 'ok' | 'warn' | 'bad' | 'idle' | 'info';

/** A state in words. */
export interface StateWords {
  readonly text: string;
  readonly hint: string;
  readonly tone: Tone;
}

const POWER_TONES: Record<Exclude<Power['meaning'], 'unknown'>, Tone> = {
  on: 'ok',
  off: 'idle',
  error: 'bad',
  hibernated: 'idle',
  busy: 'warn',
};

const CONNECTION_TONES: Record<Exclude<Connection['meaning'], 'unknown'>, Tone> = {
  unregistered: 'idle',
  registered: 'idle',
  connected: 'info',
  disconnected: 'idle',
};

const HEALTH_TONES: Record<Exclude<Health['meaning'], 'unknown'>, Tone> = {
  ok: 'idle',
  warning: 'warn',
  critical: 'bad',
};

/** A word of the cloud that we do not know is shown as it came. */
function unknownWords(raw: string): StateWords {
  return {
    text: t('state.unknown', { raw: raw === '' ? 'none' : raw }),
    hint: t('state.unknown.hint'),
    tone: 'idle',
  };
}

/** The cloud's task names (Workspace `task_status`) by how they begin, and what that comes to. */
const TASKS: readonly (readonly [RegExp, string])[] = [
  [/^(scheduling|block_device_mapping|networking|spawning)/, 'creating'],
  [/^reboot/, 'restarting'],
  [/^rebuild/, 'rebuilding'],
  [/^migrating/, 'migrating'],
  [/^resize/, 'resizing'],
  [/^powering-on/, 'starting'],
  [/^powering-off/, 'stopping'],
  [/^deleting/, 'deleting'],
  [/^(updating|desktopNetworkChanging)/, 'updating'],
];

/** Power in words. */
export function powerWords({ meaning, raw }: Power): StateWords {
  if (meaning === 'unknown') return unknownWords(raw);
  return {
    text: t(`power.${meaning}`, {
      raw,
      task: TASKS.find(([pattern]) => pattern.test(raw))?.[1] ?? 'other',
    }),
    hint: t(`power.${meaning}.hint`),
    tone: POWER_TONES[meaning],
  };
}

/** Connection of a desktop in words; null when its source could not be read. */
export function connectionWords(connection: Connection | null): StateWords {
  if (connection === null || connection.meaning === 'unknown') {
    return unknownWords(connection?.raw ?? '');
  }
  const { meaning } = connection;
  return {
    text: t(`connection.${meaning}`),
    hint: t(`connection.${meaning}.hint`),
    tone: CONNECTION_TONES[meaning],
  };
}

/** Health of a server in words. */
export function healthWords(health: Health | null): StateWords {
  if (health === null || health.meaning === 'unknown') return unknownWords(health?.raw ?? '');
  const { meaning } = health;
  return {
    text: t(`health.${meaning}`),
    hint: t(`health.${meaning}.hint`),
    tone: HEALTH_TONES[meaning],
  };
}
