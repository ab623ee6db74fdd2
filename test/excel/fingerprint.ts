import type { ExcelHost } from "../excel-host";

const WHOLE = { row: 0, column: 0, rows: 1_048_576, columns: 16_384 };

/**
 * All that a workbook is, sheet by sheet, by readable keys: two states of it
 * are equal if and only if their fingerprints are.
 */
export function fingerprint(
  host: ExcelHost,
): Readonly<Record<string, unknown>> {
  const { workbook } = host;
  const state: Record<string, unknown> = {
    sheets: workbook.sheets.map(({ name }) => name),
    eventsEnabled: workbook.eventsEnabled,
    calculation: workbook.calculationMode,
  };
  for (const { name, formula, visible } of workbook.names)
    state[`name ${name}`] = [formula, visible];
  for (const sheet of workbook.sheets) {
    state[`sheet ${sheet.name}`] = {
      visibility: sheet.visibility,
      protection: sheet.protection && {
        password: sheet.protection.password,
        options: Object.fromEntries(sheet.protection.options),
      },
      tables: sheet.tables.map(({ name, rect, columnNames }) => ({
        name,
        rect,
        columnNames,
      })),
      validations: sheet.validations.length,
      rules: sheet.conditionalFormats.length,
    };
    for (const [row, column, cell] of sheet.cellsIn(WHOLE)) {
      const { value, formula } = cell;
      const format = sheet.formatAt(row, column);
      if (
        value === null &&
        formula === null &&
        format === sheet.formatAround(row, column)
      )
        continue;
      state[`${sheet.name}!R${row + 1}C${column + 1}`] = {
        value,
        formula,
        format,
      };
    }
  }
  return state;
}
