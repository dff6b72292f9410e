import decodeQR from 'qr/decode.js';
import { expect, test } from 'vitest';
import { qrOf, type QrDrawing } from './qr';

/** What a camera sees: four pixels for each module. */
function photograph({ size, path }: QrDrawing): Parameters<typeof decodeQR>[0] {
  const scale = 4;
  const width = size * scale;
  const data = new Uint8Array(width * width * 4).fill(255);
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let index = 0; index < scale * scale; index += 1) {
      const column = Number(x) * scale + (index % scale);
      const row = Number(y) * scale + Math.floor(index / scale);
      data.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3);
    }
  }
  return { width, height: width, data };
}

test.each([
  'https://w.example:9445/#/share-space?username=li.wei&code=Z9QX7A2B',
  `https://w.example:9445/#/share-space?workspace_id=${'0123456789abcdef'.repeat(60)}&code=Z9QX7A2B`,
  '远程',
])('a camera reads %s again', (text) => {
  expect(decodeQR(photograph(qrOf(text)))).toBe(text);
});

test('four modules around it are light', () => {
  const { size, path } = qrOf('https://w.example');
  const places = [...path.matchAll(/M(\d+) (\d+)/g)].flatMap(([, x, y]) => [Number(x), Number(y)]);
  expect(Math.min(...places)).toBe(4);
  expect(Math.max(...places)).toBe(size - 5);
});
