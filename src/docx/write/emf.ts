import { advances, textWidth } from "./picture";
import type { BoxShape, LineShape, Picture, TextShape } from "./picture";

/**
 * Writes a picture as an enhanced metafile ([MS-EMF]): vectors and text that
 * Word, WPS and LibreOffice draw with the fonts of the machine, sharp at every
 * size and on paper. A pixel of its device is a hundredth of a millimetre, so
 * that the picture's own units are the file's.
 */
export function emfOf(picture: Picture): Uint8Array {
  const file = new Records();
  file.add(EMR.setBackgroundMode, [TRANSPARENT]);
  for (const shape of picture.shapes) {
    if (shape.kind === "box") drawBox(file, shape);
    else if (shape.kind === "line") drawLine(file, shape);
    else drawText(file, shape);
  }
  // No palette: count, offset, and the size of this record once more.
  file.add(EMR.end, [0, 16, 20]);
  return file.finish(picture);
}

const EMR = {
  header: 1,
  setBackgroundMode: 18,
  setTextAlign: 22,
  setTextColour: 24,
  moveTo: 27,
  selectObject: 37,
  createPen: 38,
  createBrush: 39,
  deleteObject: 40,
  rectangle: 43,
  end: 14,
  lineTo: 54,
  createFont: 82,
  textOut: 84,
} as const;

const TRANSPARENT = 1;
const NO_PEN = 0x80000008;
const NO_BRUSH = 0x80000005;
const SYSTEM_FONT = 0x8000000d;
const ALIGN = { left: 0, right: 2, center: 6 } as const;
/** The metafile's only object: each shape makes its pen, brush or font anew. */
const OBJECT = 1;
/** 宋体 by the name that every edition of Windows knows; its digits are half as wide as high. */
const FACE = "SimSun";

function drawBox(file: Records, box: BoxShape): void {
  file.add(EMR.createBrush, [OBJECT, 0, colourOf(box.fill), 0]);
  file.add(EMR.selectObject, [OBJECT]);
  file.add(EMR.selectObject, [NO_PEN]);
  file.add(EMR.rectangle, [box.left, box.top, box.right, box.bottom]);
  file.add(EMR.selectObject, [NO_BRUSH]);
  file.add(EMR.deleteObject, [OBJECT]);
}

function drawLine(file: Records, line: LineShape): void {
  file.add(EMR.createPen, [OBJECT, 0, line.width, 0, colourOf(line.colour)]);
  file.add(EMR.selectObject, [OBJECT]);
  file.add(EMR.moveTo, line.from);
  file.add(EMR.lineTo, line.to);
  file.add(EMR.selectObject, [NO_PEN]);
  file.add(EMR.deleteObject, [OBJECT]);
}

function drawText(file: Records, { text, size, ...shape }: TextShape): void {
  if (text === "") return;
  file.addBytes(EMR.createFont, fontBytes(size));
  file.add(EMR.selectObject, [OBJECT]);
  file.add(EMR.setTextAlign, [ALIGN[shape.align]]);
  file.add(EMR.setTextColour, [colourOf(shape.colour)]);
  const top = Math.round(shape.y - size / 2);
  file.addBytes(EMR.textOut, textBytes(text, size, shape.x, top));
  file.add(EMR.selectObject, [SYSTEM_FONT]);
  file.add(EMR.deleteObject, [OBJECT]);
}

/** LOGFONTW, padded to the size of the extended form that every reader takes. */
function fontBytes(size: number): Uint8Array {
  const bytes = new Uint8Array(4 + 320);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, OBJECT, true);
  view.setInt32(4, -size, true);
  view.setInt32(20, 400, true);
  // GB2312_CHARSET
  view.setUint8(27, 134);
  writeText(view, 32, FACE);
  return bytes;
}

/** EMR_EXTTEXTOUTW behind its head; offsets count from the record's first byte. */
function textBytes(
  text: string,
  size: number,
  x: number,
  top: number,
): Uint8Array {
  const head = 68;
  const padded = Math.ceil((text.length * 2) / 4) * 4;
  const bytes = new Uint8Array(head + padded + text.length * 4);
  const view = new DataView(bytes.buffer);
  const width = textWidth(text, size);
  [x - width, top, x + width, top + size].forEach((edge, i) => {
    view.setInt32(i * 4, edge, true);
  });
  // GM_COMPATIBLE, and the scale that it asks for.
  view.setUint32(16, 1, true);
  view.setFloat32(20, 1, true);
  view.setFloat32(24, 1, true);
  view.setInt32(28, x, true);
  view.setInt32(32, top, true);
  view.setUint32(36, text.length, true);
  view.setUint32(40, 8 + head, true);
  view.setUint32(64, 8 + head + padded, true);
  writeText(view, head, text);
  advances(text, size).forEach((advance, i) => {
    view.setUint32(head + padded + i * 4, advance, true);
  });
  return bytes;
}

function writeText(view: DataView, at: number, text: string): void {
  for (let i = 0; i < text.length; i += 1)
    view.setUint16(at + i * 2, text.charCodeAt(i), true);
}

/** `RRGGBB` as COLORREF. */
function colourOf(colour: string): number {
  const value = Number.parseInt(colour, 16);
  return ((value & 0xff) << 16) | (value & 0xff00) | ((value >> 16) & 0xff);
}

/** The records of a metafile as they come. */
class Records {
  readonly #records: Uint8Array[] = [];

  add(type: number, values: readonly number[]): void {
    const bytes = new Uint8Array(values.length * 4);
    const view = new DataView(bytes.buffer);
    values.forEach((value, i) => {
      view.setUint32(i * 4, value >>> 0, true);
    });
    this.addBytes(type, bytes);
  }

  addBytes(type: number, body: Uint8Array): void {
    const record = new Uint8Array(8 + body.length);
    const view = new DataView(record.buffer);
    view.setUint32(0, type, true);
    view.setUint32(4, record.length, true);
    record.set(body, 8);
    this.#records.push(record);
  }

  /** The whole file with its header in front. */
  finish({ width, height }: Picture): Uint8Array {
    const header = 100;
    const size = this.#records.reduce(
      (sum, { length }) => sum + length,
      header,
    );
    const bytes = new Uint8Array(size);
    const view = new DataView(bytes.buffer);
    const put = (at: number, ...values: readonly number[]): void => {
      values.forEach((value, i) => {
        view.setUint32(at + i * 4, value, true);
      });
    };
    put(0, EMR.header, header);
    put(8, 0, 0, width - 1, height - 1);
    put(24, 0, 0, width, height);
    // " EMF", version, size of the file, number of records, objects (the first is the file itself).
    put(40, 0x464d4520, 0x00010000, size, this.#records.length + 1);
    view.setUint16(56, OBJECT + 1, true);
    put(60, 0, 0, 0);
    // The device, in pixels and in millimetres; then no pixel format, no OpenGL.
    put(72, 20_000, 20_000, 200, 200);
    put(88, 0, 0, 0);
    let at = header;
    for (const record of this.#records) {
      bytes.set(record, at);
      at += record.length;
    }
    return bytes;
  }
}
