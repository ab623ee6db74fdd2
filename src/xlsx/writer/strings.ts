import { XML_HEAD, textElement } from "./xml";

/** The texts of a workbook's cells, each kept once, in the order of their first use. */
export class SharedStrings {
  readonly #indices = new Map<string, number>();
  #uses = 0;

  /** Index of a text, which is added where it is new. */
  indexOf(text: string): number {
    this.#uses += 1;
    const known = this.#indices.get(text);
    if (known !== undefined) return known;
    const index = this.#indices.size;
    this.#indices.set(text, index);
    return index;
  }

  /** `xl/sharedStrings.xml`, bit by bit. */
  *toXml(): Generator<string> {
    yield `${XML_HEAD}<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="${this.#uses}" uniqueCount="${this.#indices.size}">`;
    for (const text of this.#indices.keys())
      yield `<si>${textElement(text)}</si>`;
    yield "</sst>";
  }
}
