import { dateParts, dayOf, parseBranchCode } from "../plan";
import type { Day, Roster, RosterBranch } from "../plan";
import type { Profile } from "./profile";

/**
 * How a branch's workbook reaches the parent: as one file; as two, of which
 * one is an earlier state of the same branch; not at all; or as a file whose
 * bytes were damaged on the way.
 */
export type Delivery = "once" | "twice" | "never" | "damaged";

export interface SampleBranch {
  readonly branch: RosterBranch;
  readonly profile: Profile;
  /** For `fillIn`. */
  readonly seed: number;
  readonly delivery: Delivery;
}

/** A county that does not exist, with everybody who must report to it. */
export interface SampleCounty {
  /** The county union's name. */
  readonly name: string;
  /** The township unions' names: the parents in the roster, without workbooks of their own. */
  readonly townships: readonly string[];
  readonly roster: Roster;
  /** The roster's branches in its order, with what they make of their plans. */
  readonly branches: readonly SampleBranch[];
}

type Row = readonly [
  name: string,
  contact: string,
  profile: Profile,
  delivery: Delivery,
];

/** The union above them all: whoever rolls the sample up. */
export const SAMPLE_UNION = "澄岭县总工会";

const TOWNSHIPS: readonly (readonly [string, readonly Row[]])[] = [
  [
    "柳溪镇总工会",
    [
      ["澄岭县第二中学工会", "许明远", "excellent", "once"],
      ["柳溪镇中心学校工会", "孟晓兰", "normal", "once"],
      ["澄岭恒织纺织有限公司工会", "戚桂芳", "normal", "twice"],
      ["柳溪社区工会", "佟建平", "struggling", "once"],
    ],
  ],
  [
    "望桥镇总工会",
    [
      ["望桥镇机关工会", "娄志强", "normal", "once"],
      ["望桥卫生院工会", "岑秀云", "excellent", "once"],
      ["澄岭宏固建材有限公司工会", "申大勇", "struggling", "once"],
      ["望桥农场社区工会", "苗玉山", "normal", "never"],
    ],
  ],
  [
    "南坪街道总工会",
    [
      ["南坪街道办事处机关工会", "管静怡", "normal", "once"],
      ["南坪小学工会", "阮小曼", "careless", "once"],
      ["澄岭安捷物流有限公司工会", "尚海涛", "silent", "once"],
      ["南坪家政服务业工会联合会", "翟美华", "normal", "damaged"],
    ],
  ],
];

/** The day until which the sample is filled in: the last 30 September that has passed. */
export function sampleDay(today: Day): Day {
  const { year } = dateParts(today);
  const thisYear = dayOf(year, 9, 30);
  const day =
    thisYear !== null && thisYear <= today ? thisYear : dayOf(year - 1, 9, 30);
  if (day === null) throw new Error("every year has a 30 September");
  return day;
}

/**
 * The sample county of the demo and the workbench: three township unions and
 * twelve branches. Names are invented, phone numbers begin with 0000.
 */
export function sampleCounty(): SampleCounty {
  const branches = TOWNSHIPS.flatMap(([township, rows], t) =>
    rows.map((row, i) => sampleBranch(township, row, (t + 1) * 100 + i + 1)),
  );
  return {
    name: SAMPLE_UNION,
    townships: TOWNSHIPS.map(([name]) => name),
    roster: { branches: branches.map(({ branch }) => branch) },
    branches,
  };
}

function sampleBranch(
  township: string,
  row: Row,
  number: number,
): SampleBranch {
  const [name, contact, profile, delivery] = row;
  const text = `CL-0${number}`;
  const code = parseBranchCode(text);
  if (code === null) throw new Error(`sample county: no branch code: ${text}`);
  return {
    branch: {
      code,
      name,
      parent: township,
      contact,
      phone: `0000-0000${number}`,
      path: [township],
    },
    profile,
    seed: number,
    delivery,
  };
}
