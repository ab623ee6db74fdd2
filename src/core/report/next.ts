import { quarterOf } from "../plan";
import type { Recurrence } from "../plan";
import { matchKey } from "../rollup";
import type { NodeDetail } from "../rollup";
import type { ReportContext } from "./context";
import { isOpen } from "./context";
import type {
  ReportEdition,
  ReportPart,
  ReportSection,
  ReportTable,
} from "./model";
import { paragraph, text, words as own } from "./runs";
import { listTable } from "./tables";
import { placeOf, shortened } from "./work";

const COMING_ROWS = 12;
const PROPOSALS = 30;
const BRANCHES_NAMED = 2;

/** 四、下步打算: what is still to be done, and at the period's end what is proposed for the next one. */
export function nextSection(
  context: ReportContext,
  edition: ReportEdition,
): ReportSection {
  const { words, counts, rollup, scope } = context;
  const coming = comingTable(context);
  const finish: ReportPart = {
    key: "finish",
    title: words.parts.finish,
    blocks: [
      paragraph(
        words.next.finish({
          overdue: context.total.year.overdue,
          open: counts.open,
        }),
      ),
      ...(scope === "union" && rollup.roster.total !== null
        ? [paragraph(words.next.submissions(counts.missing))]
        : []),
      ...(coming === null ? [] : [coming]),
    ],
  };
  return {
    key: "next",
    title: words.sections.next,
    blocks: [],
    parts: edition === "year" ? [finish, proposalsPart(context)] : [finish],
  };
}

/** Nodes of equal text and field. */
interface Bunch {
  readonly first: NodeDetail;
  readonly branches: Map<string, string>;
}

function bunches(
  details: readonly NodeDetail[],
  keyOf: (detail: NodeDetail) => string,
): readonly Bunch[] {
  const byKey = new Map<string, Bunch>();
  for (const detail of details) {
    const key = keyOf(detail);
    const bunch = byKey.get(key) ?? { first: detail, branches: new Map() };
    byKey.set(key, bunch);
    bunch.branches.set(detail.branch.key, detail.branch.name);
  }
  return [...byKey.values()];
}

function namesOf({ words }: ReportContext, { branches }: Bunch): string {
  const names = [...branches.values()];
  return words.tables.severalBranches(
    names.slice(0, BRANCHES_NAMED),
    names.length > BRANCHES_NAMED,
  );
}

/** What falls due next, the first months first; `null` where nothing is open. */
function comingTable(context: ReportContext): ReportTable | null {
  const { words, rollup, details, scope } = context;
  const { tables } = words;
  const { headers, notes } = tables;
  const open = bunches(
    details.filter(isOpen(rollup)),
    ({ node, state }) => `${state.dueMonth} ${matchKey(node.text)}`,
  )
    .map((bunch, at) => ({ bunch, at }))
    .sort(
      (a, b) =>
        a.bunch.first.state.dueMonth - b.bunch.first.state.dueMonth ||
        b.bunch.branches.size - a.bunch.branches.size ||
        a.at - b.at,
    );
  if (open.length === 0) return null;
  const isUnion = scope === "union";
  return listTable(
    "coming",
    tables.coming,
    [
      { key: "dueMonth", header: headers.dueMonth, align: "center", width: 16 },
      {
        key: "arrangement",
        header: headers.arrangement,
        align: "left",
        width: 52,
      },
      isUnion
        ? { key: "branch", header: headers.branch, align: "left", width: 34 }
        : { key: "owner", header: headers.owner, align: "left", width: 20 },
    ],
    open.slice(0, COMING_ROWS).map(({ bunch }) => {
      const { node, state } = bunch.first;
      const place = placeOf(bunch.first);
      return [
        text(words.month(state.dueMonth)),
        own(shortened(node.text), place),
        own(isUnion ? namesOf(context, bunch) : node.owner, place),
      ];
    }),
    open.length > COMING_ROWS ? notes.comingCut : notes.coming,
  );
}

type Origin = "overdue" | "deferred" | Exclude<Recurrence, "once">;
const ORDER: readonly Origin[] = [
  "overdue",
  "deferred",
  "monthly",
  "quarterly",
  "standing",
];

/** Why a node would be planned again; `null` where it would not. */
function originOf(
  { rollup }: ReportContext,
  { node, state }: NodeDetail,
): Origin | null {
  const inPeriod = quarterOf(rollup.period, state.dueMonth) !== null;
  if (state.overdue && inPeriod) return "overdue";
  if (state.deferral === "timely" && !inPeriod) return "deferred";
  if (state.cancelledOn !== null || node.recurrence === "once") return null;
  return inPeriod ? node.recurrence : null;
}

function proposalsPart(context: ReportContext): ReportPart {
  const { words, details, language } = context;
  const { tables } = words;
  const { headers, notes } = tables;
  const origins = new Map<NodeDetail, Origin>();
  for (const detail of details) {
    const origin = originOf(context, detail);
    if (origin !== null) origins.set(detail, origin);
  }
  // What is carried over stands before what goes on; one line an arrangement.
  const sorted = [...origins.keys()].sort(
    (a, b) => orderOf(origins.get(a)) - orderOf(origins.get(b)),
  );
  const proposed = bunches(
    sorted,
    ({ node }) => `${node.field} ${matchKey(node.text)}`,
  );
  const title = words.parts.proposals;
  if (proposed.length === 0)
    return {
      key: "proposals",
      title,
      blocks: [paragraph([text(words.next.noProposals)])],
    };
  const isUnion = context.scope === "union";
  const table = listTable(
    "proposals",
    tables.proposals,
    [
      {
        key: "field",
        header: headers.field,
        align: "left",
        width: language === "zh" ? 16 : 24,
      },
      {
        key: "arrangement",
        header: headers.arrangement,
        align: "left",
        width: 48,
      },
      { key: "origin", header: headers.origin, align: "center", width: 14 },
      isUnion
        ? { key: "branch", header: headers.branch, align: "left", width: 28 }
        : { key: "owner", header: headers.owner, align: "left", width: 18 },
    ],
    proposed.slice(0, PROPOSALS).map((bunch) => {
      const { node } = bunch.first;
      const place = placeOf(bunch.first);
      return [
        text(words.field(node.field)),
        own(shortened(node.text), place),
        text(tables.origins[origins.get(bunch.first) ?? "standing"]),
        own(isUnion ? namesOf(context, bunch) : node.owner, place),
      ];
    }),
    proposed.length > PROPOSALS ? notes.proposalsCut : notes.proposals,
  );
  return {
    key: "proposals",
    title,
    blocks: [paragraph([text(words.next.proposals)]), table],
  };
}

function orderOf(origin: Origin | undefined): number {
  return origin === undefined ? ORDER.length : ORDER.indexOf(origin);
}
