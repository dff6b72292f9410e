import type { ByteQueue } from './byte-queue';
import { ProtocolError } from './client-messages';
import type { Picture } from './picture';
import { SERVER_FORMAT, writePixelFormat } from './pixel-format';

const VERSION = 'RFB 003.008\n';
const SECURITY_NONE = 1;

type Step = 'version' | 'security' | 'client-init';

export interface Agreed {
  /** ClientInit's shared flag (7.3.1). */
  readonly share: boolean;
  readonly width: number;
  readonly height: number;
}

/** Version, security and initialisation (RFC 6143, 7.1 to 7.3), for clients of 3.3, 3.7 and 3.8. */
export class Handshake {
  private step: Step = 'version';
  private minor: 3 | 7 | 8 = 8;

  constructor(
    private readonly send: (bytes: Buffer) => void,
    private readonly display: { readonly name: string; readonly picture: Picture },
  ) {}

  begin(): void {
    this.send(Buffer.from(VERSION, 'latin1'));
  }

  /** As far as the bytes go; throws `ProtocolError`. */
  proceed(queue: ByteQueue): 'waiting' | Agreed {
    if (this.step === 'version' && !this.readVersion(queue)) return 'waiting';
    if (this.step === 'security' && !this.readSecurity(queue)) return 'waiting';
    const flag = queue.take(1);
    if (flag === undefined) return 'waiting';
    const { width, height } = this.display.picture;
    this.send(this.serverInit(width, height));
    return { share: flag[0] !== 0, width, height };
  }

  private readVersion(queue: ByteQueue): boolean {
    const bytes = queue.take(12);
    if (bytes === undefined) return false;
    const match = /^RFB (\d{3})\.(\d{3})\n$/.exec(bytes.toString('latin1'));
    if (match === null || Number(match[1]) !== 3) throw new ProtocolError('unknown version');
    const minor = Number(match[2]);
    // "Other version numbers should be interpreted as 3.3" (7.1.1); later ones are 3.8.
    this.minor = minor >= 8 ? 8 : minor === 7 ? 7 : 3;
    if (this.minor === 3) {
      // 3.3: the server decides, as a 32-bit number, and there is no answer to it.
      this.send(Buffer.from([0, 0, 0, SECURITY_NONE]));
      this.step = 'client-init';
    } else {
      this.send(Buffer.from([1, SECURITY_NONE]));
      this.step = 'security';
    }
    return true;
  }

  private readSecurity(queue: ByteQueue): boolean {
    const bytes = queue.take(1);
    if (bytes === undefined) return false;
    if (bytes[0] !== SECURITY_NONE) {
      if (this.minor === 8) this.send(failure('This security type was not offered'));
      throw new ProtocolError('security type not offered');
    }
    // SecurityResult (7.1.3); before 3.8 there is none for type None.
    if (this.minor === 8) this.send(Buffer.alloc(4));
    this.step = 'client-init';
    return true;
  }

  /** 7.3.2: size, pixel format, name in UTF-8. */
  private serverInit(width: number, height: number): Buffer {
    const name = Buffer.from(this.display.name, 'utf8');
    const head = Buffer.alloc(4);
    head.writeUInt16BE(width, 0);
    head.writeUInt16BE(height, 2);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(name.length);
    return Buffer.concat([head, writePixelFormat(SERVER_FORMAT), length, name]);
  }
}

function failure(reason: string): Buffer {
  const text = Buffer.from(reason, 'utf8');
  const head = Buffer.alloc(8);
  head.writeUInt32BE(1, 0);
  head.writeUInt32BE(text.length, 4);
  return Buffer.concat([head, text]);
}
