import { expect, it } from 'vitest';
import { listAsar, packAsar } from './asar.mjs';

it.each(['', 'x', 'xy', 'xyz', 'grüße'])('packs files of any length (%j)', (text) => {
  const archive = packAsar({ 'package.json': text, 'main.js': 'start()' });
  const headerSize = archive.readUInt32LE(4);
  const json = archive.subarray(16, 16 + archive.readUInt32LE(12)).toString();
  const { files } = JSON.parse(json) as { files: Record<string, { size: number; offset: string }> };
  const read = (name: string) => {
    const { size, offset } = files[name] ?? { size: 0, offset: '0' };
    const start = 8 + headerSize + Number(offset);
    return archive.subarray(start, start + size).toString();
  };
  expect(headerSize % 4).toBe(0);
  expect(read('package.json')).toBe(text);
  expect(read('main.js')).toBe('start()');
});

it('lists what it packed', () => {
  expect(listAsar(packAsar({ 'package.json': '{}', 'main.js': '' }))).toEqual([
    'main.js',
    'package.json',
  ]);
});

it('lists what lies in folders', () => {
  const files = { dist: { files: { main: { files: { 'index.cjs': { size: 1, offset: '0' } } } } } };
  const json = Buffer.from(JSON.stringify({ files }));
  const head = Buffer.alloc(16);
  head.writeUInt32LE(json.length, 12);
  expect(listAsar(Buffer.concat([head, json]))).toEqual(['dist/main/index.cjs']);
});
