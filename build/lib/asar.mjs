// @ts-check

/**
 * Packs small text files into an asar archive, the one form in which Electron accepts its default
 * app. (Written here because set-up runs before any package may be relied on.)
 *
 * Layout: the size of the header pickle (itself pickled), the pickle with the JSON directory, then
 * the files' bytes one after another.
 *
 * @param {Record<string, string>} files name → text
 * @returns {Buffer}
 */
export function packAsar(files) {
  /** @type {Record<string, { size: number, offset: string }>} */
  const directory = {};
  const bodies = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const body = Buffer.from(text);
    directory[name] = { size: body.length, offset: String(offset) };
    bodies.push(body);
    offset += body.length;
  }
  const json = Buffer.from(JSON.stringify({ files: directory }));
  const padding = Buffer.alloc((4 - (json.length % 4)) % 4);
  const payload = Buffer.concat([uint32(json.length), json, padding]);
  const header = Buffer.concat([uint32(payload.length), payload]);
  return Buffer.concat([uint32(4), uint32(header.length), header, ...bodies]);
}

/**
 * The files of an archive, by their paths in it, in order.
 *
 * @param {Buffer} archive
 * @returns {string[]}
 */
export function listAsar(archive) {
  const start = 16;
  const json = archive.subarray(start, start + archive.readUInt32LE(start - 4)).toString();
  return namesIn(JSON.parse(json), '').sort();
}

/**
 * @param {{ files?: Record<string, any> }} entry
 * @param {string} name
 * @returns {string[]}
 */
function namesIn({ files }, name) {
  if (!files) return [name];
  return Object.entries(files).flatMap(([inside, entry]) =>
    namesIn(entry, name === '' ? inside : `${name}/${inside}`),
  );
}

/** @param {number} value */
function uint32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
