import { ByteQueue } from './byte-queue';
import { type ClientMessage, ProtocolError, readClientMessage } from './client-messages';
import { CURSOR_HEIGHT, CURSOR_WIDTH, withPointer } from './cursor';
import { ENCODING } from './encodings';
import { Handshake } from './handshake';
import { fitted, type Picture } from './picture';
import { colourMapMessage } from './pixel-format';
import { DirtyTiles, type Rect } from './tiles';
import { UpdateWriter } from './update-writer';

/** The machine a session shows: its picture, and where keys and mouse go. */
export interface RfbDisplay {
  readonly name: string;
  readonly picture: Picture;
  key(keysym: number, down: boolean): void;
  pointer(x: number, y: number, buttons: number): void;
  cutText(text: string): void;
  /** A client that does not want to share came (RFC 6143, 7.3.1): the others must leave. */
  exclusive(session: RfbSession): void;
}

/** How a session reaches its client. */
export interface RfbTransport {
  /** Resolves when the bytes are on their way: the next update waits for it. */
  send(bytes: Buffer): Promise<void>;
  close(reason: string): void;
}

/**
 * One RFB client (RFC 6143): understands its messages, and answers each update request with
 * what has changed since the last one. Nothing it sends makes it throw: a client that does not
 * follow the protocol is dropped.
 */
export class RfbSession {
  private readonly queue = new ByteQueue();
  private readonly handshake: Handshake;
  private readonly writer = new UpdateWriter();
  private running = false;
  private closed = false;
  private sending = false;
  /** The part of the picture that was asked for, when an answer is due. */
  private asked: Rect | undefined;
  private dirty: DirtyTiles;
  /** Size the client believes in. */
  private width: number;
  private height: number;
  private supports = { desktopSize: false, cursor: false };
  private cursorDue = false;
  private pointer = { x: -1, y: -1 };

  constructor(
    private readonly display: RfbDisplay,
    private readonly transport: RfbTransport,
  ) {
    this.width = display.picture.width;
    this.height = display.picture.height;
    this.dirty = new DirtyTiles(this.width, this.height);
    this.handshake = new Handshake((bytes) => this.post(bytes), display);
    this.handshake.begin();
  }

  /** Bytes from the client, cut anywhere. */
  receive(chunk: Uint8Array): void {
    if (this.closed) return;
    this.queue.push(chunk);
    try {
      this.digest();
    } catch (error) {
      this.close(error instanceof ProtocolError ? error.message : 'internal error');
    }
  }

  /** The picture has changed here. */
  changed(rect: Rect): void {
    this.dirty.mark(rect);
  }

  /** Sends what is due; call it after changes. */
  flush(): void {
    if (this.closed || !this.running || this.sending || this.asked === undefined) return;
    const { picture } = this.display;
    const resized = picture.width !== this.width || picture.height !== this.height;
    if (resized && this.supports.desktopSize) {
      this.asked = undefined;
      this.resizeTo(picture);
      this.post(this.writer.desktopSize(this.width, this.height));
      return;
    }
    const rects = this.dirty.take(this.asked);
    if (rects.length === 0 && !this.cursorDue) return;
    this.asked = undefined;
    const shown = fitted(picture, this.width, this.height);
    const drawn =
      this.supports.cursor || this.pointer.x < 0
        ? shown
        : withPointer(shown, this.pointer.x, this.pointer.y);
    const update = this.writer.update(drawn, rects, this.cursorDue);
    this.cursorDue = false;
    this.sending = true;
    update
      .then((bytes) => (this.closed ? undefined : this.transport.send(bytes)))
      .then(
        () => {
          this.sending = false;
          this.flush();
        },
        () => this.close('connection lost'),
      );
  }

  close(reason: string): void {
    if (this.closed) return;
    this.closed = true;
    this.writer.close();
    this.transport.close(reason);
  }

  private digest(): void {
    if (!this.running) {
      const result = this.handshake.proceed(this.queue);
      if (result === 'waiting') return;
      if (!result.share) this.display.exclusive(this);
      // The size may have changed while the client was shaking hands.
      this.width = result.width;
      this.height = result.height;
      this.dirty = new DirtyTiles(this.width, this.height);
      this.running = true;
    }
    for (;;) {
      const message = readClientMessage(this.queue);
      if (message === undefined) break;
      this.obey(message);
    }
    this.flush();
  }

  private obey(message: ClientMessage): void {
    switch (message.type) {
      case 'set-pixel-format':
        this.writer.setFormat(message.format);
        if (!message.format.trueColour) this.post(colourMapMessage());
        this.cursorDue = this.supports.cursor;
        break;
      case 'set-encodings':
        this.writer.setEncodings(message.encodings);
        this.supports = {
          desktopSize: message.encodings.includes(ENCODING.desktopSize),
          cursor: message.encodings.includes(ENCODING.cursor),
        };
        this.cursorDue = this.supports.cursor;
        break;
      case 'update-request':
        if (!message.incremental) this.dirty.mark(message);
        this.asked = this.asked === undefined ? message : union(this.asked, message);
        break;
      case 'key':
        this.display.key(message.keysym, message.down);
        break;
      case 'pointer':
        this.movePointer(message.x, message.y);
        this.display.pointer(message.x, message.y, message.buttons);
        break;
      case 'cut-text':
        this.display.cutText(message.text);
        break;
    }
  }

  private movePointer(x: number, y: number): void {
    if (!this.supports.cursor) {
      const size = { width: CURSOR_WIDTH, height: CURSOR_HEIGHT };
      if (this.pointer.x >= 0) this.dirty.mark({ ...this.pointer, ...size });
      this.dirty.mark({ x, y, ...size });
    }
    this.pointer = { x, y };
  }

  private resizeTo(picture: Picture): void {
    this.width = picture.width;
    this.height = picture.height;
    this.dirty = new DirtyTiles(this.width, this.height);
    this.dirty.mark({ x: 0, y: 0, width: this.width, height: this.height });
  }

  private post(bytes: Buffer): void {
    this.transport.send(bytes).catch(() => this.close('connection lost'));
  }
}

function union(a: Rect, b: Rect): Rect {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}
