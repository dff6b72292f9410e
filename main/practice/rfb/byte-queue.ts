/** Bytes that have come in and are not yet understood. */
export class ByteQueue {
  private bytes: Buffer = Buffer.alloc(0);

  get length(): number {
    return this.bytes.length;
  }

  push(chunk: Uint8Array): void {
    this.bytes = this.bytes.length === 0 ? Buffer.from(chunk) : Buffer.concat([this.bytes, chunk]);
  }

  /** The next bytes without taking them. */
  get next(): Buffer {
    return this.bytes;
  }

  /** Takes `count` bytes, or undefined when there are not so many yet. */
  take(count: number): Buffer | undefined {
    if (this.bytes.length < count) return undefined;
    const taken = this.bytes.subarray(0, count);
    this.bytes = this.bytes.subarray(count);
    return taken;
  }
}
