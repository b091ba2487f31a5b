import { auditTables, readTables } from '@gongkai/audit';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { ReadingError, type ReadingErrorCode } from './errors.ts';
import { gb18030, makeDocx, makePdf, makeXlsx, paragraph, pdfOf } from '../test-support/files.ts';
import { detectKind, readReport } from './read-report.ts';

const codeOf = async (bytes: Uint8Array): Promise<ReadingErrorCode | null> => {
  try {
    await readReport(bytes);
    return null;
  } catch (error) {
    if (error instanceof ReadingError) return error.code;
    throw error;
  }
};

describe('plain text', () => {
  const text = '一、总体情况\n2023年收到申请12件。';

  it.each([
    ['UTF-8', strToU8(text)],
    ['UTF-8 with its mark', strToU8(`\ufeff${text}`)],
    ['UTF-8 with the line ends of Windows', strToU8(text.replaceAll('\n', '\r\n'))],
    ['GB18030', gb18030(text)],
    [
      'UTF-16',
      Uint8Array.from([
        0xff,
        0xfe,
        ...Array.from(text).flatMap((char) => [char.charCodeAt(0) & 255, char.charCodeAt(0) >> 8]),
      ]),
    ],
    [
      'UTF-16, the other way round',
      Uint8Array.from([
        0xfe,
        0xff,
        ...Array.from(text).flatMap((char) => [char.charCodeAt(0) >> 8, char.charCodeAt(0) & 255]),
      ]),
    ],
  ])('is read as %s', async (_, bytes) => {
    expect(await readReport(bytes)).toEqual({ text, grids: [] });
  });
});

const LABELS = ['一、本年新收', '二、上年结转', '（一）予以公开', '（七）总计', '四、结转下年度继续办理'];
const FIGURES = [
  [3, 0, 0, 0, 0, 1, 4],
  [1, 0, 0, 0, 0, 0, 1],
  [2, 0, 0, 0, 0, 1, 3],
  [2, 0, 0, 0, 0, 1, 3],
  [2, 0, 0, 0, 0, 0, 2],
];
const HEADS = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计'];

const rowsRead = async (bytes: Uint8Array) => {
  const document = await readReport(bytes);
  const [requests] = readTables(document).filter(({ table }) => table === 'requests');
  const cells = [...(requests?.cells.values() ?? [])];
  for (const { text, offset, length } of cells) expect(document.text.slice(offset, offset + length)).toBe(text);
  return Object.fromEntries(cells.map(({ id, text }) => [id, text]));
};

const READ = {
  'newReceived/natural': '3',
  'carriedOver/total': '1',
  'r1/other': '1',
  'rTotal/total': '3',
  'carriedForward/total': '2',
};

describe('a page', () => {
  const head = `<tr><td rowspan="2" colspan="2"></td><td colspan="7">申请人情况</td></tr><tr>${HEADS.map((one) => `<td>${one}</td>`).join('')}</tr>`;
  const rows = LABELS.map((label, index) => {
    const group = index === 2 ? '<td rowspan="2">三、本年度办理结果</td>' : '';
    const wide = index === 2 || index === 3 ? '' : ' colspan="2"';
    return `<tr>${group}<td${wide}><p>${label}</p></td>${FIGURES[index]?.map((one) => `<td>&nbsp;${one === 0 ? '' : one}</td>`).join('')}</tr>`;
  });
  const table = `<table>${head}${rows.join('')}</table>`;
  const page = `<!DOCTYPE html><html><head><title>某市年报_某站</title><style>td{width:1px}</style><script>var a = 365;</script></head><body><table><tr><td><h1>三、收到和处理政府信息公开申请情况</h1>${table}</td></tr></table><p>全年<b>公开</b>\n 12条&mdash;共。</p></body></html>`;

  it('is read as displayed, with its table, empty cells in their place', async () => {
    expect(await rowsRead(strToU8(page))).toMatchObject({ ...READ, 'r1/research': '' });
    const { text, grids } = await readReport(strToU8(page));
    expect(text).toMatch(/^某市年报_某站\n三、收到和处理政府信息公开申请情况\n/);
    expect(text).toContain('\n全年公开 12条—共。\n');
    expect(text).not.toMatch(/365|width/);
    expect(grids).toHaveLength(1);
  });

  it('is decoded by the charset that it states', async () => {
    const bytes = gb18030(page.replace('<title>', '<meta charset="gb2312"><title>').replace('&mdash;', ''));
    expect((await readReport(bytes)).text).toContain('收到和处理政府信息公开申请情况');
  });

  it('is refused if its elements are nested without end', async () => {
    expect(await codeOf(strToU8(`<html>${'<div>'.repeat(5000)}`))).toBe('reading/too-deep');
  });
});

const wordCell = (text: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`;

describe('a Word document', () => {
  const rows = LABELS.map((label, index) => {
    const merged = index === 2 ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>';
    const group = index === 2 || index === 3 ? wordCell(index === 2 ? '三、办理结果' : '', merged) : '';
    const wide = group === '' ? '<w:gridSpan w:val="2"/>' : '';
    return `<w:tr>${group}${wordCell(label, wide)}${FIGURES[index]?.map((one) => wordCell(String(one))).join('')}</w:tr>`;
  });
  const head = `<w:tr>${wordCell('', '<w:gridSpan w:val="2"/>')}${HEADS.map((one) => wordCell(one)).join('')}</w:tr>`;

  it('is read with its paragraphs and its table', async () => {
    const bytes = makeDocx(
      `${paragraph('一、总体&amp;情况')}<w:tbl>${head}${rows.join('')}</w:tbl>${paragraph('收到4件。')}`,
    );
    expect(await rowsRead(bytes)).toMatchObject(READ);
    const { text } = await readReport(bytes);
    expect(text).toMatch(/^一、总体&情况\n/);
    expect(text).toMatch(/\n收到4件。\n$/);
  });

  it('is read without what Word does not show', async () => {
    const run = (words: string, properties = ''): string =>
      `<w:r><w:rPr>${properties}</w:rPr><w:t>${words}</w:t></w:r>`;
    const hidden = run('9件', '<w:vanish/>') + run('8件', '<w:vanish w:val="1"/>');
    const shown = run('4件') + run('。', '<w:vanish w:val="0"/>');
    const mark = '<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>';
    expect((await readReport(makeDocx(`<w:p>${mark}${run('收到')}${hidden}${shown}</w:p>`))).text).toBe('收到4件。\n');
  });

  it('is read without what was deleted from it', async () => {
    const bytes = makeDocx(
      '<w:p><w:r><w:t>收到</w:t></w:r><w:del><w:r><w:delText>9件</w:delText></w:r></w:del><w:r><w:t>4件</w:t></w:r></w:p>',
    );
    expect((await readReport(bytes)).text).toBe('收到4件\n');
  });

  it('is refused if its tables are nested without end', async () => {
    expect(await codeOf(makeDocx('<w:tbl><w:tr><w:tc>'.repeat(2000)))).toBe('reading/too-deep');
  });
});

describe('a workbook', () => {
  const row = (cells: readonly (string | number)[], index: number): string =>
    `<row r="${index + 1}">${cells
      .map((cell, column) => {
        const at = `${String.fromCharCode(65 + column)}${index + 1}`;
        return typeof cell === 'number'
          ? `<c r="${at}"><v>${cell}</v></c>`
          : `<c r="${at}" t="inlineStr"><is><t>${cell}</t></is></c>`;
      })
      .join('')}</row>`;
  const sheet = [['', ...HEADS], ...LABELS.map((label, index) => [label, ...(FIGURES[index] ?? [])])].map(row).join('');

  it('is read sheet by sheet', async () => {
    expect(await rowsRead(makeXlsx(sheet))).toMatchObject(READ);
    expect((await readReport(makeXlsx(sheet))).text).toMatch(/^表三\n\t自然人\t/);
    expect(
      auditTables(await readReport(makeXlsx(sheet.replace('<v>4</v>', '<v>5</v>')))).some(
        ({ verdict }) => verdict === 'error',
      ),
    ).toBe(true);
  });

  it('is refused if a single cell far out makes it too wide', async () => {
    expect(await codeOf(makeXlsx('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))).toBe('reading/too-large');
  });

  it('is refused if it inflates without end', async () => {
    const bomb = makeXlsx(sheet, { 'xl/worksheets/sheet2.xml': new Uint8Array(70 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(200_000);
    expect(await codeOf(bomb)).toBe('reading/expands-too-far');
  });
});

describe('a PDF', () => {
  it('is read line by line in a font that is not embedded', async () => {
    const { text } = await readReport(
      makePdf(['一、总体情况', '本年新收政府信息公开申请数量 3 0 0 0 0 1 4', '收到申请12件。']),
    );
    expect(text).toBe('一、总体情况\n本年新收政府信息公开申请数量 3 0 0 0 0 1 4\n收到申请12件。\n');
  });

  it('is read from a Buffer of Node, which is not changed', async () => {
    const bytes = Buffer.from(makePdf(['收到申请12件。']));
    const before = Buffer.from(bytes);
    expect((await readReport(bytes)).text).toBe('收到申请12件。\n');
    expect(bytes.equals(before)).toBe(true);
  });

  it.each([
    ['without contents', '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>'],
    ['whose contents are not there', '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 88 0 R >>'],
  ])('names a page %s, since nothing on it is read', async (_, second) => {
    const text = '<cad5b5bd> Tj';
    const read = await readReport(pdfOf(strToU8(`BT /F1 12 Tf 50 780 Td ${text} ET`), '', second));
    expect(read).toMatchObject({ text: '收到\n\n', pagesWithoutText: [2] });
    expect(await readReport(makePdf(['收到']))).not.toHaveProperty('pagesWithoutText');
  });

  it('is refused if it has no text, or is cut off', async () => {
    expect(await codeOf(makePdf(['']))).toBe('reading/no-text');
    expect(await codeOf(strToU8('%PDF-1.7\nnothing'))).toBe('reading/broken');
  });
});

describe('readReport', () => {
  it.each<[string, ReadingErrorCode, Uint8Array]>([
    ['nothing', 'reading/empty', new Uint8Array()],
    ['blank lines', 'reading/empty', strToU8(' \n\n')],
    ['a picture', 'reading/binary', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])],
    ['an unknown encoding', 'reading/encoding', Uint8Array.from([0xe6, 0x94, 0xff, 0xff, 0x41])],
    ['too much', 'reading/too-large', new Uint8Array(50 * 1024 * 1024).fill(65)],
    ['an archive of something else', 'reading/unsupported', zipSync({ 'a.txt': strToU8('a') })],
    [
      'an old Word document',
      'reading/unsupported',
      Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]),
    ],
    [
      'a locked document',
      'reading/encrypted',
      Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...strToU8('E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0')]),
    ],
    ['a document cut off', 'reading/broken', makeDocx(paragraph('公开'.repeat(5000))).subarray(0, 260)],
  ])('refuses %s by the code %s', async (_, code, bytes) => {
    expect(await codeOf(bytes)).toBe(code);
  });

  it('detects the kind of a file by its bytes, not by its name', () => {
    expect(detectKind(strToU8('\n<!doctype html><p>'))).toBe('html');
    expect(detectKind(strToU8('a < b, 公开<12件'))).toBe('text');
    expect(detectKind(makeDocx(''))).toBe('docx');
    expect(detectKind(makeXlsx(''))).toBe('xlsx');
    expect(detectKind(makePdf(['a']))).toBe('pdf');
  });
});
