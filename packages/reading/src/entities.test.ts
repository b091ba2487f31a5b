import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readReport } from './read-report.ts';

const FILE = 'file:///etc/passwd';
const OUTSIDE = `<!DOCTYPE d [<!ENTITY e SYSTEM "${FILE}"><!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;]>`;
const GROWING = `<!DOCTYPE d [<!ENTITY a "公公公公公公公公公公">${Array.from(
  { length: 9 },
  (_, at) => `<!ENTITY ${'bcdefghij'[at]} "${`&${'abcdefghi'[at]};`.repeat(10)}">`,
).join('')}]>`;

const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const zipped = (files: Readonly<Record<string, string>>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));

const docx = (doctype: string, entity: string) =>
  zipped({
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': `<?xml version="1.0"?>${doctype}<w:document ${WORD}><w:body><w:p><w:r><w:t>年报 ${entity}</w:t></w:r></w:p></w:body></w:document>`,
  });

const xlsx = (doctype: string, entity: string) =>
  zipped({
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook ${SHEET} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<?xml version="1.0"?>${doctype}<worksheet ${SHEET}><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>年报 ${entity}</t></is></c></row></sheetData></worksheet>`,
  });

const html = (doctype: string, entity: string) => strToU8(`${doctype}<html><body><p>年报 ${entity}</p></body></html>`);

describe.each([
  ['a Word document', docx],
  ['a workbook', xlsx],
  ['a page', html],
])('an entity that %s declares', (_, make) => {
  it('is not fetched, from a file or from the network', async () => {
    const { text } = await readReport(make(OUTSIDE, '&e;'));
    expect(text.trim()).toMatch(/年报 &e;$/);
  });

  it('does not grow', async () => {
    const { text } = await readReport(make(GROWING, '&j;'));
    expect(text.trim()).toMatch(/年报 &j;$/);
  });
});
