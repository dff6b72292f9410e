/**
 * A program that begins and ends assistance sessions with the app's own code until it is killed. What it
 * is to do comes over standard input.
 */
import { text } from 'node:stream/consumers';
import { Connection } from '../../../main/accounts/connection';
import type { SignedIn } from '../../../main/accounts/accounts';
import { Assistances } from '../../../main/assistance/assistances';
import { SessionRegister } from '../../../main/assistance/register';
import { Clocks } from '../../../main/cloud/clocks';
import { Hosts } from '../../../main/cloud/hosts';
import { LIMITS } from '../../../main/cloud/limits';
import { Transport } from '../../../main/cloud/transport';
import { joinSignIn } from '../../../main/credentials/sign-in';
import { Failure } from '../../../main/errors';
import type { OwnedMachine } from '../../../main/inventory/inventory';
import { policyOf } from '../../../main/testing/policy';
import { systemTimer } from '../../../main/timer';
import { ImpatientPace, nodeFetch } from '../../support/cloud';
import { ordersSchema, type Orders } from './orders';

const silent = {
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

async function connect({ url, region, token }: Orders): Promise<Connection> {
  const pace = new ImpatientPace();
  const transport = new Transport({
    fetch: nodeFetch,
    pace,
    limits: LIMITS,
    hosts: new Hosts(),
    clocks: new Clocks(() => pace.now()),
    shown: () => undefined,
    isHeld: () => false,
  });
  const details = {
    name: 'Practice',
    login: { kind: 'token' },
    region,
    project: '',
    endpoints: { iam: url, workspace: url, clouddc: url },
    trustedCa: '',
    consoleHosts: [],
  } as const;
  const signIn = joinSignIn(details.login, { kind: 'token', token }, undefined);
  const policy = policyOf();
  const how = { openTransport: () => transport, policy, now: Date.now, random: Math.random };
  return Connection.open(details, signIn, how, {
    onEnded: () => undefined,
    onSkew: () => undefined,
  });
}

async function work(orders: Orders): Promise<never> {
  const connection = await connect(orders);
  const { details } = connection;
  const account: SignedIn = { id: 'a1', kind: 'cloud', details, connection };
  const unknown = { meaning: 'unknown', raw: '' } as const;
  const desktops = orders.desktops.map(({ id, name }): OwnedMachine => ({
    account,
    machine: {
      id: `a1/desktop/${id}`,
      accountId: 'a1',
      kind: 'desktop',
      nativeId: id,
      name,
      power: unknown,
      connection: null,
      health: null,
      users: [],
      place: '',
      region: orders.region,
      fetchedAt: new Date().toISOString(),
    },
  }));
  const assistances = new Assistances({
    accounts: { require: () => account },
    inventory: {
      require: (id) => {
        const found = desktops.find(({ machine }) => machine.id === id);
        if (found === undefined) throw new Failure('machine-not-found');
        return found;
      },
      find: () => undefined,
    },
    activity: { record: () => undefined },
    register: new SessionRegister(orders.register, silent),
    minutesOf: () => 60,
    policy: policyOf(),
    broadcast: () => undefined,
    copy: () => Promise.resolve(),
    timer: systemTimer,
    now: Date.now,
    log: silent,
  });
  process.stdout.write('working\n');
  for (let turn = 0; ; turn = (turn + 1) % desktops.length) {
    const id = desktops[turn]?.machine.id ?? '';
    // What was left open by the one before is ended as a technician would.
    if (assistances.sessions.isOwn(id)) await assistances.cancel(id);
    else await assistances.create(id);
  }
}

await work(ordersSchema.parse(JSON.parse(await text(process.stdin))));
