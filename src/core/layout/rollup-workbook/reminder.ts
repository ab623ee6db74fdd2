import type { Rollup } from "../../rollup";
import type { Language } from "../schema";
import { dayText } from "./edition";
import type { RollupEdition } from "./edition";
import { rollupTextsOf } from "./texts";

/** 催报: the text for the branches whose report is missing, ready to be sent; empty where every branch has reported. */
export function reminderText(rollup: Rollup, language: Language): string {
  return reminderLines({ rollup, texts: rollupTextsOf(language) }).join("\n");
}

/** The reminder's lines; none where every branch has reported. */
export function reminderLines({
  texts,
  rollup,
}: Pick<RollupEdition, "texts" | "rollup">): readonly string[] {
  const { submissions } = texts;
  const kinds = ["missing", "unreadable", "not-filled"] as const;
  const groups = kinds.flatMap((kind) => {
    const late = rollup.branches.filter(({ status }) => status === kind);
    if (late.length === 0) return [];
    return [
      submissions.groups[kind],
      ...late.map(({ name, code, contact, phone }, i) =>
        submissions.reminded(i + 1, {
          name: name === "" ? (code ?? "") : name,
          contact,
          phone,
        }),
      ),
    ];
  });
  if (groups.length === 0) return [];
  const { branches, roster, asOf } = rollup;
  return [
    submissions.greeting,
    submissions.opening(
      dayText({ texts }, asOf),
      branches.length,
      roster.reported,
    ),
    ...groups,
    submissions.closing,
  ];
}
