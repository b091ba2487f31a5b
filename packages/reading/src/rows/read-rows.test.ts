import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { gb18030, makeXlsx } from '../../test-support/files.ts';
import { readRows } from './read-rows.ts';

const rowsOf = async (text: string): Promise<readonly unknown[]> =>
  (await readRows({ bytes: strToU8(text) })).map(({ row, cells }) => [row, ...cells]);

describe('the rows of a table of text', () => {
  it.each([
    [
      'commas',
      'a,b\n1,2\n',
      [
        [1, 'a', 'b'],
        [2, '1', '2'],
      ],
    ],
    [
      'tabs',
      'a\tb\n1\t2',
      [
        [1, 'a', 'b'],
        [2, '1', '2'],
      ],
    ],
    [
      'semicolons',
      'a;b,c;d\n1;2',
      [
        [1, 'a', 'b,c', 'd'],
        [2, '1', '2'],
      ],
    ],
    [
      'quotes',
      '"a,b","c""d"\n"e\nf",g',
      [
        [1, 'a,b', 'c"d'],
        [2, 'e\nf', 'g'],
      ],
    ],
    [
      'blank cells at both ends',
      ',b,\n,,\nx,',
      [
        [1, '', 'b', ''],
        [3, 'x', ''],
      ],
    ],
    [
      'returns',
      'a,b\r\n1,2\r\n',
      [
        [1, 'a', 'b'],
        [2, '1', '2'],
      ],
    ],
    ['a quote in the middle', 'a"b,c', [[1, 'a"b', 'c']]],
  ])('are read with %s', async (_, text, expected) => {
    expect(await rowsOf(text)).toEqual(expected);
  });

  it('are read in the encodings of offices', async () => {
    expect(await readRows({ bytes: gb18030('编号,姓名\n1,张三') })).toEqual([
      { row: 1, cells: ['编号', '姓名'] },
      { row: 2, cells: ['1', '张三'] },
    ]);
  });

  it('are refused where a quote does not end', async () => {
    await expect(rowsOf('"a,b')).rejects.toMatchObject({ code: 'reading/broken' });
  });
});

describe('the rows of a sheet', () => {
  it('keep their numbers and columns, whatever is left out', async () => {
    const cell = (at: string, text: string): string => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
    const rows = `<row r="2">${cell('B2', 'x')}</row><row r="5">${cell('A5', 'y')}${cell('C5', 'z')}</row><row r="6"/>`;
    expect(await readRows({ bytes: makeXlsx(rows) })).toEqual([
      { row: 2, cells: ['', 'x'] },
      { row: 5, cells: ['y', '', 'z'] },
    ]);
    await expect(readRows({ bytes: makeXlsx(rows), sheet: '别的' })).rejects.toMatchObject({ code: 'reading/empty' });
    expect(await readRows({ bytes: makeXlsx(rows), sheet: '表三' })).toHaveLength(2);
  });

  it.each([
    ['nothing', new Uint8Array(), 'reading/empty'],
    ['a workbook of the old form', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), 'reading/unsupported'],
    ['a damaged one', Uint8Array.of(0x50, 0x4b, 3, 4), 'reading/broken'],
    ['too many columns', strToU8(Array.from({ length: 101 }, () => 'x').join(',')), 'reading/too-large'],
    ['too many rows', strToU8('x\n'.repeat(20_001)), 'reading/too-large'],
    ['a column too far to the right', makeXlsx('<row r="1"><c r="XFD1"><v>1</v></c></row>'), 'reading/too-large'],
  ])('are refused for %s', async (_, bytes, code) => {
    await expect(readRows({ bytes })).rejects.toMatchObject({ code });
  });
});
