import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Machine } from '../estate/models';
import { isOwnHost } from '../http/gateway';
import { GraphicalScreen } from '../screens/graphical-screen';
import { MachineScreen } from '../screens/machine-screen';
import type { Screen, ScreenClock, ScreenSubject } from '../screens/screen';
import { TextScreen } from '../screens/text-screen';
import { attach } from './attach';
import { bridge, type RfbTarget } from './bridge';
import { subjectOf } from './subject';
import { type ConsoleTickets, refusalStatus } from './tickets';

/** Clipboard text is the longest thing a viewer sends. */
const MAX_MESSAGE = 2 * 1024 * 1024;

export interface ConsolesParts {
  readonly tickets: ConsoleTickets;
  readonly machine: (id: string) => Machine | undefined;
  readonly region: string;
  readonly guide: () => string;
  readonly clock: ScreenClock;
  readonly port: () => number;
  /** Plays what should have happened meanwhile: a machine may be off by now. */
  readonly advance: () => void;
  readonly secure: boolean;
}

/** How an upgrade ended: 101, or the status it was refused with. */
type UpgradeStatus = 101 | 400 | 401 | 403 | 404 | 409;

/** The WebSocket side of the consoles: `…/websockify?token=…`. */
export class Consoles {
  private readonly screens = new Map<string, MachineScreen>();
  private readonly targets = new Map<string, RfbTarget>();
  private refusal: number | undefined;
  private readonly sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: MAX_MESSAGE,
    // Old clients ask for `binary` and want it confirmed.
    handleProtocols: (protocols) => (protocols.has('binary') ? 'binary' : false),
  });

  constructor(private readonly parts: ConsolesParts) {}

  /** From now on this machine's console is that RFB server; `undefined` ends it. */
  point(machineId: string, target: RfbTarget | undefined): void {
    if (target === undefined) this.targets.delete(machineId);
    else this.targets.set(machineId, target);
  }

  /** From now on every handshake is answered so, as by a proxy that knows no WebSockets. */
  refuse(status: number | undefined): void {
    this.refusal = status;
  }

  /** Cuts all connections, without a word. */
  cut(): void {
    for (const client of this.sockets.clients) client.terminate();
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): number {
    const status = this.refusal ?? this.admit(request, socket, head);
    if (status !== 101) {
      socket.end(
        `HTTP/1.1 ${String(status)} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
      );
    }
    return status;
  }

  close(): void {
    for (const screen of this.screens.values()) screen.closeAll('the practice region ends');
    this.cut();
    this.sockets.close();
  }

  private admit(request: IncomingMessage, socket: Duplex, head: Buffer): UpgradeStatus {
    const { port, tickets, machine, secure } = this.parts;
    const { host, origin } = request.headers;
    const ownOrigin = `${secure ? 'https' : 'http'}://${host ?? ''}`;
    if (!isOwnHost(host, port()) || (origin !== undefined && origin !== ownOrigin)) return 403;
    const url = new URL(request.url ?? '/', 'http://practice.invalid');
    if (!url.pathname.endsWith('/websockify')) return 404;

    const token = url.searchParams.get('token') ?? tokenCookie(request.headers.cookie);
    const verdict = tickets.check(token);
    if (verdict.state !== 'good') return refusalStatus(verdict.state);
    const found = machine(verdict.machineId);
    if (found === undefined) return 404;
    const target = this.targets.get(found.id);
    if (target === undefined && this.boots(found) === undefined) return 409;
    if (request.headers['sec-websocket-key'] === undefined) return 400;

    tickets.spend(token);
    this.sockets.handleUpgrade(request, socket, head, (client) => {
      if (target === undefined) attach(client, this.screenOf(found));
      else bridge(client, target);
    });
    return 101;
  }

  private screenOf(machine: Machine): MachineScreen {
    const known = this.screens.get(machine.id);
    if (known !== undefined) return known;
    const { region, guide } = this.parts;
    const subject = subjectOf(machine, { region, guide: guide() });
    const screen = new MachineScreen(
      {
        name: machine.name,
        boots: () => this.boots(machine),
        makeScreen: (fresh) => makeScreen(machine, subject, this.parts.clock, fresh),
      },
      this.parts.clock,
    );
    this.screens.set(machine.id, screen);
    return screen;
  }

  private boots(machine: Machine): number | undefined {
    this.parts.advance();
    const on =
      machine.kind === 'desktop' ? machine.status === 'ACTIVE' : machine.powerState === 'on';
    return on ? machine.boots : undefined;
  }
}

function makeScreen(
  machine: Machine,
  subject: ScreenSubject,
  clock: ScreenClock,
  fresh: boolean,
): Screen {
  return machine.kind === 'desktop' && machine.osType === 'Windows'
    ? new GraphicalScreen(subject, clock)
    : new TextScreen(subject, machine.kind, clock, fresh);
}

/** Pages of old keep the token in a cookie named `token`, as nova's proxy taught them. */
function tokenCookie(cookies: string | undefined): string {
  for (const part of (cookies ?? '').split(';')) {
    const [name, value] = part.trim().split('=');
    if (name === 'token' && value !== undefined) return value;
  }
  return '';
}
