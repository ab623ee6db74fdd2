import { CONTENT_FIELD } from "./field-lines";
import { isClosing } from "./headings";
import type { BodyPart } from "./item";
import type { Notebook, ReadGoal } from "./notebook";
import { part, textOf, trimmed } from "./source";
import type { Slice } from "./source";
import type { TableReader } from "./table-reader";

/** Reads lines that say what, when and who (主题：…, 时间：…, 负责人：…): one measure with its fields. */
export class FieldBlockReader {
  constructor(
    private readonly book: Notebook,
    private readonly tables: TableReader,
  ) {}

  read(body: readonly BodyPart[], goal: ReadGoal): void {
    const content: Slice[] = [];
    const others: Slice[] = [];
    for (const entry of body) {
      if (entry.type === "table") {
        const context = { section: goal.section, goal, schedule: false };
        this.tables.read(entry.table, context, goal);
        continue;
      }
      const line = trimmed(entry.slice);
      const label = CONTENT_FIELD.exec(textOf(line))?.[0].length ?? 0;
      if (label > 0) {
        this.book.ledger.claim("container", part(line, 0, label));
        content.push(part(line, label));
      } else others.push(entry.slice);
    }
    if (content.length > 0) this.book.addMeasure(goal, content);
    const measure =
      content.length > 0
        ? (goal.measures[goal.measures.length - 1] ?? null)
        : null;
    for (const slice of others) {
      if (this.book.takeField(slice, measure, goal)) continue;
      if (isClosing(textOf(slice))) this.book.ledger.leave("closing", slice);
      else this.book.note(goal, slice);
    }
  }
}
