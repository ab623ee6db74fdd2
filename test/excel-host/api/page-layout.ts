import type { PageSetup, PageTexts } from "../model/page-setup";
import type { Sheet } from "../model/sheet";
import {
  asFlag,
  asNumber,
  asOneOf,
  asRecord,
  asText,
} from "../protocol/arguments";
import { ApiError, invalidArgument } from "../protocol/errors";
import type { AnySpec, Scalar } from "../protocol/type-table";
import { Facet, readable, served, writable } from "../protocol/type-table";
import { RangeAreas, RangeObject, rangeFrom } from "./area";

type Of<Name extends string> = Facet<Name, Sheet>;
type Page = Of<"PageLayout">;

/** A property of the page set-up; setting it makes the sheet one that was set up. */
function setUp<Key extends keyof PageSetup>(
  key: Key,
  take: (value: unknown) => PageSetup[Key],
): Scalar<Page> {
  return writable(
    ({ of }) => of.page[key],
    ({ of }, value) => {
      of.workbook.assertMayChange();
      of.page[key] = take(value);
      of.page.touched = true;
    },
  );
}

function flag(
  key:
    | "centerHorizontally"
    | "centerVertically"
    | "printGridlines"
    | "printHeadings"
    | "blackAndWhite"
    | "draftMode",
): Scalar<Page> {
  return setUp(key, (value) => asFlag(value, key));
}

/** In points. */
function margin(
  key:
    | "leftMargin"
    | "rightMargin"
    | "topMargin"
    | "bottomMargin"
    | "headerMargin"
    | "footerMargin",
): Scalar<Page> {
  return setUp(key, (value) => {
    const points = asNumber(value, key);
    if (points < 0) throw invalidArgument(`${key} is below 0`);
    return points;
  });
}

const PAPERS = ["A3", "A4", "A4Small", "A5", "B4", "B5", "Letter"] as const;

function zoom({ of: { page, workbook } }: Page, value: unknown): void {
  workbook.assertMayChange();
  const given = asRecord(value, "zoom");
  const pages = (key: string): number | null => {
    const count = given.get(key) ?? null;
    if (count === null) return null;
    const number = asNumber(count, key);
    if (!Number.isInteger(number) || number < 1 || number > 32_767)
      throw invalidArgument(`${key} is no number of pages`);
    return number;
  };
  const scale = given.get("scale") ?? null;
  page.fitWidth = pages("horizontalFitToPages");
  page.fitHeight = pages("verticalFitToPages");
  page.scale = scale === null ? null : asNumber(scale, "scale");
  if (page.scale !== null && (page.scale < 10 || page.scale > 400))
    throw invalidArgument("scale is from 10 to 400");
  if (page.scale !== null && (page.fitWidth ?? page.fitHeight) !== null)
    throw invalidArgument("a sheet is scaled or made to fit, not both");
  page.touched = true;
}

const POINTS_IN = { Points: 1, Inches: 72, Centimeters: 72 / 2.54 } as const;
const MARGINS = {
  left: "leftMargin",
  right: "rightMargin",
  top: "topMargin",
  bottom: "bottomMargin",
  header: "headerMargin",
  footer: "footerMargin",
} as const;

const pageLayout = served<Page>("PageLayout", {
  scalars: {
    orientation: setUp("orientation", (value) =>
      asOneOf(value, ["Portrait", "Landscape"] as const, "orientation"),
    ),
    paperSize: setUp("paperSize", (value) =>
      asOneOf(value, PAPERS, "paperSize"),
    ),
    zoom: writable(
      ({ of: { page } }) =>
        page.scale === null
          ? {
              horizontalFitToPages: page.fitWidth,
              verticalFitToPages: page.fitHeight,
            }
          : { scale: page.scale },
      zoom,
    ),
    leftMargin: margin("leftMargin"),
    rightMargin: margin("rightMargin"),
    topMargin: margin("topMargin"),
    bottomMargin: margin("bottomMargin"),
    headerMargin: margin("headerMargin"),
    footerMargin: margin("footerMargin"),
    centerHorizontally: flag("centerHorizontally"),
    centerVertically: flag("centerVertically"),
    printGridlines: flag("printGridlines"),
    printHeadings: flag("printHeadings"),
    blackAndWhite: flag("blackAndWhite"),
    draftMode: flag("draftMode"),
  },
  links: { headersFooters: ({ of }) => new Facet("HeaderFooterGroup", of) },
  methods: {
    setPrintArea: ({ of }, args) => {
      of.workbook.assertMayChange();
      const given = args.at(0);
      if (given instanceof RangeAreas)
        throw new ApiError(
          "InvalidOperation",
          "The test host prints one area.",
        );
      of.page.area = rangeFrom(of.workbook, of, given).rect;
      of.page.touched = true;
    },
    setPrintTitleRows: ({ of }, args) => {
      of.workbook.assertMayChange();
      of.page.titleRows = rangeFrom(of.workbook, of, args.at(0)).rect;
      of.page.touched = true;
    },
    setPrintTitleColumns: ({ of }, args) => {
      of.workbook.assertMayChange();
      of.page.titleColumns = rangeFrom(of.workbook, of, args.at(0)).rect;
      of.page.touched = true;
    },
    setPrintMargins: ({ of }, args) => {
      of.workbook.assertMayChange();
      const unit =
        POINTS_IN[
          asOneOf(
            args.at(0),
            ["Points", "Inches", "Centimeters"] as const,
            "unit",
          )
        ];
      const given = asRecord(args.at(1), "margins");
      for (const [name, key] of Object.entries(MARGINS)) {
        const value = given.get(name) ?? null;
        if (value !== null) of.page[key] = asNumber(value, name) * unit;
      }
      of.page.touched = true;
    },
    getPrintAreaOrNullObject: ({ of }) =>
      of.page.area === null ? null : new RangeAreas(of, [of.page.area]),
    getPrintTitleRowsOrNullObject: ({ of }) =>
      of.page.titleRows === null
        ? null
        : new RangeObject(of, of.page.titleRows),
    getPrintTitleColumnsOrNullObject: ({ of }) =>
      of.page.titleColumns === null
        ? null
        : new RangeObject(of, of.page.titleColumns),
  },
});

const group = served<Of<"HeaderFooterGroup">>("HeaderFooterGroup", {
  scalars: {
    state: readable(() => "Default"),
    useSheetMargins: readable(() => true),
    useSheetScale: readable(() => true),
  },
  links: { defaultForAllPages: ({ of }) => new Facet("HeaderFooter", of) },
});

function pageText(
  which: "header" | "footer",
  place: keyof PageTexts,
): Scalar<Of<"HeaderFooter">> {
  return writable(
    ({ of }) => of.page[which][place],
    ({ of }, value) => {
      of.workbook.assertMayChange();
      const text = asText(value, `${place} ${which}`);
      if (text.length > 255)
        throw invalidArgument("headers and footers have 255 characters");
      of.page[which][place] = text;
      of.page.touched = true;
    },
  );
}

const headerFooter = served<Of<"HeaderFooter">>("HeaderFooter", {
  scalars: {
    leftHeader: pageText("header", "left"),
    centerHeader: pageText("header", "center"),
    rightHeader: pageText("header", "right"),
    leftFooter: pageText("footer", "left"),
    centerFooter: pageText("footer", "center"),
    rightFooter: pageText("footer", "right"),
  },
});

/** Printing. */
/** Breaks between rows: a page begins with the range's first row. */
const pageBreaks = served<Of<"PageBreakCollection">>("PageBreakCollection", {
  methods: {
    add: ({ of }, args) => {
      of.workbook.assertMayChange();
      const { row } = rangeFrom(of.workbook, of, args.at(0)).rect;
      const { breaks } = of.page;
      if (!breaks.includes(row)) breaks.push(row);
      breaks.sort((a, b) => a - b);
      of.page.touched = true;
      return new Facet("PageBreak", of);
    },
    getCount: ({ of }) => of.page.breaks.length,
    removePageBreaks: ({ of }) => {
      of.page.breaks.length = 0;
    },
  },
});

const pageBreak = served<Of<"PageBreak">>("PageBreak", {});

export const PAGE_TYPES: readonly (readonly [string, AnySpec])[] = [
  pageLayout,
  pageBreaks,
  pageBreak,
  group,
  headerFooter,
];
