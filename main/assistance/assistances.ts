import type { ErrorCode } from '../../preload/contract/errors';
import type { Assistance, AssistanceField } from '../../preload/contract/models';
import type { Activity, Happening } from '../activity/activity';
import type { CloudClient } from '../cloud/client';
import { cancelAssistance, createAssistance, showAssistance } from '../cloud/workspace';
import { Failure } from '../errors';
import type { Inventory } from '../inventory/inventory';
import type { Broadcast } from '../ipc/broadcast';
import type { Log } from '../log';
import {
  canChange,
  disposeRecord,
  isEmpty,
  isPending,
  toRecord,
  type AssistanceRecord,
} from './record';
import type { Timer } from '../timer';
import { stepBetween } from './trace';

/** How often a followed record is read: while the user is asked, and once it is open. */
const PENDING_MS = 2_500;
const OPEN_MS = 10_000;

/** Failures that a later reading may not meet. */
const PASSING: ReadonlySet<ErrorCode> = new Set([
  'offline',
  'host-unreachable',
  'host-not-found',
  'timed-out',
  'throttled',
  'service-unavailable',
]);

export interface AssistancesOptions {
  readonly inventory: Pick<Inventory, 'require'>;
  readonly activity: Pick<Activity, 'record'>;
  readonly broadcast: Broadcast;
  readonly copy: (text: string) => Promise<void>;
  readonly timer: Timer;
  readonly log: Log;
}

/** A record that somebody looks at. */
interface Watched {
  record: AssistanceRecord | undefined;
  /** The technician has ended it. */
  cancelled: boolean;
  cancelTimer: () => void;
}

/**
 * Remote assistance of single desktops: create, follow, hand over, cancel. A record is followed only
 * while the technician looks at it and something can still change.
 */
export class Assistances {
  readonly #options: AssistancesOptions;
  readonly #watched = new Map<string, Watched>();

  constructor(options: AssistancesOptions) {
    this.#options = options;
  }

  /** The record as it is now; follows it from here on. Null: there is none. */
  async show(machineId: string): Promise<Assistance | null> {
    const watched = this.#watch(machineId);
    await this.#read(machineId, watched);
    return watched.record?.assistance ?? null;
  }

  /** Asks the user of the desktop. The code comes later, with the record that is followed. */
  async create(machineId: string): Promise<Assistance> {
    const { client, desktopId } = this.#desktop(machineId);
    const watched = this.#watch(machineId);
    let begun: AssistanceRecord | undefined;
    try {
      const body = await createAssistance(client, desktopId);
      begun = toRecord(machineId, body, new Date());
    } catch (thrown) {
      // One is open already, begun by a colleague or the user: show that one.
      if (!(thrown instanceof Failure) || thrown.data.code !== 'conflict') throw thrown;
      await this.#read(machineId, watched);
      const open = watched.record?.assistance;
      if (open !== undefined && canChange(open)) return open;
      throw thrown;
    }
    watched.cancelled = false;
    this.#record(machineId, { kind: 'assistance-asked', facts: {} });
    this.#keep(watched, begun);
    await this.#readIfPossible(machineId, watched, begun);
    return watched.record?.assistance ?? begun.assistance;
  }

  /** Ends the session for everyone in it. That there is none any more counts as done. */
  async cancel(machineId: string): Promise<void> {
    const { client, desktopId } = this.#desktop(machineId);
    try {
      await cancelAssistance(client, desktopId);
    } catch (thrown) {
      if (!(thrown instanceof Failure) || thrown.data.status !== 404) throw thrown;
    }
    this.#record(machineId, { kind: 'assistance-cancelled', facts: {} });
    const watched = this.#watched.get(machineId);
    if (watched !== undefined) watched.cancelled = true;
    if (watched !== undefined && (await this.#readIfPossible(machineId, watched))) {
      this.#announce(machineId, watched);
    }
  }

  /** Nobody looks any more. */
  unwatch(machineId: string): void {
    const watched = this.#watched.get(machineId);
    if (watched === undefined) return;
    this.#watched.delete(machineId);
    watched.cancelTimer();
    this.#keep(watched, undefined);
  }

  /** The space password. @throws Failure `not-found` when the space has none */
  password(machineId: string): string {
    const password = this.#password(machineId);
    this.#record(machineId, handedOver('password', 'shown'));
    return password;
  }

  #password(machineId: string): string {
    const password = this.#watched.get(machineId)?.record?.password;
    if (password === undefined) throw new Failure('not-found');
    return password.reveal();
  }

  /** Puts one field on the clipboard. @throws Failure `not-found` when it is empty */
  async copy(machineId: string, field: AssistanceField): Promise<void> {
    const assistance = this.#watched.get(machineId)?.record?.assistance;
    if (assistance === undefined) throw new Failure('not-found');
    const text = {
      code: () => assistance.code,
      'private-link': () => assistance.privateLink,
      'internet-link': () => assistance.internetLink,
      'space-name': () => assistance.spaceName,
      password: () => this.#password(machineId),
    }[field]();
    if (text === '') throw new Failure('not-found');
    await this.#options.copy(text);
    this.#record(machineId, handedOver(field, 'copied'));
  }

  #desktop(machineId: string): { client: CloudClient; desktopId: string } {
    const { machine, account } = this.#options.inventory.require(machineId);
    if (machine.kind !== 'desktop') throw new Failure('bad-request');
    return { client: account.connection.client, desktopId: machine.nativeId };
  }

  #watch(machineId: string): Watched {
    const watched = this.#watched.get(machineId) ?? {
      record: undefined,
      cancelled: false,
      cancelTimer: () => undefined,
    };
    this.#watched.set(machineId, watched);
    return watched;
  }

  /**
   * Reads the record and plans the next reading.
   * @param begun what a creation answered: stands until the cloud's GET knows of it
   */
  async #read(machineId: string, watched: Watched, begun?: AssistanceRecord): Promise<void> {
    const { client, desktopId } = this.#desktop(machineId);
    watched.cancelTimer();
    let record: AssistanceRecord | undefined;
    try {
      const body = await showAssistance(client, desktopId);
      record = isEmpty(body) ? undefined : toRecord(machineId, body, new Date());
    } catch (thrown) {
      if (!(thrown instanceof Failure) || thrown.data.status !== 404) throw thrown;
    }
    // The panel was closed while the answer was on its way.
    if (this.#watched.get(machineId) !== watched) {
      if (record !== undefined) disposeRecord(record);
      return;
    }
    const before = watched.record?.assistance;
    this.#keep(watched, record ?? begun);
    const step = stepBetween(before, watched.record?.assistance, watched.cancelled);
    if (step !== undefined) this.#record(machineId, step);
    this.#plan(machineId, watched);
  }

  /** After something was done: that it was done is true whether or not the record can be read now. */
  async #readIfPossible(
    machineId: string,
    watched: Watched,
    begun?: AssistanceRecord,
  ): Promise<boolean> {
    try {
      await this.#read(machineId, watched, begun);
      return true;
    } catch (thrown) {
      this.#goOn(machineId, watched, thrown);
      return false;
    }
  }

  /**
   * A reading failed. The network may be back by the next one; anything else would fail again, and a
   * password the cloud refuses must not be tried every few seconds.
   */
  #goOn(machineId: string, watched: Watched, thrown: unknown): void {
    this.#options.log.info('Assistance could not be followed', thrown);
    const passing = thrown instanceof Failure && PASSING.has(thrown.data.code);
    if (passing && this.#watched.get(machineId) === watched) this.#plan(machineId, watched);
  }

  #plan(machineId: string, watched: Watched): void {
    const assistance = watched.record?.assistance;
    if (assistance === undefined || !canChange(assistance)) return;
    const pause = isPending(assistance) ? PENDING_MS : OPEN_MS;
    watched.cancelTimer();
    watched.cancelTimer = this.#options.timer.after(pause, () => {
      this.#follow(machineId, watched).catch((thrown: unknown) =>
        this.#goOn(machineId, watched, thrown),
      );
    });
  }

  async #follow(machineId: string, watched: Watched): Promise<void> {
    await this.#read(machineId, watched);
    if (this.#watched.get(machineId) === watched) this.#announce(machineId, watched);
  }

  #announce(machineId: string, watched: Watched): void {
    this.#options.broadcast('assistance:changed', {
      machineId,
      assistance: watched.record?.assistance ?? null,
    });
  }

  #record(machineId: string, happening: Happening): void {
    const { inventory, activity } = this.#options;
    activity.record({ ...happening, machine: inventory.require(machineId).machine });
  }

  #keep(watched: Watched, record: AssistanceRecord | undefined): void {
    if (watched.record !== undefined && watched.record !== record) disposeRecord(watched.record);
    watched.record = record;
  }
}

function handedOver(field: AssistanceField, way: 'copied' | 'shown'): Happening {
  return { kind: 'assistance-handed-over', facts: { field, way } };
}
