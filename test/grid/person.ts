import type { HostUnderTest } from "../contract/host-contract";
import type { GridPage } from "./grid-page";

/** Above the given rows, as Univer numbers directions. */
const UP = 0;

/** Univer's number of the type of cells that hold text. */
const TEXT = 1;

/** What a person does in the grid, by the commands that Univer's own keys and menus run. */
export class GridPerson {
  constructor(private readonly page: GridPage) {}

  readonly type: HostUnderTest["person"]["type"] = async (
    sheet,
    cell,
    value,
  ) => {
    const match = /^([A-Z]+)(\d+)$/u.exec(cell);
    if (match === null) throw new Error(`no cell: ${cell}`);
    let column = 0;
    for (const letter of match[1] ?? "")
      column = column * 26 + letter.charCodeAt(0) - 64;
    await this.#put(sheet, Number(match[2]) - 1, column - 1, value);
  };

  readonly addTableRow: HostUnderTest["person"]["addTableRow"] = async (
    table,
    values,
  ) => {
    const { sheets } = await this.page.host.read();
    for (const sheet of sheets) {
      const found = sheet.tables.find(({ name }) => name === table);
      if (found === undefined) continue;
      for (const [index, value] of values.entries())
        if (value !== "")
          await this.#put(
            sheet.name,
            found.lastRow,
            found.firstColumn - 1 + index,
            value,
          );
      return;
    }
    throw new Error(`there is no table ${table}`);
  };

  readonly addSheet: HostUnderTest["person"]["addSheet"] = async (name) => {
    await this.#run("sheet.command.insert-sheet", null, { sheet: { name } });
  };

  readonly renameSheet: HostUnderTest["person"]["renameSheet"] = async (
    name,
    to,
  ) => {
    await this.#run("sheet.command.set-worksheet-name", name, { name: to });
  };

  readonly insertRow: HostUnderTest["person"]["insertRow"] = async (
    sheet,
    row,
  ) => {
    await this.#run("sheet.command.insert-row", sheet, {
      range: {
        startRow: row - 1,
        endRow: row - 1,
        startColumn: 0,
        endColumn: 10,
      },
      direction: UP,
    });
  };

  #put(
    sheet: string,
    row: number,
    column: number,
    value: string | number,
  ): Promise<void> {
    return this.#run("sheet.command.set-range-values", sheet, {
      range: {
        startRow: row,
        endRow: row,
        startColumn: column,
        endColumn: column,
      },
      value: typeof value === "string" ? { v: value, t: TEXT } : { v: value },
    });
  }

  async #run(
    command: string,
    sheet: string | null,
    params: object,
  ): Promise<void> {
    if (!(await this.page.execute(command, sheet, params)))
      throw new Error(`${command} was refused`);
  }
}
