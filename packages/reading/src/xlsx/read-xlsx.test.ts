import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { makeXlsx } from '../../test-support/files.ts';
import { readXlsx } from '../read-xlsx.ts';
import { dayOf } from './dates.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const textOf = async (rows: string, more: Readonly<Record<string, string>> = {}): Promise<string> =>
  (
    await readXlsx(
      makeXlsx(rows, Object.fromEntries(Object.entries(more).map(([name, part]) => [name, strToU8(part)]))),
    )
  ).text;
const row = (cells: string): string => `<row r="1">${cells}</row>`;

const STYLES = `<styleSheet xmlns="${MAIN}"><numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm;@"/><numFmt numFmtId="165" formatCode="&quot;days&quot;0.00"/><numFmt numFmtId="166" formatCode="[Red]0"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs></styleSheet>`;

describe('a workbook', () => {
  it.each([
    ['a number', '<c r="A1"><v>12</v></c>', '12'],
    ['a sum of tenths', '<c r="A1"><v>0.30000000000000004</v></c>', '0.3'],
    ['a number with an exponent', '<c r="A1"><v>1.5E-5</v></c>', '0.000015'],
    ['a text of a formula', '<c r="A1" t="str"><f>A2</f><v>公开</v></c>', '公开'],
    ['a number of a formula', '<c r="A1"><f>SUM(B1:B9)</f><v>7</v></c>', '7'],
    ['a truth', '<c r="A1" t="b"><v>1</v></c>', 'true'],
    ['a fault', '<c r="A1" t="e"><v>#DIV/0!</v></c>', '#DIV/0!'],
    ['a day in words', '<c r="A1" t="d"><v>2023-05-01T00:00:00</v></c>', '2023-05-01'],
    ['a text in pieces', '<c r="A1" t="inlineStr"><is><r><t>公</t></r><r><t>开</t></r></is></c>', '公开'],
    ['no value', '<c r="A1" s="1"/><c r="B1"><v>1</v></c>', '\t1'],
    ['no place', '<c><v>1</v></c><c><v>2</v></c>', '1\t2'],
    ['places out of order', '<c r="B1"><v>2</v></c><c r="A1"><v>1</v></c>', '1\t2'],
    ['quotes of the other kind', "<c t='str' r='B1'><v>x</v></c>", '\tx'],
  ])('shows %s', async (_, cells, shown) => {
    expect(await textOf(row(cells))).toBe(`表三\n${shown}\t\n`);
  });

  it('shows texts that its cells share, without the readings above them', async () => {
    const strings = `<sst xmlns="${MAIN}"><si><t>一</t></si><si><r><t>公</t></r><r><t xml:space="preserve"> 开</t></r><rPh sb="0" eb="1"><t>gong</t></rPh></si></sst>`;
    const cells = '<c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>0</v></c><c r="C1" t="s"><v>9</v></c>';
    expect(await textOf(row(cells), { 'xl/sharedStrings.xml': strings })).toBe('表三\n公 开\t一\t\n');
  });

  it('shows days by their formats, and no other number as a day', async () => {
    const cells = [1, 2, 3, 4, 0].map((style, at) => `<c r="${'ABCDE'[at]}1" s="${style}"><v>45047</v></c>`).join('');
    expect(await textOf(row(cells), { 'xl/styles.xml': STYLES })).toBe(
      '表三\n2023-05-01\t2023-05-01\t45047\t45047\t45047\t\n',
    );
  });

  it('is read with prefixes of its own', async () => {
    const sheet = `<x:worksheet xmlns:x="${MAIN}"><x:sheetData><x:row r="2"><x:c r="B2"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
    expect(await textOf('', { 'xl/worksheets/sheet1.xml': sheet })).toBe('表三\n\t1\t\n');
  });

  it.each([
    ['a column that does not exist', row('<c r="XFE1"><v>1</v></c>')],
    ['a place that is none', row('<c r="1A"><v>1</v></c>')],
    ['a row that does not exist', '<row r="1048577"/>'],
    ['a row that is no number', '<row r="x"/>'],
  ])('is refused for %s', async (_, rows) => {
    await expect(textOf(rows)).rejects.toMatchObject({ code: 'reading/broken' });
  });
});

describe('dayOf', () => {
  // From the calendars of the two systems: day 1 is 1 January 1900, or day 0 is 1 January 1904.
  it.each([
    [1, false, '1900-01-01'],
    [59, false, '1900-02-28'],
    [61, false, '1900-03-01'],
    [45_047.75, false, '2023-05-01'],
    [0, true, '1904-01-01'],
    [43_585, true, '2023-05-01'],
    [-1, false, null],
    [3_000_000, false, null],
    [Number.NaN, false, null],
  ] as const)('gives the day of %d', (serial, is1904, day) => {
    expect(dayOf(serial, is1904)).toBe(day);
  });
});
