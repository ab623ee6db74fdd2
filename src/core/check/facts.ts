import type { FindingCode } from "../finding";
import { cellAddress } from "../layout/cells";
import type {
  GoalRow,
  MeasureRow,
  NodeRow,
  PlanReading,
  RowPlace,
  TableKey,
} from "../layout/reading";
import type { BaselineNode, Day, GoalId, MeasureId, NodeId } from "../plan";
import { nodeState } from "../rollup/state";
import type { NodeState } from "../rollup/state";

/** What a person may set about the checks. */
export interface CheckSettings {
  /** An indicator is doubtful where it is so many times its neighbour, or the other way round. */
  readonly jumpFactor: number;
  /** Indicator values below this, in the indicator's unit, never count as a jump. */
  readonly jumpFloor: number;
}

export const DEFAULT_CHECKS: CheckSettings = { jumpFactor: 10, jumpFloor: 30 };

export interface CheckContext {
  /** The running day: what is dated after it cannot have happened. */
  readonly today: Day;
  /** The cut-off by which things must have been done and reported; today if absent. */
  readonly asOf?: Day;
  readonly settings?: Partial<CheckSettings>;
}

/** A reading with what the rules ask of it again and again, worked out once. */
export class PlanFacts {
  readonly settings: CheckSettings;
  readonly today: Day;
  /** The end of this day is what due days and ended months are compared with. */
  readonly cutoff: Day;
  /** The first row of each id. */
  readonly goals: ReadonlyMap<GoalId, GoalRow>;
  readonly measures: ReadonlyMap<MeasureId, MeasureRow>;
  readonly baseline: ReadonlyMap<NodeId, BaselineNode>;
  /** Goals that a measure names, and measures that a node names. */
  readonly goalsWithMeasure: ReadonlySet<GoalId | null>;
  readonly measuresWithNode: ReadonlySet<MeasureId | null>;
  private readonly states = new Map<NodeRow, NodeState | null>();
  private readonly reported: ReadonlySet<string>;
  private readonly troubled: ReadonlySet<string>;

  constructor(
    readonly reading: PlanReading,
    context: CheckContext,
  ) {
    this.settings = { ...DEFAULT_CHECKS, ...context.settings };
    this.today = context.today;
    this.cutoff = context.asOf ?? context.today;
    this.goals = firstById(reading.goals);
    this.measures = firstById(reading.measures);
    this.baseline = firstById(reading.baseline ?? []);
    this.goalsWithMeasure = new Set(
      reading.measures.map(({ goalId }) => goalId),
    );
    this.measuresWithNode = new Set(
      reading.nodes.map(({ measureId }) => measureId),
    );
    this.reported = new Set(
      reading.findings.map(({ code, place }) => placeKey(code, place)),
    );
    this.troubled = new Set(
      reading.findings
        .filter(({ severity }) => severity !== "info")
        .map(({ place }) => placeKey("", place)),
    );
  }

  /** The cell of a row's column; its cell is `null` where the table lacks the column. */
  at(
    table: TableKey,
    place: RowPlace,
    column: string,
  ): { readonly sheet: string; readonly cell: string | null } {
    const index = this.reading.tables[table]?.columns.get(column);
    return {
      sheet: place.sheet,
      cell: index === undefined ? null : cellAddress(place.row, index),
    };
  }

  has(table: TableKey, column: string): boolean {
    return this.reading.tables[table]?.columns.has(column) ?? false;
  }

  /** Has reading found this code at the cell already, or anywhere where no cell is given? */
  isReported(
    code: FindingCode,
    place: { sheet: string | null; cell: string | null },
  ): boolean {
    return place.cell === null
      ? this.reading.findings.some(
          (finding) => finding.code === code && !finding.place.cell,
        )
      : this.reported.has(placeKey(code, place));
  }

  /** Could reading not take the cell as it stands? Then a blank value is not a blank cell. */
  isTroubled(place: { sheet: string | null; cell: string | null }): boolean {
    return place.cell !== null && this.troubled.has(placeKey("", place));
  }

  /** The node at the cut-off as the roll-up counts it; `null` for one without a month. */
  state(node: NodeRow): NodeState | null {
    const known = this.states.get(node);
    if (known !== undefined) return known;
    const { dueMonth } = node;
    const state =
      dueMonth === null
        ? null
        : nodeState({ ...node, dueMonth }, this.cutoff, { today: this.today });
    this.states.set(node, state);
    return state;
  }
}

function placeKey(
  code: string,
  place: { sheet?: string | null; cell?: string | null },
): string {
  return `${code}|${place.cell ?? ""}|${place.sheet ?? ""}`;
}

function firstById<Id, Row extends { readonly id: Id | null }>(
  rows: readonly Row[],
): ReadonlyMap<Id, Row> {
  const map = new Map<Id, Row>();
  for (const row of rows)
    if (row.id !== null && !map.has(row.id)) map.set(row.id, row);
  return map;
}
