import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { makeDocx, makeXlsx, paragraph } from '../test-support/files.ts';
import { readReport } from './read-report.ts';

const MAIN = 'word/document.xml';
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
const body = (words: string): string =>
  `<w:document xmlns:w="${WORD}"><w:body>${paragraph(words)}</w:body></w:document>`;
const rels = (...targets: readonly string[]): string =>
  `<Relationships>${targets.map((one) => `<Relationship Type="${OFFICE}" Target="${one}"/>`).join('')}</Relationships>`;

const container = (parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
    ),
  );

const read = async (bytes: Uint8Array): Promise<string> => {
  try {
    return (await readReport(bytes)).text;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
};

const SIGNATURE = Buffer.from([0x50, 0x4b, 0x01, 0x02]);

/** A container with a second entry of a name after the first, which its directory does not name. */
const withHidden = (shown: Uint8Array, hidden: Uint8Array): Uint8Array => {
  const [outer, inner] = [Buffer.from(shown), Buffer.from(hidden)];
  const directory = outer.indexOf(SIGNATURE);
  const entries = inner.subarray(0, inner.indexOf(SIGNATURE));
  const end = Buffer.from(outer.subarray(directory));
  // The place of the directory is six bytes before the end of its record.
  end.writeUInt32LE(directory + entries.length, end.length - 6);
  return Buffer.concat([outer.subarray(0, directory), entries, end]);
};

/** A container whose directory names an entry twice. */
const withTwo = (bytes: Uint8Array, other: string, name: string): Uint8Array =>
  Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll(other, name), 'latin1');

describe('a container', () => {
  it('holds what its directory names, and nothing that is hidden beside it', async () => {
    const shown = container({ [MAIN]: body('占50%') });
    expect(await read(withHidden(shown, container({ [MAIN]: body('占60%') })))).toBe('占50%\n');
  });

  it('is refused with two parts of one name', async () => {
    const two = container({ 'word/documenA.xml': body('占60%'), [MAIN]: body('占50%') });
    expect(await read(withTwo(two, 'word/documenA.xml', MAIN))).toBe('reading/broken');
  });

  it('has the document that it names, not the one with the usual name', async () => {
    const parts = { [MAIN]: body('占60%'), 'word/document2.xml': body('占50%') };
    expect(await read(container({ ...parts, '_rels/.rels': rels('word/document2.xml') }))).toBe('占50%\n');
    expect(await read(container({ ...parts, '_rels/.rels': rels('/word/document.xml') }))).toBe('占60%\n');
    expect(await read(container({ ...parts, '_rels/.rels': rels('word/document.xml', 'word/document2.xml') }))).toBe(
      'reading/broken',
    );
    expect(await read(container({ ...parts, '_rels/.rels': rels('word/nothing.xml') }))).toBe('reading/broken');
  });

  it('is read in UTF-16, and with a prefix of its own', async () => {
    const utf16 = Buffer.from(`\ufeff${body('公开')}`, 'utf16le');
    expect(await read(container({ [MAIN]: utf16 }))).toBe('公开\n');
    const prefixed = body('公开').replaceAll('w:', 'word:').replace('xmlns:w=', 'xmlns:word=');
    expect(await read(container({ [MAIN]: prefixed }))).toBe('公开\n');
    const plain = `<document xmlns="${WORD}"><body><p><r><t>公开</t></r></p></body></document>`;
    expect(await read(container({ [MAIN]: plain }))).toBe('公开\n');
  });

  it('reads a part of a workbook once, whatever sheets name it', async () => {
    const sheets = Array.from({ length: 500 }, (_, at) => `<sheet name="s${at}" sheetId="${at}" r:id="rId1"/>`).join(
      '',
    );
    const workbook = `<workbook xmlns:r="x"><sheets>${sheets}</sheets></workbook>`;
    const bytes = makeXlsx('<row><c><v>1</v></c></row>', { 'xl/workbook.xml': strToU8(workbook) });
    expect(await read(bytes)).toBe('s0\n1\t\n');
  });

  it('is refused when its cells repeat a long text without end', async () => {
    const long = `<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>${paragraph('公'.repeat(140_000))}</w:tc></w:tr>`;
    const merged = '<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>'.repeat(20_000);
    expect(await read(makeDocx(`<w:tbl>${long}${merged}</w:tbl>`))).toBe('reading/too-large');
    expect(
      await read(
        strToU8(`<html><table><tr><td rowspan=9999>${'公'.repeat(140_000)}${'<tr><td>1'.repeat(9000)}</table>`),
      ),
    ).toBe('reading/too-large');
  });
});
