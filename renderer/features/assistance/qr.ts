import encodeQR from 'qr';

/** Modules of light around the code: without them many cameras do not find it. */
const QUIET_ZONE = 4;

/** A QR code as a drawing: `path` fills the dark modules of a square of `size` by `size`. */
export interface QrDrawing {
  readonly size: number;
  readonly path: string;
}

/**
 * The QR code of a text, with its quiet zone. It is a path and no markup, so that the page's policy on
 * trusted types has nothing to allow.
 * @throws Error for more than 2,331 bytes; a link has at most 1,024
 */
export function qrOf(text: string): QrDrawing {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: QUIET_ZONE });
  const path = rows.flatMap((row, y) =>
    row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')),
  );
  return { size: rows.length, path: path.join('') };
}
