import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { makeByOpenpyxl } from "./openpyxl";

/** A picture of one point. */
const PNG =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

const SCRIPT = `
from openpyxl.styles import Font, PatternFill, Border, Side, Alignment, Protection
from openpyxl.styles.colors import Color
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.formatting.rule import CellIsRule, FormulaRule, ColorScaleRule
from openpyxl.workbook.defined_name import DefinedName
sheet.title = '台账'
sheet.append(['编号', '项目', '日期', '金额', '占比', '状态'])
rows = [('A1', '慰问', 46000, 1200.5, 0.25), ('A2', '培训', 46010, 800, 0.5), ('A3', '体检', 46020, 3000, 1)]
for i, (code, what, when, sum_, share) in enumerate(rows):
    row = i + 2
    sheet.append([code, what, when, sum_, share, '进行中'])
    sheet.cell(row, 3).number_format = 'yyyy"年"m"月"d"日"'
    sheet.cell(row, 4).number_format = '#,##0.00'
    sheet.cell(row, 5).number_format = '0%'
sheet['A6'] = '合计'
sheet['D6'] = '=SUM(D2:D4)'
sheet['A6'].font = Font(name='黑体', size=14, bold=True, color=Color(theme=4, tint=-0.25), underline='single', strike=True)
sheet['A6'].fill = PatternFill('solid', fgColor=Color(theme=5, tint=0.6))
sheet['B6'].fill = PatternFill('solid', fgColor=Color(indexed=13))
sheet['B6'].border = Border(left=Side('thick', color='FF0000'), bottom=Side('double'))
sheet['C6'].alignment = Alignment(horizontal='right', vertical='top', wrap_text=True, indent=2)
sheet['C6'].protection = Protection(locked=False)
sheet['B6'].alignment = Alignment(text_rotation=90)
sheet.column_dimensions['B'].width = 30
sheet.column_dimensions['G'].hidden = True
sheet.row_dimensions[6].height = 40
sheet.row_dimensions[3].hidden = True
sheet.freeze_panes = 'B2'
sheet.merge_cells('A8:C9')
sheet['A8'] = '合并'
sheet['H2'] = '=SUM(D2:D4*E2:E4)'
sheet.formula_attributes['H2'] = {'t': 'array', 'ref': 'H2'}
sheet['B2'].hyperlink = 'https://example.org/'
sheet['B3'].comment = Comment('请核对', '甲')
for kind, where, options in [
    ('list', 'F2:F4', dict(formula1='"未开始,进行中,已完成"')),
    ('decimal', 'E2:E4', dict(operator='lessThanOrEqual', formula1='1')),
    ('textLength', 'B2:B4', dict(operator='between', formula1='1', formula2='20'))]:
    rule = DataValidation(type=kind, showErrorMessage=True, **options)
    rule.add(where)
    sheet.add_data_validation(rule)
red = PatternFill(bgColor='FFC7CE')
sheet.conditional_formatting.add('D2:D4', CellIsRule(operator='greaterThan', formula=['1000'], fill=red, font=Font(color='9C0006')))
sheet.conditional_formatting.add('A2:A4', FormulaRule(formula=['$F2="进行中"'], font=Font(bold=True), stopIfTrue=True))
sheet.conditional_formatting.add('E2:E4', ColorScaleRule(start_type='min', start_color='FFFFFF', end_type='max', end_color='00FF00'))
table = Table(displayName='tblItems', ref='A1:F4')
table.tableStyleInfo = TableStyleInfo(name='TableStyleMedium9', showRowStripes=True)
sheet.add_table(table)
chart = BarChart()
chart.add_data(Reference(sheet, min_col=4, min_row=1, max_row=4), titles_from_data=True)
sheet.add_chart(chart, 'J2')
sheet.print_title_rows = '1:1'
sheet.print_area = 'A1:F9'
sheet.page_setup.orientation = 'landscape'
sheet.page_setup.fitToHeight = 0
sheet.sheet_properties.pageSetUpPr = openpyxl.worksheet.properties.PageSetupProperties(fitToPage=True)
sheet.sheet_properties.tabColor = '1072BA'
other = book.create_sheet('汇总 表')
other['A1'] = "='台账'!D6*2"
other['A2'] = '=SUM(tblItems[金额])'
other.protection.sheet = True
other.sheet_view.showGridLines = False
hidden = book.create_sheet('隐藏')
hidden.sheet_state = 'hidden'
hidden['A1'] = '内部'
book.defined_names.append(DefinedName('总额', attr_text="'台账'!$D$6"))
`;

/** Where openpyxl keeps the sheet's drawing. */
const DRAWING = "xl/drawings/drawing1.xml";
const A = "http://schemas.openxmlformats.org/drawingml/2006/main";
const OFFICE =
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const PICTURE =
  `<oneCellAnchor><from><col>9</col><colOff>0</colOff><row>19</row><rowOff>0</rowOff></from><ext cx="9525" cy="9525"/>` +
  `<pic><nvPicPr><cNvPr id="9" name="图"/><cNvPicPr/></nvPicPr><blipFill><a:blip xmlns:a="${A}" xmlns:r="${OFFICE}" r:embed="rIdPicture"/></blipFill>` +
  `<spPr><a:prstGeom xmlns:a="${A}" prst="rect"/></spPr></pic><clientData/></oneCellAnchor>`;

type Edit = (text: string) => string;

/** A package with other texts in some parts, and with more parts. */
function edited(
  bytes: Uint8Array,
  edits: Readonly<Record<string, Edit>>,
  more: Readonly<Record<string, Uint8Array>>,
): Uint8Array {
  const entries = unzipSync(bytes);
  for (const [name, edit] of Object.entries(edits)) {
    const before = strFromU8(entries[name] ?? new Uint8Array());
    const after = edit(before);
    if (after === before) throw new Error(`${name} is as it was`);
    entries[name] = strToU8(after);
  }
  return zipSync({ ...entries, ...more });
}

/** A workbook by openpyxl with what people put into theirs: a chart, a picture, rules, a comment, a table. */
export function foreignWorkbook(): Uint8Array {
  return edited(
    makeByOpenpyxl(SCRIPT),
    {
      [DRAWING]: (text) => text.replace(/<\/wsDr>$/, `${PICTURE}</wsDr>`),
      "xl/drawings/_rels/drawing1.xml.rels": (text) =>
        text.replace(
          "</Relationships>",
          `<Relationship Id="rIdPicture" Type="${OFFICE}/image" Target="/xl/media/image1.png"/></Relationships>`,
        ),
      "[Content_Types].xml": (text) =>
        text.replace(
          /(<Types[^>]*>)/,
          '$1<Default Extension="png" ContentType="image/png"/>',
        ),
    },
    { "xl/media/image1.png": new Uint8Array(Buffer.from(PNG, "base64")) },
  );
}

/** The same with macros and a part of some program's own, as an .xlsm. */
export function macroWorkbook(): Uint8Array {
  return edited(
    foreignWorkbook(),
    {
      "[Content_Types].xml": (text) =>
        text
          .replace(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
            "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
          )
          .replace(
            "</Types>",
            '<Override PartName="/xl/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
          ),
      "xl/_rels/workbook.xml.rels": (text) =>
        text.replace(
          "</Relationships>",
          '<Relationship Id="rIdVba" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/></Relationships>',
        ),
    },
    {
      "xl/vbaProject.bin": Uint8Array.from(
        { length: 5000 },
        (_, i) => (i * 37) % 256,
      ),
      "customXml/item1.xml": strToU8("<own xmlns='urn:x'>值</own>"),
    },
  );
}
