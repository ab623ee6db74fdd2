import { DEFAULT_FONT } from "./styles";
import { XML_HEAD } from "./xml";

/** The theme's colours: dark, light, dark, light, six accents (those of tables and charts), links. */
const COLOURS: readonly (readonly [name: string, colour: string])[] = [
  ["dk1", '<a:sysClr val="windowText" lastClr="000000"/>'],
  ["lt1", '<a:sysClr val="window" lastClr="FFFFFF"/>'],
  ["dk2", '<a:srgbClr val="44546A"/>'],
  ["lt2", '<a:srgbClr val="E7E6E6"/>'],
  ["accent1", '<a:srgbClr val="4472C4"/>'],
  ["accent2", '<a:srgbClr val="ED7D31"/>'],
  ["accent3", '<a:srgbClr val="A5A5A5"/>'],
  ["accent4", '<a:srgbClr val="FFC000"/>'],
  ["accent5", '<a:srgbClr val="5B9BD5"/>'],
  ["accent6", '<a:srgbClr val="70AD47"/>'],
  ["hlink", '<a:srgbClr val="0563C1"/>'],
  ["folHlink", '<a:srgbClr val="954F72"/>'],
];

const FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
const EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>";

/** `xl/theme/theme1.xml`: the colours of tables and charts, and a Chinese font for charts' text. */
export function themeXml(): string {
  const colours = COLOURS.map(
    ([name, colour]) => `<a:${name}>${colour}</a:${name}>`,
  ).join("");
  const font = `<a:latin typeface="${DEFAULT_FONT.name}"/><a:ea typeface="${DEFAULT_FONT.name}"/><a:cs typeface=""/>`;
  const lines = [6350, 12700, 19050]
    .map((width) => `<a:ln w="${width}">${FILL}</a:ln>`)
    .join("");
  return (
    `${XML_HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Office">` +
    `<a:themeElements><a:clrScheme name="Office">${colours}</a:clrScheme>` +
    `<a:fontScheme name="Office"><a:majorFont>${font}</a:majorFont><a:minorFont>${font}</a:minorFont></a:fontScheme>` +
    `<a:fmtScheme name="Office"><a:fillStyleLst>${FILL.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${lines}</a:lnStyleLst>` +
    `<a:effectStyleLst>${EFFECT.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${FILL.repeat(3)}</a:bgFillStyleLst></a:fmtScheme>` +
    "</a:themeElements></a:theme>"
  );
}
