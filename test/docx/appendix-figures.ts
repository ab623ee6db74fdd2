import type { TableBlock } from "../../src/core/intake/document";

/** One figure of the appendix of a Word report. */
export interface AppendixFigure {
  readonly label: string;
  readonly shown: string;
  /** `季度汇总!F20`, or the sheet that it is counted from. */
  readonly origin: string;
  readonly branches: string;
  readonly basis: string;
}

/**
 * The figures of the sentences as the rows of the appendix tell them, in any
 * order of rows: names, values and cells that share a row belong together by
 * their places in it.
 */
export function appendixFigures(
  rows: TableBlock["rows"],
): readonly AppendixFigure[] {
  return rows.slice(1).flatMap((cells): AppendixFigure[] => {
    const [, label = "", shown = "", origin = "", branches = "", basis = ""] =
      cells.map(({ text }) => text);
    const values = shown.split(/[；;] ?/u);
    const parts = parted(label, values.length);
    const [, lead = "", listed = ""] = /^(.*!)([^!]+)$/u.exec(origin) ?? [];
    const places = lead === "" ? [] : listed.split(/[；;] ?/u);
    if (lead !== "" && places.length !== values.length)
      throw new Error(
        `${values.length} values, ${places.length} cells: ${origin}`,
      );
    return values.map((value, i) => ({
      label: parts[i] ?? "",
      shown: value,
      origin: lead === "" ? origin : `${lead}${places[i] ?? ""}`,
      branches,
      basis,
    }));
  });
}

/** `维权服务：安排工作；已完成` as 维权服务：安排工作 and 维权服务：已完成. */
function parted(label: string, count: number): readonly string[] {
  if (count === 1) return [label];
  const parts = label.split(/[；;] ?/u);
  if (parts.length !== count)
    throw new Error(`${count} values for the names of ${label}`);
  const [, of = ""] = /^(.*?(?:：|: ))/u.exec(label) ?? [];
  return parts.map((part, i) => (i === 0 ? part : `${of}${part}`));
}

/** A table of the appendix's second list: the cells of each of its columns. */
export interface AppendixTable {
  readonly label: string;
  readonly columns: ReadonlyMap<string, readonly string[]>;
}

/** The tables as the appendix tells them: `领域汇总：安排工作 Z6:Z13；已完成 AA6:AA13`, every range as its cells. */
export function appendixTables(
  rows: TableBlock["rows"],
): readonly AppendixTable[] {
  return rows.slice(1).map((cells) => {
    const columns = new Map<string, readonly string[]>();
    let sheet = "";
    for (const told of (cells[2]?.text ?? "").split(/[；;] ?/u)) {
      const [, named = "", ranges] =
        /^([^!]*?)((?: [A-Z]+\d+(?::[A-Z]+\d+)?)+)$/u.exec(told) ?? [];
      const parts = named.split(/：|: /u);
      const header = parts.pop() ?? "";
      const lead = parts.length === 0 ? undefined : parts.join("：");
      sheet = lead ?? sheet;
      if (ranges === undefined) continue;
      columns.set(header, [
        ...(columns.get(header) ?? []),
        ...ranges
          .trim()
          .split(" ")
          .flatMap((range) => cellsOf(sheet, range)),
      ]);
    }
    return { label: cells[1]?.text ?? "", columns };
  });
}

function cellsOf(sheet: string, range: string): readonly string[] {
  const [, column = "", from = "", to = from] =
    /^([A-Z]+)(\d+)(?::[A-Z]+(\d+))?$/u.exec(range) ?? [];
  return Array.from(
    { length: Number(to) - Number(from) + 1 },
    (_, i) => `${sheet}!${column}${Number(from) + i}`,
  );
}
