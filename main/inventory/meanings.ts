/** The cloud's enum words as the app's meanings. A word that is not in a table is shown as it came. */
import type { Connection, Health, Known, Power } from '../../preload/contract/models';

function known<T extends string>(table: Readonly<Record<string, T>>, raw: string): Known<T> {
  // `hasOwn`, not indexing: the word comes from outside and might be `constructor`.
  const meaning = Object.hasOwn(table, raw) ? table[raw] : undefined;
  return { meaning: meaning ?? 'unknown', raw };
}

/** Desktop `status`, unless a task runs: `task_status` is empty or null when idle. */
export function desktopPower(status: string, taskStatus: string): Power {
  if (taskStatus !== '') return { meaning: 'busy', raw: taskStatus };
  return known({ ACTIVE: 'on', SHUTOFF: 'off', ERROR: 'error', HIBERNATED: 'hibernated' }, status);
}

/** Server `power_state`, unless `operation_state` says that a change is under way. */
export function serverPower(powerState: string, operationState: string): Power {
  if (operationState.endsWith('-processing')) return { meaning: 'busy', raw: operationState };
  return known({ on: 'on', off: 'off' }, powerState);
}

/** `connect_status`; `UNREGISTER` is the cloud's own spelling. */
export function connection(raw: string): Connection {
  return known(
    {
      UNREGISTER: 'unregistered',
      REGISTERED: 'registered',
      CONNECTED: 'connected',
      DISCONNECTED: 'disconnected',
    },
    raw,
  );
}

/** `health_state`; "Unknown" is the cloud's own word and stays one. */
export function health(raw: string): Health {
  return known({ OK: 'ok', Warning: 'warning', Critical: 'critical' }, raw);
}
