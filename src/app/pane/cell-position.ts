/** Row and column of an A1 address, from 1. Throws a `RangeError` for what is no address of one cell. */
export function cellPosition(address: string): {
  readonly row: number;
  readonly column: number;
} {
  const match = /^([A-Z]{1,3})([1-9]\d{0,6})$/u.exec(address);
  if (match === null) throw new RangeError(`no cell: ${address}`);
  let column = 0;
  for (const letter of match[1] ?? "")
    column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(match[2]), column };
}
