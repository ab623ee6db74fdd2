/** Eight tables, so that eight bytes are taken at a time. */
const SLICES = 8;
const TABLES = tables();

function tables(): Uint32Array {
  const table = new Uint32Array(256 * SLICES);
  for (let n = 0; n < 256; n++) {
    let crc = n;
    for (let bit = 0; bit < 8; bit++)
      crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    table[n] = crc >>> 0;
  }
  for (let n = 256; n < table.length; n++) {
    const before = table[n - 256] ?? 0;
    table[n] = (before >>> 8) ^ (table[before & 255] ?? 0);
  }
  return table;
}

/**
 * The CRC-32 of zip, unsigned; for hosts that have none of their own. It goes
 * on from the sum of what stood before the bytes, 0 at the start.
 */
export function crc32(bytes: Uint8Array, before = 0): number {
  const t = TABLES;
  const b = bytes;
  let crc = ~before;
  let at = 0;
  for (const end = b.length - (b.length % SLICES); at < end; at += SLICES) {
    const low =
      crc ^
      (item(b, at) |
        (item(b, at + 1) << 8) |
        (item(b, at + 2) << 16) |
        (item(b, at + 3) << 24));
    crc =
      item(t, 1792 + (low & 255)) ^
      item(t, 1536 + ((low >>> 8) & 255)) ^
      item(t, 1280 + ((low >>> 16) & 255)) ^
      item(t, 1024 + (low >>> 24)) ^
      item(t, 768 + item(b, at + 4)) ^
      item(t, 512 + item(b, at + 5)) ^
      item(t, 256 + item(b, at + 6)) ^
      item(t, item(b, at + 7));
  }
  for (; at < b.length; at++)
    crc = (crc >>> 8) ^ item(t, (crc ^ item(b, at)) & 255);
  return ~crc >>> 0;
}

/** The item at an index that is in range by construction, which the compiler cannot know. */
function item(list: Uint8Array | Uint32Array, at: number): number {
  return list[at] as number;
}
