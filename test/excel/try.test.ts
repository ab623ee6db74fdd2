import { it, expect } from "@jest/globals";
import { canonical, startExcelHost } from "../excel-host";
import { OfficeJsHost } from "../../src/excel";
import { planWorkbook } from "../../src/core/layout";
import { planUpdate } from "../../src/core/layout/update";
import { everyCase, monthAt } from "../interop/plan-cases";
import { packageParts } from "../golden/package-parts";
import { writeWorkbook } from "../../src/xlsx/writer";
import { periodOf, lastDayOf, monthOf } from "../../src/core/plan";

it("try", async () => {
  const host = startExcelHost();
  const period = periodOf("calendar-year", monthOf(2026, 1)!);
  const layout = planWorkbook(everyCase(period), { language: "zh", today: lastDayOf(monthAt(period, 5)) });
  const excel = new OfficeJsHost({ runtime: { Excel: host.Excel, isSetSupported: () => true }, wait: async () => {} });
  try { 
  await excel.render(layout, "create");
  const cells = await excel.read();
  const u = planUpdate(layout, cells);
  for (const s of u.sheets) if (s.changes.length) console.log(s.layout.name, s.changes.length, JSON.stringify(s.changes.slice(0, 3)), JSON.stringify(cells.read(s.found!).cell(s.changes[0]!.row, s.changes[0]!.column)));
  host.person.deleteSheet("Sheet1");
  const opt = { formulaValues: false };
  const a = packageParts(await writeWorkbook(canonical(host.toLayout(), opt))), b = packageParts(await writeWorkbook(canonical(layout, opt)));
  for (const k of new Set([...Object.keys(a), ...Object.keys(b)])) if (a[k] !== b[k]) {
    const x = (a[k] ?? "").split("\n"), y = (b[k] ?? "").split("\n");
    const i = x.findIndex((l, i) => l !== y[i]);
    console.log(k, x.length, y.length, i, x.slice(i, i + 3), y.slice(i, i + 3));
  }
  } catch (e) { console.log(e, (e as any).detail); }
  console.log(host.counters.missing);
  expect(1).toBe(1);
}); 
