import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
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
    return new Keyring(session, bus, address, await startDaemon(session));
  }

  /** For `DBUS_SESSION_BUS_ADDRESS`. */
  get address(): string {
    return this.#address;
  }

  /** Locks it. Nobody is there to be asked for its password. */
  async lock(): Promise<void> {
    await send(this.#env, 'org.freedesktop.secrets', '/org/freedesktop/secrets', [
      'org.freedesktop.Secret.Service.Lock',
      'array:objpath:/org/freedesktop/secrets/collection/login',
    ]);
  }

  /** Unlocks it as a log-in does, through the daemon's own socket. */
  async unlock(): Promise<void> {
    const socket = connect(path.join(this.#env['XDG_RUNTIME_DIR'] ?? '', 'keyring/control'));
    socket.write(unlockRequest(KEYRING_PASSWORD));
    const answer = await new Promise<Buffer>((resolve) => socket.once('data', resolve));
    socket.destroy();
    // Its own length, and then what came of it: 0 is success.
    if (answer.readUInt32BE(4) !== 0) {
      throw new Error('The keyring could not be unlocked');
    }
  }

  /** Ends its daemon, as a crash would. The bus stays, and nobody answers on it for the keyring. */
  async crash(): Promise<void> {
    await this.#daemon.crash();
    await until('the keyring is off the bus', async () => !(await isOnBus(this.#env)));
  }

  /** Starts the daemon again, unlocked, with what it had. */
  async restart(): Promise<void> {
    this.#daemon = await startDaemon(this.#env);
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
}

/** Starts the daemon and unlocks its keyring, which it makes the first time. */
async function startDaemon(env: NodeJS.ProcessEnv): Promise<Program> {
  const args = ['--foreground', '--components=secrets', '--unlock'];
  const daemon = Program.start('gnome-keyring-daemon', args, { env, input: KEYRING_PASSWORD });
  await until('the keyring is on the bus', () => isOnBus(env));
  return daemon;
}

async function isOnBus(env: NodeJS.ProcessEnv): Promise<boolean> {
  const question = ['org.freedesktop.DBus.NameHasOwner', 'string:org.freedesktop.secrets'];
  const answer = await send(env, 'org.freedesktop.DBus', '/', question);
  return answer.includes('boolean true');
}

async function send(
  env: NodeJS.ProcessEnv,
  destination: string,
  object: string,
  call: readonly string[],
): Promise<string> {
  const args = ['--session', '--print-reply', `--dest=${destination}`, object, ...call];
  const { stdout } = await run('dbus-send', args, { env });
  return stdout;
}

/** What PAM's module sends at a log-in: a zero, then length, operation 1, and the password. */
function unlockRequest(password: string): Buffer {
  const text = Buffer.from(password);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(12 + text.length, 1);
  head.writeUInt32BE(1, 5);
  head.writeUInt32BE(text.length, 9);
  return Buffer.concat([head, text]);
}
