import { createContext, useContext } from "react";
import type { PaneJobs } from "../app/pane";
import type { CellPlace, Language } from "../core/layout";
import type { Messages, PageName } from "./messages";

/** What a plan can be made from. */
export type PlanSource = "template" | "document";

/** What every page has at hand. */
export interface PaneContext {
  readonly jobs: PaneJobs;
  readonly language: Language;
  readonly messages: Messages;
  /** Counts up whenever the workbook may have changed; a page reads again when it does. */
  readonly revision: number;
  readonly version: string;
  /** Tells the pages that the workbook has changed. */
  readonly changed: () => void;
  readonly open: (page: PageName) => void;
  /** What something outside the pane asked for; `visit` counts up each time. */
  readonly asked: {
    readonly source: PlanSource | null;
    readonly visit: number;
  };
  readonly chooseLanguage: (language: Language) => void;
  /** Brings a cell into view; what goes wrong is shown above the page. */
  readonly reveal: (place: CellPlace) => void;
}

const Context = createContext<PaneContext | null>(null);

export const PaneProvider = Context.Provider;

export function usePane(): PaneContext {
  const pane = useContext(Context);
  if (pane === null) throw new Error("a page stands outside the pane");
  return pane;
}
