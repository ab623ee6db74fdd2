import type { Item } from "./item";

/** Where marks usually stand, from the top; only used where this document does not say. */
const USUAL_RANK: readonly string[] = [
  "division",
  "heading-1",
  "part",
  "heading-2",
  "plain",
  "section",
  "roman",
  "cn",
  "cn-space",
  "ordinal",
  "order-word",
  "heading-3",
  "labelled",
  "half-cn",
  "paren-cn",
  "heading-4",
  "month",
  "decimal-2",
  "dun",
  "dot",
  "space",
  "dot-sign",
  "decimal-3",
  "paren",
  "half",
  "paren-sign",
  "letter",
  "circle",
  "bullet",
  "qiyi",
  "yishi",
];

/** Marks that writers mix within one list. */
const KIN: readonly (readonly string[])[] = [
  ["dun", "dot", "space", "half", "dot-sign"],
  ["paren", "half", "paren-sign"],
  ["cn", "cn-space", "ordinal", "half-cn"],
  ["paren-cn", "half-cn"],
];

/** The nesting of marks, learned from the sequence in which they come. */
export class Ladder {
  private readonly stack: Item[];
  private readonly nested = new Map<string, number>();
  private readonly lastOfKind = new Map<string, number | null>();
  /** How often a bullet follows one of its own kind. */
  private readonly inRow = new Map<string, number>();

  constructor(private readonly root: Item) {
    this.stack = [root];
  }

  current(): Item {
    return this.stack[this.stack.length - 1] ?? this.root;
  }

  /** The innermost open item that has a line of its own: what follows a list inside a paragraph belongs to the paragraph. */
  host(): Item {
    for (let i = this.stack.length - 1; i > 0; i--) {
      const open = this.stack[i];
      if (open?.inline === false) return open;
    }
    return this.root;
  }

  /** Counts how often the run of one kind lies between two neighbours of another: then it is below it. */
  learn(items: readonly Item[]): void {
    const since = new Map<string, Set<string>>();
    const last = new Map<string, number | null>();
    let before = "";
    for (const { kind, value } of items) {
      if (kind.startsWith("bullet"))
        this.inRow.set(
          kind,
          (this.inRow.get(kind) ?? 0) + (kind === before ? 1 : 0),
        );
      before = kind;
      const between = since.get(kind);
      const previous = last.get(kind);
      const continues =
        between !== undefined &&
        (value === null || previous == null || value === previous + 1);
      if (continues) for (const other of between) this.count(kind, other);
      for (const kinds of since.values())
        if (value === null || value === 1) kinds.add(kind);
      since.set(kind, new Set());
      last.set(kind, value);
    }
  }

  private count(above: string, below: string): void {
    if (above === below) return;
    const key = `${above}>${below}`;
    this.nested.set(key, (this.nested.get(key) ?? 0) + 1);
  }

  private isAbove(a: string, b: string): boolean {
    if (a === "root" || a === "division") return true;
    if (b === "division") return false;
    const [rowA, rowB] = [this.inRow.get(a), this.inRow.get(b)];
    // Signs that never come twice in a row are headings of those that do.
    if (
      rowA !== undefined &&
      rowB !== undefined &&
      (rowA === 0) !== (rowB === 0)
    )
      return rowA === 0;
    const net =
      (this.nested.get(`${a}>${b}`) ?? 0) - (this.nested.get(`${b}>${a}`) ?? 0);
    return net === 0 ? rank(a) < rank(b) : net > 0;
  }

  /** Puts an item below the right one of those that are open. */
  place(item: Item, following: readonly Item[]): void {
    const next = following[0] ?? null;
    if (item.kind === "plain" && item.role !== null)
      this.placePlain(item, next);
    else if (item.kind === "division") this.popTo(0);
    else if (item.kind !== "plain" || !this.placeWithin(item, following))
      this.placeMarked(item);
    this.current().children.push(item);
    this.stack.push(item);
    this.lastOfKind.set(item.kind, item.value);
  }

  private placeMarked(item: Item): void {
    this.leaveDivision(item);
    const sibling = this.siblingOf(item);
    if (sibling >= 0) {
      item.kind = this.stack[sibling]?.kind ?? item.kind;
      this.popTo(sibling - 1);
      return;
    }
    while (
      this.stack.length > 1 &&
      !this.isAbove(this.current().kind, item.kind)
    )
      this.stack.pop();
  }

  /** A container without a number opens a part where the top of the numbering begins below it, else it is a label inside its item. */
  private placePlain(item: Item, next: Item | null): void {
    const goesOn =
      next === null ||
      next.kind === "division" ||
      (next.value !== null && next.value > 1);
    const inside =
      next !== null &&
      this.stack.some(
        ({ kind }) =>
          this.isAbove(kind, next.kind) &&
          kind !== "root" &&
          kind !== "division" &&
          kind !== "plain",
      );
    if (goesOn || !inside || item.role === "preamble") {
      const keep = this.stack.findIndex(
        ({ kind }) => kind === "division" || kind === "part",
      );
      this.popTo(
        goesOn && next !== null ? this.stack.length - 1 : Math.max(0, keep),
      );
      return;
    }
    while (
      this.stack.length > 1 &&
      !this.isAbove(this.current().kind, next.kind)
    )
      this.stack.pop();
    const same = this.stack.findIndex(
      ({ kind, role }) => kind === "plain" && role !== null,
    );
    if (same > 0) this.popTo(same - 1);
  }

  /**
   * A heading without a number between two chapters: where their numbering
   * leaves one out it is that one, else it stands within the first. `false`
   * where no numbering goes on behind it.
   */
  private placeWithin(item: Item, following: readonly Item[]): boolean {
    const at = this.stack.findIndex(
      ({ kind, value }, i) => i > 0 && value !== null && kind !== "plain",
    );
    const chapter = this.stack[at];
    if (chapter?.value == null) return false;
    const goesOn = following.findIndex(({ kind }) => kind === chapter.kind);
    const resumed = following[goesOn]?.value;
    if (resumed == null || resumed <= chapter.value) return false;
    const isDivided = following
      .slice(0, goesOn)
      .some(({ kind }) => kind === "division");
    if (isDivided) return false;
    if (resumed > chapter.value + 1) {
      item.kind = chapter.kind;
      item.value = chapter.value + 1;
      item.lost = true;
      this.popTo(at - 1);
      return true;
    }
    if (goesOn === 0) return false;
    this.popTo(at);
    return true;
  }

  /** A numbering that goes on after a month list or a table ends that part. */
  private leaveDivision(item: Item): void {
    const at = this.stack.findIndex(
      ({ kind, role }) =>
        (kind === "division" && role === "schedule") ||
        (kind === "plain" && role !== null),
    );
    if (at <= 0 || item.value === null || item.value < 2) return;
    const openSince = this.stack
      .slice(at + 1)
      .some(({ kind }) => kind === item.kind);
    if (!openSince && this.lastOfKind.get(item.kind) === item.value - 1) {
      const parent = this.stack[at];
      const inParent =
        parent?.children.some(({ kind }) => kind === item.kind) ?? false;
      if (!inParent) this.popTo(at - 1);
    }
  }

  private siblingOf(item: Item): number {
    for (let i = this.stack.length - 1; i > 0; i--) {
      if (this.stack[i]?.kind === item.kind) return i;
    }
    if (item.value === null || item.value < 2) return -1;
    for (let i = this.stack.length - 1; i > 0; i--) {
      const open = this.stack[i];
      if (open === undefined || open.value !== item.value - 1) continue;
      if (KIN.some((kin) => kin.includes(open.kind) && kin.includes(item.kind)))
        return i;
    }
    return -1;
  }

  private popTo(index: number): void {
    this.stack.length = Math.max(1, index + 1);
  }
}

function rank(kind: string): number {
  const name = kind.startsWith("bullet") ? "bullet" : kind;
  const at = USUAL_RANK.indexOf(name);
  return at < 0 ? USUAL_RANK.length : at;
}
