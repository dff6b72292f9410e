import type { WebSocket } from 'ws';
import { RfbSession } from '../rfb/session';
import type { MachineScreen } from '../screens/machine-screen';

/** Lets the client of a WebSocket look at a machine's screen. */
export function attach(socket: WebSocket, screen: MachineScreen): void {
  screen.wake();
  const session = new RfbSession(screen, {
    send: (bytes) =>
      new Promise((resolve, reject) => {
        socket.send(bytes, (error) => {
          if (error instanceof Error) reject(error);
          else resolve();
        });
      }),
    close: (reason) => {
      screen.remove(session);
      // A close reason may have 123 bytes (RFC 6455, 5.5.1); ours are short.
      socket.close(1000, reason);
    },
  });
  screen.add(session);
  socket.on('message', (data, isBinary) => {
    if (isBinary && Buffer.isBuffer(data)) session.receive(data);
    else session.close('binary frames only');
  });
  socket.on('close', () => session.close('connection closed'));
  socket.on('error', () => session.close('connection lost'));
}
