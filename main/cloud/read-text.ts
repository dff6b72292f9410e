import { Failure } from '../errors';

/** A page of a thousand desktops is about a megabyte. */
const LONGEST_BYTES = 32 * 1024 * 1024;

/** The part of a `Response` that is used. */
export interface Received {
  readonly ok: boolean;
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: ReadableStream<Uint8Array> | null;
}

/**
 * The text of an answer, read piece by piece so that one without an end does not fill the memory.
 * @throws Failure `unexpected-answer` when it is longer than any answer is
 */
export async function readText(response: Received, host: string): Promise<string> {
  if (response.body === null) return '';
  const reader = response.body.getReader();
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.byteLength;
    if (length > LONGEST_BYTES) {
      await reader.cancel();
      throw new Failure('unexpected-answer', {
        status: response.status,
        detail: `longer than ${LONGEST_BYTES} bytes`,
        params: { host },
      });
    }
    pieces.push(value);
  }
  return new TextDecoder().decode(Buffer.concat(pieces));
}
