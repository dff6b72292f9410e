// @ts-check

/**
 * One picture in several sizes, each as PNG, in the containers that Windows and macOS take.
 *
 * @typedef {object} Picture
 * @property {number} size its width and height
 * @property {Buffer} png
 */

/** The types of macOS' icon parts that hold a PNG, by its size. (Those of 16 and 32 hold no PNG.) */
const ICNS_TYPES = new Map([
  [64, 'icp6'],
  [128, 'ic07'],
  [256, 'ic08'],
  [512, 'ic09'],
  [1024, 'ic10'],
]);

/**
 * An `.ico`: a directory with 16 bytes for each picture, then the pictures.
 *
 * @param {readonly Picture[]} pictures up to 256 pixels
 */
export function packIco(pictures) {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2); // an icon, not a cursor
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  pictures.forEach(({ size, png }, index) => {
    const at = 6 + 16 * index;
    head.writeUInt8(size % 256, at); // 0 stands for 256
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4); // planes
    head.writeUInt16LE(32, at + 6); // bits of a pixel
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

/**
 * An `.icns`: parts one after another, each with its type and length before it.
 *
 * @param {readonly Picture[]} pictures sizes it has no type for are left out
 */
export function packIcns(pictures) {
  const parts = pictures.flatMap(({ size, png }) => {
    const type = ICNS_TYPES.get(size);
    return type === undefined ? [] : [part(type, png)];
  });
  return part('icns', Buffer.concat(parts));
}

/**
 * @param {string} type
 * @param {Buffer} body
 */
function part(type, body) {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(head.length + body.length, 4);
  return Buffer.concat([head, body]);
}
