import { crc32 } from 'node:zlib';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const cellXml = (text: string, column: number, row: number): string => {
  const letters = String.fromCharCode(65 + column);
  return text === '' ? '' : `<c r="${letters}${row}" t="inlineStr"><is><t>${escaped(text)}</t></is></c>`;
};

interface Entry {
  readonly name: Buffer;
  readonly bytes: Buffer;
  readonly offset: number;
}

const header = ({ name, bytes, offset }: Entry, central: boolean): Buffer => {
  const head = Buffer.alloc(central ? 46 : 30);
  const from = central ? 6 : 4;
  head.writeUInt32LE(central ? 0x02014b50 : 0x04034b50, 0);
  if (central) head.writeUInt16LE(20, 4);
  head.writeUInt16LE(20, from);
  head.writeUInt16LE(0x0800, from + 2);
  head.writeUInt32LE(crc32(bytes), from + 10);
  head.writeUInt32LE(bytes.length, from + 14);
  head.writeUInt32LE(bytes.length, from + 18);
  head.writeUInt16LE(name.length, from + 22);
  if (central) head.writeUInt32LE(offset, 42);
  return Buffer.concat([head, name]);
};

/** A container whose parts are not packed. */
const zipOf = (parts: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> => {
  const entries: Entry[] = [];
  const pieces: Buffer[] = [];
  let offset = 0;
  for (const [part, text] of Object.entries(parts)) {
    const entry = { name: Buffer.from(part), bytes: Buffer.from(text), offset };
    entries.push(entry);
    pieces.push(header(entry, false), entry.bytes);
    offset += 30 + entry.name.length + entry.bytes.length;
  }
  const central = Buffer.concat(entries.map((one) => header(one, true)));
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Uint8Array.from(Buffer.concat([...pieces, central, end]));
};

/** Makes a workbook of one sheet, with these rows of text from the first one on. */
export const makeXlsx = (rows: readonly (readonly string[])[]): Uint8Array<ArrayBuffer> => {
  const cells = rows.map(
    (row, index) =>
      `<row r="${index + 1}">${row.map((text, column) => cellXml(text, column, index + 1)).join('')}</row>`,
  );
  return zipOf({
    '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${XML}<workbook xmlns="${SHEET}" xmlns:r="${OFFICE}"><sheets><sheet name="台账" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `${XML}<worksheet xmlns="${SHEET}"><sheetData>${cells.join('')}</sheetData></worksheet>`,
  });
};
