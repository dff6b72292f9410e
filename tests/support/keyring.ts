import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { Program } from './program';
import { until } from './until';

const run = promisify(execFile);

/** A session bus that starts nothing by itself: what is on it was put there by the test. */
const BUS_CONFIG = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;

const KEYRING_PASSWORD = 'opens the keyring of the test';

const entriesSchema = z.array(z.object({ account: z.string(), password: z.string() }));

export type KeyringEntry = z.infer<typeof entriesSchema>[number];

/** A real GNOME Keyring on a private D-Bus session. */
export class Keyring {
  readonly #env: NodeJS.ProcessEnv;
  readonly #bus: Program;
  readonly #address: string;
  #daemon: Program;

  private constructor(env: NodeJS.ProcessEnv, bus: Program, address: string, daemon: Program) {
    this.#env = env;
    this.#bus = bus;
    this.#address = address;
    this.#daemon = daemon;
  }

  /**
   * Starts bus and keyring, unlocked.
   * @param env of the session: `HOME` and the XDG folders, where the keyring keeps its file
   * @param folder for the bus configuration
   */
  static async start(env: NodeJS.ProcessEnv, folder: string): Promise<Keyring> {
    const config = path.join(folder, 'bus.conf');
    writeFileSync(config, BUS_CONFIG);
    const args = [`--config-file=${config}`, '--nofork', '--print-address'];
    const bus = Program.start('dbus-daemon', args, { env });
    const [, address = ''] = await bus.says(/^(unix:\S+)\n/m);
    const session = { ...env, DBUS_SESSION_BUS_ADDRESS: address };
    return new Keyring(session, bus, address, await startDaemon(session, KEYRING_PASSWORD));
  }

  /** For `DBUS_SESSION_BUS_ADDRESS`. */
  get address(): string {
    return this.#address;
  }

  /** Locks it, as after a log-in without its password. Nobody is there to be asked for it. */
  async lock(): Promise<void> {
    await this.#restart(undefined);
  }

  async unlock(): Promise<void> {
    await this.#restart(KEYRING_PASSWORD);
  }

  /** The entries of a service, as any program of this user could list them. */
  async entries(service: string): Promise<readonly KeyringEntry[]> {
    const script =
      'keytar.findCredentials(process.argv[1]).then((found) => console.log(JSON.stringify(found)))';
    const load = `const keytar = require(${JSON.stringify(createRequire(import.meta.url).resolve('keytar'))});`;
    const { stdout } = await run(process.execPath, ['-e', load + script, service], {
      env: this.#env,
    });
    return entriesSchema.parse(JSON.parse(stdout));
  }

  async stop(): Promise<void> {
    await this.#daemon.stop();
    await this.#bus.stop();
  }

  async #restart(password: string | undefined): Promise<void> {
    await this.#daemon.stop();
    this.#daemon = await startDaemon(this.#env, password);
  }
}

async function startDaemon(env: NodeJS.ProcessEnv, password: string | undefined): Promise<Program> {
  const args = ['--foreground', '--components=secrets'];
  const daemon = Program.start(
    'gnome-keyring-daemon',
    password === undefined ? args : [...args, '--unlock'],
    { env, ...(password === undefined ? {} : { input: password }) },
  );
  await until('the keyring is on the bus', () => isOnBus(env));
  return daemon;
}

async function isOnBus(env: NodeJS.ProcessEnv): Promise<boolean> {
  const question = ['/', 'org.freedesktop.DBus.NameHasOwner', 'string:org.freedesktop.secrets'];
  const args = ['--session', '--print-reply', '--dest=org.freedesktop.DBus', ...question];
  const { stdout } = await run('dbus-send', args, { env });
  return stdout.includes('boolean true');
}
