import {
  AlignmentType,
  Footer,
  LevelFormat,
  LevelSuffix,
  LineRuleType,
  PageNumber,
  Paragraph,
  TextRun,
} from "docx";
import type {
  ILevelsOptions,
  INumberingOptions,
  ISectionOptions,
  IStylesOptions,
} from "docx";
import type { ReportLanguage } from "../../core/report";

/** Twips (twentieths of a point) in a millimetre. */
const TWIPS = 1440 / 25.4;

/** Width of the text area: A4 less the margins of 28 and 26 mm. */
export const TEXT_WIDTH = Math.round(156 * TWIPS);

/** Numbering of headings and items; the levels are those of `HEADING_LEVELS`. */
export const OUTLINE = "report-outline";

/** Names of the document's own paragraph styles. */
export const STYLE = {
  subtitle: "ReportSubtitle",
  item: "ReportItem",
  appendixTitle: "ReportAppendixTitle",
  caption: "ReportCaption",
  note: "ReportNote",
  picture: "ReportPicture",
  chartTitle: "ReportChartTitle",
  cell: "ReportCell",
  headerCell: "ReportHeaderCell",
  appendixCell: "ReportAppendixCell",
  appendixHeader: "ReportAppendixHeader",
  pageNumber: "ReportPageNumber",
} as const;

/**
 * The look of official documents (GB/T 9704-2012): 28 characters a line and 22
 * lines a page; 小标宋 of size 二号 for the title, 黑体 and 楷体 for the two
 * ranks of headings, 仿宋 of size 三号 for the text. Sizes are in half points,
 * distances in twips.
 */
interface Look {
  readonly body: number;
  readonly title: number;
  readonly small: number;
  readonly line: number;
  readonly titleLine: number;
  readonly indent: number;
  readonly fonts: Readonly<
    Record<"title" | "first" | "second" | "body" | "page", Font>
  >;
}

/** Size of the letters of the appendix, and the distance of its lines. */
const TINY = 18;
const TINY_LINE = 230;

/** Distance of the lines in tables and notes. */
const SMALL_LINE = 310;

interface Font {
  readonly ascii: string;
  readonly hAnsi: string;
  readonly eastAsia: string;
  readonly cs: string;
}

function font(eastAsia: string, latin = "Times New Roman"): Font {
  return { ascii: latin, hAnsi: latin, eastAsia, cs: latin };
}

const FONTS: Look["fonts"] = {
  title: font("方正小标宋简体"),
  first: font("黑体"),
  second: font("楷体"),
  body: font("仿宋"),
  page: font("宋体", "宋体"),
};

const LOOKS: Readonly<Record<ReportLanguage, Look>> = {
  zh: {
    ...{ body: 32, title: 44, small: 21, fonts: FONTS },
    // 22 lines on 225 mm.
    ...{ line: 579, titleLine: 700, indent: 640 },
  },
  en: {
    ...{ body: 24, title: 36, small: 20, fonts: FONTS },
    ...{ line: 380, titleLine: 520, indent: 0 },
  },
};

/** Of A4 with the margins that official documents have; page numbers outside, as for printing on both sides. */
export function sectionLook(): Pick<ISectionOptions, "properties" | "footers"> {
  const mm = (value: number): number => Math.round(value * TWIPS);
  return {
    properties: {
      page: {
        size: { width: mm(210), height: mm(297) },
        margin: {
          top: mm(37),
          bottom: mm(35),
          left: mm(28),
          right: mm(26),
          header: mm(15),
          // The number's line lies 7 mm below the text.
          footer: mm(23),
        },
      },
    },
    footers: {
      default: pageNumber(AlignmentType.RIGHT),
      even: pageNumber(AlignmentType.LEFT),
    },
  };
}

/** — 1 — with one character's distance from the margin. */
function pageNumber(
  alignment: (typeof AlignmentType)["LEFT" | "RIGHT"],
): Footer {
  return new Footer({
    children: [
      new Paragraph({
        style: STYLE.pageNumber,
        alignment,
        indent: { left: 280, right: 280 },
        children: [new TextRun({ children: ["— ", PageNumber.CURRENT, " —"] })],
      }),
    ],
  });
}

/** 一、 （一） 1. in Chinese, 1. 1.1 (1) in English; an item's number begins anew below each heading. */
export function numberingOf(language: ReportLanguage): INumberingOptions {
  const { indent } = LOOKS[language];
  const chinese = LevelFormat.CHINESE_COUNTING_THOUSAND;
  const level = (
    at: number,
    format: ILevelsOptions["format"],
    text: string,
  ): ILevelsOptions => ({
    level: at,
    ...(format === undefined ? {} : { format }),
    text,
    alignment: AlignmentType.LEFT,
    suffix: language === "zh" ? LevelSuffix.NOTHING : LevelSuffix.SPACE,
    style: { paragraph: { indent: { left: 0, firstLine: indent } } },
  });
  const levels =
    language === "zh"
      ? [
          level(0, chinese, "%1、"),
          level(1, chinese, "（%2）"),
          level(2, LevelFormat.DECIMAL, "%3."),
        ]
      : [
          level(0, LevelFormat.DECIMAL, "%1."),
          level(1, LevelFormat.DECIMAL, "%1.%2"),
          level(2, LevelFormat.DECIMAL, "(%3)"),
        ];
  return { config: [{ reference: OUTLINE, levels }] };
}

/** The styles of the document; every paragraph has one of them and nothing of its own. */
export function stylesOf(language: ReportLanguage): IStylesOptions {
  const look = LOOKS[language];
  const { fonts, body, small, line } = look;
  const exact = (distance: number): object => ({
    spacing: {
      line: distance,
      lineRule: LineRuleType.EXACT,
      before: 0,
      after: 0,
    },
  });
  const heading = (face: Font, bold: boolean): object => ({
    run: { font: face, size: body, bold, color: "000000", italics: false },
    paragraph: { ...exact(line), keepNext: true },
  });
  const small10 = (
    id: string,
    face: Font,
    alignment: (typeof AlignmentType)[keyof typeof AlignmentType],
    spacing: object,
  ): object => ({
    ...{ id, name: id, basedOn: "Normal", quickFormat: true },
    run: { font: face, size: small },
    paragraph: {
      ...{ alignment, indent: { firstLine: 0 } },
      ...spacing,
    },
  });
  /** Lines of small letters, alike with every font; a picture's line is as high as the picture. */
  const lines = (before: number, after: number): object => ({
    spacing: {
      line: SMALL_LINE,
      lineRule: LineRuleType.EXACT,
      before,
      after,
    },
  });
  /** Size 小五, for the appendix: it is looked up, not read. */
  const tiny = (
    id: string,
    face: Font,
    alignment: (typeof AlignmentType)[keyof typeof AlignmentType],
  ): object => ({
    ...{ id, name: id, basedOn: "Normal", quickFormat: true },
    run: { font: face, size: TINY },
    paragraph: {
      ...{ alignment, indent: { firstLine: 0 } },
      spacing: { line: TINY_LINE, lineRule: LineRuleType.EXACT, after: 0 },
    },
  });
  const picture = {
    spacing: {
      line: 240,
      lineRule: LineRuleType.AUTO,
      before: 120,
      after: 40,
    },
  };
  const { CENTER, LEFT } = AlignmentType;
  const latin = language === "en";
  return {
    default: {
      document: {
        run: {
          font: fonts.body,
          size: body,
          language: {
            // Latin letters and digits are broken by their own rules: 60.7% stays whole.
            value: latin ? "en-GB" : "en-US",
            eastAsia: "zh-CN",
          },
        },
        paragraph: {
          ...exact(line),
          alignment: LEFT,
        },
      },
      title: {
        run: { font: fonts.title, size: look.title, bold: latin },
        paragraph: { ...exact(look.titleLine), alignment: CENTER },
      },
      heading1: heading(fonts.first, latin),
      heading2: heading(fonts.second, latin),
    },
    paragraphStyles: [
      {
        ...{ id: "ReportBody", name: "ReportBody", basedOn: "Normal" },
        quickFormat: true,
        paragraph: {
          indent: { firstLine: look.indent },
          ...(latin
            ? { spacing: { line, lineRule: LineRuleType.EXACT, after: 120 } }
            : {}),
        },
      },
      {
        ...{ id: STYLE.item, name: STYLE.item, basedOn: "ReportBody" },
        quickFormat: true,
      },
      {
        ...{ id: STYLE.subtitle, name: STYLE.subtitle, basedOn: "Normal" },
        run: { font: fonts.second, size: latin ? 24 : 28 },
        paragraph: {
          alignment: CENTER,
          spacing: {
            ...{ line, lineRule: LineRuleType.EXACT, before: 120, after: 240 },
          },
        },
      },
      {
        ...{ id: STYLE.appendixTitle, name: STYLE.appendixTitle },
        basedOn: "Normal",
        run: { font: fonts.first, size: body, bold: latin },
        paragraph: { ...exact(line), keepNext: true, outlineLevel: 0 },
      },
      small10(STYLE.caption, fonts.first, CENTER, {
        ...lines(160, 80),
        keepNext: true,
      }),
      small10(STYLE.chartTitle, fonts.first, CENTER, lines(40, 240)),
      small10(STYLE.note, fonts.body, LEFT, lines(60, 200)),
      small10(STYLE.picture, fonts.body, CENTER, {
        ...picture,
        keepNext: true,
      }),
      small10(STYLE.cell, fonts.body, LEFT, lines(20, 20)),
      small10(STYLE.headerCell, fonts.first, CENTER, lines(20, 20)),
      tiny(STYLE.appendixCell, fonts.body, LEFT),
      tiny(STYLE.appendixHeader, fonts.first, CENTER),
      {
        ...{ id: STYLE.pageNumber, name: STYLE.pageNumber, basedOn: "Normal" },
        run: { font: fonts.page, size: 28 },
        paragraph: { spacing: { line: 240, lineRule: LineRuleType.AUTO } },
      },
    ] as NonNullable<IStylesOptions["paragraphStyles"]>,
  };
}
