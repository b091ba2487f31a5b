// Files as they are attached to cases, made here: every kind that is taken, and hostile ones.
import { crc32, deflateRawSync, deflateSync } from 'node:zlib';

const strToU8 = (text: string): Uint8Array => Buffer.from(text);

const chunk = (type: string, data: Uint8Array): Buffer => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
};

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

/** A picture of one pixel; `more` is put between its head and its pixels. */
export const png = (more: Uint8Array = new Uint8Array()): Buffer =>
  Buffer.concat([
    SIGNATURE,
    chunk('IHDR', Buffer.from('00000001000000010800000000', 'hex')),
    ...(more.length === 0 ? [] : [chunk('tEXt', Buffer.concat([Buffer.from('Comment\0'), more]))]),
    chunk('IDAT', deflateSync(Buffer.from([0, 0]))),
    chunk('IEND', new Uint8Array()),
  ]);

export const jpg = (): Buffer =>
  Buffer.concat([
    Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
    Buffer.alloc(64, 7),
    Buffer.from('ffd9', 'hex'),
  ]);

export const heic = (): Buffer =>
  Buffer.concat([
    Buffer.from('00000018', 'hex'),
    Buffer.from('ftypheic'),
    Buffer.alloc(4),
    Buffer.from('mif1heic'),
    Buffer.alloc(64, 1),
  ]);

/** A PDF of one page; `more` is a comment in it. */
export const pdf = (more: Uint8Array = new Uint8Array()): Buffer =>
  Buffer.concat([
    Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\n%'),
    more,
    Buffer.from('\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
  ]);

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';
const OFFICE = 'application/vnd.openxmlformats-officedocument';

type Parts = Readonly<Record<string, Uint8Array>>;

const LOCAL = 0x0403_4b50;
const CENTRAL = 0x0201_4b50;
const END = 0x0605_4b50;

/** A container; what becomes two hundred megabytes is packed in a moment. */
export const zipSync = (parts: Parts): Buffer => {
  const [files, directory]: [Buffer[], Buffer[]] = [[], []];
  let place = 0;
  for (const [part, content] of Object.entries(parts)) {
    const [name, packed] = [Buffer.from(part), deflateRawSync(content)];
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(name.length, 22);
    const [local, central] = [Buffer.alloc(4), Buffer.alloc(6)];
    local.writeUInt32LE(LOCAL);
    central.writeUInt32LE(CENTRAL);
    central.writeUInt16LE(20, 4);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(place, 10);
    files.push(local, common, name, packed);
    directory.push(central, common, rest, name);
    place += 30 + name.length + packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END);
  const count = Object.keys(parts).length;
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(place, 16);
  return Buffer.concat([...files, central, end]);
};

const typed = (part: string, type: string): Uint8Array =>
  strToU8(`${XML}<Types xmlns="${TYPES}"><Override PartName="/${part}" ContentType="${type}"/></Types>`);

export const docx = (more: Parts = {}, type = `${OFFICE}.wordprocessingml.document.main+xml`): Uint8Array =>
  zipSync({
    '[Content_Types].xml': typed('word/document.xml', type),
    'word/document.xml': strToU8(`${XML}<document/>`),
    ...more,
  });

export const xlsx = (more: Parts = {}): Uint8Array =>
  zipSync({
    '[Content_Types].xml': typed('xl/workbook.xml', `${OFFICE}.spreadsheetml.sheet.main+xml`),
    'xl/workbook.xml': strToU8(`${XML}<workbook/>`),
    ...more,
  });

export const ofd = (more: Parts = {}): Uint8Array =>
  zipSync({ 'OFD.xml': strToU8(`${XML}<OFD/>`), 'Doc_0/Document.xml': strToU8(`${XML}<Document/>`), ...more });

const SECTOR = 512;
const END_OF_CHAIN = 0xffff_fffe;
const FREE = 0xffff_ffff;
const TABLE = 0xffff_fffd;

const entry = (name: string, type: number): Buffer => {
  const bytes = Buffer.alloc(128);
  bytes.write(name, 0, 'utf16le');
  bytes.writeUInt16LE((name.length + 1) * 2, 64);
  bytes[66] = type;
  for (const at of [68, 72, 76]) bytes.writeUInt32LE(FREE, at);
  return bytes;
};

/** A compound file (MS-CFB) with streams of these names, all empty. */
export const cfb = (names: readonly string[]): Buffer => {
  const entries = [entry('Root Entry', 5), ...names.map((name) => entry(name, 2))];
  while (entries.length % 4 !== 0) entries.push(Buffer.alloc(128));
  const sectors = entries.length / 4;
  const header = Buffer.alloc(SECTOR);
  header.write('d0cf11e0a1b11ae1', 0, 'hex');
  header.writeUInt16LE(0x3e, 24);
  header.writeUInt16LE(3, 26);
  header.writeUInt16LE(0xfffe, 28);
  header.writeUInt16LE(9, 30);
  header.writeUInt16LE(6, 32);
  header.writeUInt32LE(1, 44);
  header.writeUInt32LE(1, 48);
  header.writeUInt32LE(4096, 56);
  header.writeUInt32LE(END_OF_CHAIN, 60);
  header.writeUInt32LE(END_OF_CHAIN, 68);
  header.fill(0xff, 76);
  header.writeUInt32LE(0, 76);
  const table = Buffer.alloc(SECTOR, 0xff);
  table.writeUInt32LE(TABLE, 0);
  for (let at = 1; at <= sectors; at += 1) table.writeUInt32LE(at === sectors ? END_OF_CHAIN : at + 1, at * 4);
  return Buffer.concat([header, table, ...entries]);
};

export const eml = (): Buffer =>
  Buffer.from('From: li@example.org\r\nSubject: =?utf-8?B?55Sz6K+3?=\r\nMIME-Version: 1.0\r\n\r\n申请公开\r\n');
