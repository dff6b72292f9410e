import { expect, it } from 'vitest';
import { packIcns, packIco } from './icon-files.mjs';

const picture = (size: number) => ({ size, png: Buffer.from(`picture of ${size}`) });

it('finds each picture of an .ico where its directory says', () => {
  const pictures = [picture(16), picture(256)];
  const ico = packIco(pictures);
  expect(ico.subarray(0, 6)).toEqual(Buffer.from([0, 0, 1, 0, 2, 0]));
  const found = pictures.map((_, index) => {
    const at = 6 + 16 * index;
    const [length, offset] = [ico.readUInt32LE(at + 8), ico.readUInt32LE(at + 12)];
    return { width: ico[at], png: ico.subarray(offset, offset + length) };
  });
  expect(found).toEqual([
    { width: 16, png: picture(16).png },
    { width: 0, png: picture(256).png },
  ]);
});

it('walks through the parts of an .icns to its end', () => {
  const icns = packIcns([picture(16), picture(128), picture(1024)]);
  expect(icns.toString('latin1', 0, 4)).toBe('icns');
  expect(icns.readUInt32BE(4)).toBe(icns.length);
  const types = [];
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
    types.push(icns.toString('latin1', at, at + 4));
  }
  expect(types).toEqual(['ic07', 'ic10']);
});
