import "./text-coding";
import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { act, configure, render } from "@testing-library/react";
import { useMemo, useState } from "react";
import type { ReactElement } from "react";
import type { PaneJobs } from "../../src/app/pane";
import { HostError } from "../../src/core/layout";
import type {
  HostErrorCode,
  Language,
  SheetPatch,
  WorkbookHost,
  WorkbookLayout,
} from "../../src/core/layout";
import { messagesOf } from "../../src/ui/messages";
import { PaneProvider } from "../../src/ui/pane-context";
import type { PaneContext } from "../../src/ui/pane-context";
import { UndoBar } from "../../src/ui/undo-bar";
import { FileHost } from "../../src/xlsx/file-host";
import { inflateNode } from "../../src/xlsx/reader/inflate-node";
import { jobsOver } from "../app/pane/workbooks";

// A real workbook is read and written each time, on machines that do other things too.
configure({ asyncUtilTimeout: 15_000 });

/** A pane over a real workbook, and what else happens to it. */
export interface PaneOverWorkbook {
  readonly jobs: PaneJobs;
  readonly host: WorkbookHost;
  /** The cells that were brought into view, `sheet!cell`. */
  readonly revealed: readonly string[];
  /** The pages that were asked for, and the languages. */
  readonly asked: readonly string[];
  /** A person types into the sheet; the pane hears of it. */
  type(
    sheet: string,
    cell: string,
    value: string | number | null,
  ): Promise<void>;
  /** From now on every writing (or reading) fails, until `null`. */
  fail(verb: "write" | "read", code: HostErrorCode | null): void;
}

/** Shows a page with the undo bar below it, over a workbook of this layout. */
export async function showOverWorkbook(
  page: ReactElement,
  layout: WorkbookLayout | null,
  { language = "zh" }: { readonly language?: Language } = {},
): Promise<PaneOverWorkbook> {
  const file = new FileHost({ inflate: inflateNode, file: "计划.xlsx" });
  if (layout !== null) await file.render(layout, "create");
  const failing = new Map<string, HostErrorCode>();
  const check = (verb: string): void => {
    const code = failing.get(verb);
    if (code !== undefined) throw new HostError(code, "月度安排");
  };
  const host: WorkbookHost = {
    render: (wanted, mode) => file.render(wanted, mode),
    read: async (wants) => {
      check("read");
      return file.read(wants);
    },
    write: async (patches: readonly SheetPatch[]) => {
      check("write");
      await file.write(patches);
    },
    reveal: (place) => file.reveal(place),
    onEdited: (listener) => file.onEdited(listener),
  };
  const jobs = jobsOver(host);
  const revealed: string[] = [];
  const asked: string[] = [];
  let changed = (): void => undefined;
  function Shown(): ReactElement {
    const [revision, setRevision] = useState(0);
    changed = () => {
      setRevision((n) => n + 1);
    };
    const context = useMemo<PaneContext>(
      () => ({
        jobs,
        language,
        messages: messagesOf(language),
        revision,
        version: "0.0.0",
        changed,
        open: (name) => {
          asked.push(name);
        },
        asked: { source: null, visit: 0 },
        chooseLanguage: (chosen) => {
          asked.push(chosen);
        },
        reveal: ({ sheet, cell }) => {
          revealed.push(`${sheet}!${cell}`);
        },
      }),
      [revision],
    );
    return (
      <PaneProvider value={context}>
        {page}
        <UndoBar />
      </PaneProvider>
    );
  }
  render(
    <FluentProvider theme={webLightTheme}>
      <Shown />
    </FluentProvider>,
  );
  return {
    jobs,
    host,
    revealed,
    asked,
    type: async (sheet, cell, value) => {
      await file.write([{ sheet, cells: [{ cell, value }] }]);
      act(() => {
        changed();
      });
    },
    fail: (verb, code) => {
      if (code === null) failing.delete(verb);
      else failing.set(verb, code);
    },
  };
}
