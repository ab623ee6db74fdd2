/** A drawing of lines, boxes and texts, in hundredths of a millimetre from the upper left corner. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

export type Shape = BoxShape | LineShape | TextShape;

export interface BoxShape {
  readonly kind: "box";
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** `RRGGBB` */
  readonly fill: string;
}

export interface LineShape {
  readonly kind: "line";
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
  /** `RRGGBB` */
  readonly colour: string;
  readonly width: number;
}

export interface TextShape {
  readonly kind: "text";
  /** The point that `align` is about, at the middle of the line. */
  readonly x: number;
  readonly y: number;
  readonly align: "left" | "center" | "right";
  readonly text: string;
  /** Height of the letters. */
  readonly size: number;
  /** `RRGGBB` */
  readonly colour: string;
}

/** The width of a text: a Chinese character is as wide as it is high, others half. */
export function textWidth(text: string, size: number): number {
  return advances(text, size).reduce((sum, width) => sum + width, 0);
}

/** The width of each UTF-16 unit of a text; of a pair the first has it. */
export function advances(text: string, size: number): readonly number[] {
  return Array.from({ length: text.length }, (_, i) => {
    const code = text.charCodeAt(i);
    if (code >= 0xdc00 && code <= 0xdfff) return 0;
    return code < 0x2000 ? Math.round(size / 2) : size;
  });
}
