import type { WorkbookLayout } from "../../core/layout";

/** A layout that can go to another thread: its rows as arrays, since some come one by one. */
export function plainLayout(layout: WorkbookLayout): WorkbookLayout {
  return {
    ...layout,
    sheets: layout.sheets.map((sheet) => ({
      ...sheet,
      rows: [...sheet.rows],
    })),
  };
}
