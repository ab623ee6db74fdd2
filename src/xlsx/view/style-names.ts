import type { CellStyle } from "../../core/layout";
import type { ViewStyles } from "./styles";

/** Gives the formats that a workbook's cells use names, as layouts have them. */
export class StyleNames {
  readonly #styles: ViewStyles;
  readonly #used = new Map<number, string | undefined>();

  constructor(styles: ViewStyles) {
    this.#styles = styles;
  }

  /**
   * The name of a format; `undefined` for the plain one. In a column with a
   * format (`under`) even the plain one has a name, as the column's would hold
   * otherwise, and the column's own has none.
   */
  of(format: number, under = 0): string | undefined {
    if (under !== 0 && format === under) return undefined;
    let name = this.#used.get(format);
    if (name === undefined && !this.#used.has(format)) {
      const style = this.#styles.cells[format]?.style ?? {};
      name = Object.keys(style).length === 0 ? undefined : `f${format}`;
      this.#used.set(format, name);
    }
    if (name !== undefined || under === 0 || this.of(under) === undefined)
      return name;
    this.#used.set(-1, PLAIN);
    return PLAIN;
  }

  /** The styles of all names that were given. */
  get styles(): Readonly<Record<string, CellStyle>> {
    return Object.fromEntries(
      [...this.#used].flatMap(([format, name]) =>
        name === undefined
          ? []
          : [[name, this.#styles.cells[format]?.style ?? {}]],
      ),
    );
  }
}

const PLAIN = "plain";
