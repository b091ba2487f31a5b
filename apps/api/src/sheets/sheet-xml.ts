/** A cell: text, a number, or nothing. */
export type Cell = string | number | null;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

// XML has no other control characters; nor does it have a lone half of a pair.
const BARRED = /[\uFFFE\uFFFF]|(?![\t\n\r])\p{Cc}|\p{Surrogate}/gu;

const escaped = (text: string): string =>
  text.replaceAll(BARRED, '').replaceAll(/[&<>"]/g, (character) => ESCAPES[character] ?? character);

// Programs take a text that begins so for a formula, some of them also where the cell says that it is text.
const FORMULA = /^[=+\-@\t\r\n\0＝＋－＠]/u;

/** A text that no program takes for a formula. */
export const plainText = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** The most characters of a cell. */
const LONGEST = 32_767;

const cellXml = (cell: Cell): string => {
  if (cell === null) return '<c/>';
  if (typeof cell === 'number') return `<c><v>${cell}</v></c>`;
  const text = Array.from(plainText(cell)).slice(0, LONGEST).join('');
  return `<c t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
};

/** A row of a sheet. */
export const rowXml = (cells: readonly Cell[]): string => `<row>${cells.map(cellXml).join('')}</row>`;

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** What is before and after the rows of a sheet. */
export const SHEET = {
  path: 'xl/worksheets/sheet1.xml',
  start: `${XML}<worksheet xmlns="${MAIN}"><sheetData>`,
  end: '</sheetData></worksheet>',
} as const;

/** The other files of a workbook with one sheet. */
export const workbookFiles = (sheet: string): Readonly<Record<string, string>> => ({
  '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/${SHEET.path}" ContentType="${TYPE}.worksheet+xml"/></Types>`,
  '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="${escaped(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
});
