import { type Attack, upload, zip } from './upload.ts';

const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

const docx = (body: string): Uint8Array =>
  zip({
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': `<w:document ${WORD}><w:body>${body}</w:body></w:document>`,
  });

const LARGE = ['reading/too-large'];
const cell = (inner = ''): string => `<w:tc>${inner}<w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc>`;

/** Word documents and pages that claim little and lay out much. */
export const DOCUMENTS: readonly Attack[] = [
  {
    name: 'ten million paragraphs',
    answers: [...LARGE, 'reading/expands-too-far'],
    make: () => upload(docx('<w:p/>'.repeat(10_000_000))),
  },
  {
    name: '450,000 cells of Word',
    answers: LARGE,
    make: () => upload(docx(`<w:tbl>${`<w:tr>${'<w:tc><w:p/></w:tc>'.repeat(10)}</w:tr>`.repeat(45_000)}</w:tbl>`)),
  },
  {
    name: '50,000 cells merged upwards in a row',
    answers: ['ok', ...LARGE],
    make: () =>
      upload(docx(`<w:tbl>${`<w:tr>${cell('<w:tcPr><w:vMerge/></w:tcPr>').repeat(50_000)}</w:tr>`.repeat(2)}</w:tbl>`)),
  },
  {
    name: 'cells that span a billion columns',
    answers: ['ok', ...LARGE],
    make: () =>
      upload(
        docx(
          `<w:tbl>${`<w:tr>${cell('<w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr>').repeat(10)}</w:tr>`.repeat(100)}</w:tbl>`,
        ),
      ),
  },
  {
    name: 'tables in tables',
    answers: ['reading/too-deep'],
    make: () => upload(docx('<w:tbl><w:tr><w:tc>'.repeat(300_000))),
  },
  {
    name: 'one paragraph of twelve million characters',
    answers: [...LARGE, 'reading/expands-too-far'],
    make: () => upload(docx(`<w:p><w:r><w:t>${'公'.repeat(12_000_000)}</w:t></w:r></w:p>`)),
  },
  {
    name: '945,000 characters in 300,000 cells',
    answers: ['ok', ...LARGE],
    make: () =>
      upload(
        docx(
          `<w:tbl>${`<w:tr>${'<w:tc><w:p><w:r><w:t>十二</w:t></w:r></w:p></w:tc>'.repeat(10)}</w:tr>`.repeat(18_000)}</w:tbl>`,
        ),
      ),
  },
  {
    name: '20,000 rows of cells that reach down 9,999 rows',
    answers: LARGE,
    make: () => upload(Buffer.from(`<html><table>${`<tr>${'<td rowspan=9999 colspan=64>1'}`.repeat(20_000)}</table>`)),
  },
  {
    name: 'one row of cells that reach down 9,999 rows, then rows',
    answers: LARGE,
    make: () =>
      upload(
        Buffer.from(
          `<html><table><tr>${'<td rowspan=9999 colspan=64>1'.repeat(60)}${'<tr><td>1'.repeat(9000)}</table>`,
        ),
      ),
  },
  {
    name: 'two million elements of a page',
    answers: LARGE,
    make: () => upload(Buffer.from(`<html>${'<b>'.padEnd(3)}${'<br>'.repeat(1_900_000)}`)),
  },
  {
    name: 'a page nested without end',
    answers: ['reading/too-deep'],
    make: () => upload(Buffer.from(`<html>${'<div>'.repeat(1_500_000)}`)),
  },
  {
    name: 'end tags without a beginning',
    answers: ['ok', 'reading/empty', ...LARGE],
    make: () => upload(Buffer.from(`<html>${'</div>'.repeat(1_200_000)}`)),
  },
  {
    name: 'a tag that does not end',
    answers: ['ok', 'reading/empty'],
    make: () => upload(Buffer.from(`<html><p ${'a='.repeat(3_500_000)}`)),
  },
  {
    name: 'comments that do not end',
    answers: ['ok', 'reading/empty'],
    make: () => upload(Buffer.from(`<html>${'<!--'.repeat(1_800_000)}`)),
  },
  {
    name: 'seven megabytes of entities',
    answers: ['ok', ...LARGE],
    make: () => upload(Buffer.from(`<html><p>${'&amp'.repeat(1_800_000)}`)),
  },
  {
    name: 'a table in a cell, 200,000 times',
    answers: ['reading/too-deep', ...LARGE],
    make: () => upload(Buffer.from(`<html>${'<table><tr><td>'.repeat(200_000)}`)),
  },
  { name: 'eight megabytes of zeros', answers: ['reading/binary'], make: () => upload(new Uint8Array(8_000_000)) },
];
