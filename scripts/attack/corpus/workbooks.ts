import { type Attack, upload, zip } from './upload.ts';

const SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const book = (rows: string, more: Readonly<Record<string, string | Uint8Array>> = {}): Uint8Array =>
  zip({
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"/>`,
    'xl/workbook.xml': `<workbook ${SHEET} xmlns:r="${OFFICE}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet ${SHEET}><sheetData>${rows}</sheetData></worksheet>`,
    ...more,
  });

const LARGE = ['reading/too-large'];

/** Workbooks that claim little and lay out much. */
export const WORKBOOKS: readonly Attack[] = [
  {
    name: 'one cell far out, single quotes',
    answers: LARGE,
    make: () => upload(book("<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>")),
  },
  {
    name: 'one cell far out, another attribute first',
    answers: LARGE,
    make: () => upload(book('<row spans="1:2" r="1048576"><c t="n" r="XFD1048576"><v>1</v></c></row>')),
  },
  {
    name: 'one cell far out, at CZZ20000',
    answers: LARGE,
    make: () => upload(book("<row r='20000'><c r='CZZ20000'><v>1</v></c></row>")),
  },
  {
    name: 'one cell far out, with prefixes and entities in its place',
    answers: LARGE,
    make: () =>
      upload(
        book('', {
          'xl/worksheets/sheet1.xml': `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="&#49;048576"><x:c r="XFD&#49;048576"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
        }),
      ),
  },
  {
    name: 'a last cell in each of 30,000 rows',
    answers: LARGE,
    make: () =>
      upload(
        book(
          Array.from({ length: 30_000 }, (_, at) => `<row r="${at + 1}"><c r="XFD${at + 1}"><v>1</v></c></row>`).join(
            '',
          ),
        ),
      ),
  },
  {
    name: 'cells without places, 900,000 in a row',
    answers: LARGE,
    make: () => upload(book(`<row>${'<c><v>1</v></c>'.repeat(900_000)}</row>`)),
  },
  { name: 'three million empty rows', answers: LARGE, make: () => upload(book('<row/>'.repeat(3_000_000))) },
  {
    name: 'one long text in 300,000 cells',
    answers: LARGE,
    make: () =>
      upload(
        book(Array.from({ length: 300 }, () => `<row>${'<c t="s"><v>0</v></c>'.repeat(1000)}</row>`).join(''), {
          'xl/sharedStrings.xml': `<sst ${SHEET}><si><t>${'公开'.repeat(500_000)}</t></si></sst>`,
        }),
      ),
  },
  {
    name: 'two million shared texts',
    answers: LARGE,
    make: () =>
      upload(
        book('<row><c t="s"><v>0</v></c></row>', {
          'xl/sharedStrings.xml': `<sst ${SHEET}>${'<si><t/></si>'.repeat(2_000_000)}</sst>`,
        }),
      ),
  },
  {
    name: 'a sheet that inflates to a gigabyte',
    answers: ['reading/expands-too-far'],
    make: () => upload(book('', { 'xl/worksheets/sheet2.xml': new Uint8Array(1024 * 1024 * 1024) })),
  },
  {
    name: 'twenty sheets that inflate to ten megabytes each',
    answers: ['reading/expands-too-far'],
    make: () =>
      upload(
        book(
          '',
          Object.fromEntries(
            Array.from({ length: 20 }, (_, at) => [
              `xl/worksheets/sheet${at + 2}.xml`,
              new Uint8Array(10 * 1024 * 1024),
            ]),
          ),
        ),
      ),
  },
  {
    name: 'elements without end',
    answers: ['reading/too-deep'],
    make: () => upload(book('<a>'.repeat(1_000_000))),
  },
  {
    name: 'entities that expand into each other',
    answers: ['reading/empty', 'ok'],
    make: () =>
      upload(
        book('', {
          'xl/worksheets/sheet1.xml': `<!DOCTYPE a [<!ENTITY a "${'x'.repeat(1000)}">${Array.from({ length: 10 }, (_, at) => `<!ENTITY ${String.fromCharCode(98 + at)} "${`&${String.fromCharCode(97 + at)};`.repeat(10)}">`).join('')}]><worksheet ${SHEET}><sheetData><row r="1"><c t="inlineStr"><is><t>&k;</t></is></c></row></sheetData></worksheet>`,
        }),
      ),
  },
  {
    name: 'an attribute of six megabytes',
    answers: ['ok'],
    make: () => upload(book(`<row r="1" x="${'y'.repeat(6_000_000)}"/>`)),
  },
  {
    name: '9,000 parts',
    answers: ['reading/expands-too-far'],
    make: () =>
      upload(
        book(
          '',
          Object.fromEntries(Array.from({ length: 9000 }, (_, at) => [`xl/media/${at}.bin`, new Uint8Array(8)])),
        ),
      ),
  },
];
