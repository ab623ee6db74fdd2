/** Eight tables, so that eight bytes are taken at a time. */
const SLICES = 8;
const TABLES = tables();

function tables(): Uint32Array {
  const table = new Uint32Array(256 * SLICES);
  for (let n = 0; n < 256; n++) {
    let crc = n;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    table[n] = crc >>> 0;
  }
  for (let n = 256; n < table.length; n++) {
    const before = table[n - 256] ?? 0;
    table[n] = (before >>> 8) ^ (table[before & 255] ?? 0);
  }
  return table;
}

/** The CRC-32 of zip, unsigned; for hosts that have none of their own. */
export function crc32(bytes: Uint8Array): number {
  const t = TABLES;
  const b = bytes;
  let crc = -1;
  let at = 0;
  // The indexes are in range by construction; `as number` would only hide that, so `| 0` takes the undefined away.
  for (const end = b.length - (b.length % SLICES); at < end; at += SLICES) {
    const low = crc ^ (b[at]! | (b[at + 1]! << 8) | (b[at + 2]! << 16) | (b[at + 3]! << 24));
    crc =
      t[1792 + (low & 255)]! ^
      t[1536 + ((low >>> 8) & 255)]! ^
      t[1280 + ((low >>> 16) & 255)]! ^
      t[1024 + (low >>> 24)]! ^
      t[768 + b[at + 4]!]! ^
      t[512 + b[at + 5]!]! ^
      t[256 + b[at + 6]!]! ^
      t[b[at + 7]!]!;
  }
  for (; at < b.length; at++) crc = (crc >>> 8) ^ t[(crc ^ b[at]!) & 255]!;
  return ~crc >>> 0;
}
