/**
 * The arithmetic of CRC-32 as ZIP has it, which joins the sums of pieces
 * without reading their bytes again (as zlib's `crc32_combine` does it).
 * Polynomials over GF(2) are 32-bit words with the highest power in bit 0.
 */

const POLYNOMIAL = 0xedb88320;
/** The polynomials 1 and x. */
const ONE = 0x80000000;
const X = 0x40000000;

/** x^(2^n) for n from 0 to 31. */
const SQUARES: readonly number[] = makeSquares();

/** What `appendCrc` needs to know of a piece's length in bytes; worth keeping where the piece is used again. */
export function crcShift(length: number): number {
  let product = ONE;
  // x^(8 · length), by the bits of length; 8 is 2^3, hence the square to begin with.
  for (
    let rest = length, square = 3;
    rest > 0;
    rest = Math.floor(rest / 2), square += 1
  ) {
    if (rest % 2 === 1)
      product = multiply(SQUARES[square % 32] ?? ONE, product);
  }
  return product;
}

/** The sum of a text and a piece after it, of both sums and the piece's `crcShift`. */
export function appendCrc(
  before: number,
  piece: number,
  shift: number,
): number {
  return (multiply(shift, before) ^ piece) >>> 0;
}

function timesX(a: number): number {
  return (a & 1 ? (a >>> 1) ^ POLYNOMIAL : a >>> 1) >>> 0;
}

function multiply(a: number, b: number): number {
  let product = 0;
  for (let bit = ONE; bit !== 0; bit >>>= 1) {
    if (a & bit) product ^= b;
    b = timesX(b);
  }
  return product >>> 0;
}

function makeSquares(): number[] {
  const squares = [X];
  for (let n = 1; n < 32; n += 1) {
    const last = squares[n - 1] ?? X;
    squares.push(multiply(last, last));
  }
  return squares;
}
