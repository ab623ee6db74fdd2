import type { Language } from "../../core/layout";
import type { Day, Plan, Roster } from "../../core/plan";
import { fileNameFrom, issue } from "../issue";
import type { NamedBytes } from "../pane/platform";
import type { OutputFolder } from "../ports";
import { jobControlOf } from "./job";
import type { FileJob } from "./job";
import type { FileWorkTools } from "./tools";

/** What is issued to whom. */
export interface IssueOrder {
  readonly plan: Plan;
  readonly roster: Roster;
  readonly language: Language;
  readonly today: Day;
}

/** 下发: a workbook for each branch of a roster. */
export interface IssuingWork {
  /** One zip with every branch's workbook and `issue-record.json`. */
  readonly archive: FileJob<IssueOrder, NamedBytes>;
  /** The workbooks one by one, in the roster's order; for rosters of a few branches. */
  readonly workbooks: FileJob<IssueOrder, readonly NamedBytes[]>;
}

/** What the zip is called after the plan's title. */
const ARCHIVE_WORD = { zh: "下发", en: "issued" } as const;

export function issuingWork(tools: FileWorkTools): IssuingWork {
  return {
    archive: async (order, control = {}) => {
      const archive = tools.newArchive();
      await issueInto(archive, order, control);
      const words = [ARCHIVE_WORD[order.language], order.plan.title];
      return { name: fileNameFrom(words, "zip"), bytes: archive.end() };
    },
    workbooks: async (order, control = {}) => {
      const files = new Map<string, Uint8Array>();
      const folder: OutputFolder = {
        write: (name, bytes) => {
          files.set(name, bytes);
          return Promise.resolve(name);
        },
      };
      const issued = await issueInto(folder, order, control);
      return issued.files.flatMap(({ file }) => {
        const bytes = files.get(file);
        return bytes === undefined ? [] : { name: file, bytes };
      });
    },
  };

  function issueInto(
    folder: OutputFolder,
    { plan, roster, language, today }: IssueOrder,
    control: Parameters<typeof jobControlOf>[0],
  ): ReturnType<typeof issue> {
    return issue(
      tools.toolbox(today),
      plan,
      roster,
      folder,
      { language },
      jobControlOf(control),
    );
  }
}
