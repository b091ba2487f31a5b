import { afterAll, describe, expect, it } from 'vitest';
import { cfb, docx, eml, heic, jpg, ofd, pdf, png, xlsx, zipSync } from '../../test-support/attached-files.ts';
import { gb18030 } from '../../test-support/files.ts';
import { createPool } from '../apart/pool.ts';
import { REPORT_PROGRAM } from '../apart/reports.ts';
import { FileError, type LookedAt } from './file-kinds.ts';
import { takeFile } from './take-file.ts';

const pool = createPool({ program: REPORT_PROGRAM });
afterAll(() => pool.stop());

/** A file that is given in small pieces, as a store gives it. */
const fileOf = (bytes: Uint8Array): LookedAt => ({
  size: bytes.length,
  range: async (offset, length) => bytes.subarray(offset, offset + Math.min(length, 1000)),
});

const take = (name: string, bytes: Uint8Array) => takeFile(name, fileOf(bytes), () => pool.enter('li'));

const refusalOf = async (name: string, bytes: Uint8Array): Promise<string> => {
  try {
    const { kind } = await take(name, bytes);
    return `taken as ${kind}`;
  } catch (error) {
    if (error instanceof FileError) return `${error.code.replace('attachment/', '')}: ${error.message}`;
    throw error;
  }
};

const text = (value: string): Buffer => Buffer.from(value);
const megabytes = (count: number): Uint8Array => new Uint8Array(count * 1024 * 1024);

describe('a file that is taken', () => {
  it.each<readonly [string, Uint8Array, string]>([
    ['a.pdf', pdf(), 'application/pdf'],
    ['a.PDF', pdf(), 'application/pdf'],
    ['a.ofd', ofd(), 'application/ofd'],
    ['a.docx', docx(), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['a.xlsx', xlsx(), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['a.doc', cfb(['WordDocument', '1Table']), 'application/msword'],
    ['a.wps', cfb(['WordDocument', '1Table']), 'application/wps-office.wps'],
    ['a.xls', cfb(['Workbook']), 'application/vnd.ms-excel'],
    ['a.et', cfb(['a', 'b', 'c', 'd', 'e', 'f', 'Workbook']), 'application/wps-office.et'],
    ['a.jpg', jpg(), 'image/jpeg'],
    ['a.jpeg', jpg(), 'image/jpeg'],
    ['a.png', png(), 'image/png'],
    ['a.png', png(new Uint8Array(50_000).fill(65)), 'image/png'],
    ['a.heic', heic(), 'image/heic'],
    ['a.txt', text('申请公开某地块征收批复\n'), 'text/plain'],
    ['a.txt', gb18030('申请公开某地块征收批复'), 'text/plain'],
    ['a.txt', text(`${'字'.repeat(100_000)}\n`), 'text/plain'],
    ['a.txt', eml(), 'text/plain'],
    ['a.eml', eml(), 'message/rfc822'],
  ])('is known by its content: %s', async (name, bytes, mediaType) => {
    expect(await take(name, bytes)).toMatchObject({ mediaType });
  });
});

describe('a file that is not taken', () => {
  it.each<readonly [why: string, name: string, bytes: Uint8Array, refusal: RegExp]>([
    ['a container of anything', 'a.zip', zipSync({ a: text('x') }), /^type: found: zip$/],
    ['a container with the name of a document', 'a.docx', zipSync({ a: text('x') }), /^type: found: zip$/],
    ['an empty container', 'a.docx', zipSync({}), /^(?:type: found: zip|unsafe)/],
    ['a document with another name', 'a.pdf', docx(), /^type: found: docx; the name ends with \.pdf$/],
    ['a document without an end of its name', 'a', pdf(), /^type: found: pdf; the name ends with nothing$/],
    ['a sheet that is called a letter', 'a.doc', cfb(['Workbook']), /^type: found: xls;/],
    ['a page that is called a PDF', 'a.pdf', text('<!DOCTYPE html><script>1</script>'), /^type: found: html$/],
    ['a page that is called a text', 'a.txt', text('  <html><body>'), /^type: found: html$/],
    ['a picture of lines', 'a.svg', text('<svg xmlns="http://www.w3.org/2000/svg"/>'), /^type: found: svg$/],
    ['the same after a declaration', 'a.txt', text('<?xml version="1.0"?>\n<svg onload="x"/>'), /^type: found: svg$/],
    ['a program', 'a.pdf', Buffer.from('4d5a90000300000004000000ffff', 'hex'), /^type: found: exe$/],
    ['a moving picture', 'a.jpg', Buffer.from('GIF89a\u0001\u0000\u0001\u0000', 'latin1'), /^type: found: gif$/],
    ['rich text', 'a.doc', text(String.raw`{\rtf1 x}`), /^type: found: rtf$/],
    ['slides', 'a.doc', cfb(['PowerPoint Document']), /^type: found: ppt$/],
    ['a stored message', 'a.doc', cfb(['__substg1.0_0037001F']), /^type: found: msg$/],
    ['a text with a zero in it', 'a.txt', text('申请\0'), /^type: found: unknown$/],
    ['UTF-16', 'a.txt', Buffer.from('\ufeff申请', 'utf16le'), /^(?:type|unsafe)/],
    ['bytes of no encoding', 'a.txt', Uint8Array.from([0x41, 0xff, 0xff, 0x41]), /^unsafe: the text is neither/],
    ['a mail without a head', 'a.eml', text('申请公开\n'), /^type: found: txt; the name ends with \.eml$/],
    ['a PDF that is a container too', 'a.pdf', Buffer.concat([pdf(), docx()]), /^type: found: pdf and zip$/],
    ['a picture that is a container too', 'a.png', Buffer.concat([png(), zipSync({})]), /^type: found: png and zip$/],
  ])('%s', async (_, name, bytes, refusal) => {
    expect(await refusalOf(name, bytes)).toMatch(refusal);
  });

  const macros = { 'word/vbaProject.bin': text('x') };
  const many = Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`word/${index}.xml`, text('x')]));
  it.each<readonly [why: string, name: string, make: () => Uint8Array, refusal: RegExp]>([
    ['macros', 'a.docx', () => docx(macros), /^unsafe: macros: word\/vbaProject\.bin$/],
    ['macros in another folder and case', 'a.docx', () => docx({ 'x/VBAPROJECT.BIN': text('x') }), /^unsafe: macros/],
    [
      'macros by their type',
      'a.docx',
      () => docx({}, 'application/vnd.ms-word.document.macroEnabled.main+xml'),
      /^unsafe: macros$/,
    ],
    ['macros of old documents', 'a.doc', () => cfb(['WordDocument', 'Macros']), /^unsafe: macros$/],
    ['old macros of sheets', 'a.xlsx', () => xlsx({ 'xl/macrosheets/sheet1.xml': text('x') }), /^unsafe: macros/],
    ['a password', 'a.docx', () => cfb(['EncryptedPackage']), /^unsafe: locked with a password$/],
    [
      '205 KB that become 200 MB',
      'a.docx',
      () => docx({ 'word/big.xml': megabytes(200) }),
      /^unsafe: \d+ bytes when unpacked$/,
    ],
    ['more than 2,000 parts', 'a.ofd', () => ofd(many), /^unsafe: more than 2000 parts$/],
    [
      'a path out of the container',
      'a.docx',
      () => docx({ '../../x.xml': text('x') }),
      /^unsafe: the container is damaged/,
    ],
    ['its end missing', 'a.docx', () => docx().subarray(0, -30), /^unsafe: the container is damaged/],
    ['a circle in it', 'a.doc', () => circular(), /^unsafe: the container is damaged$/],
    [
      'nothing behind its head',
      'a.doc',
      () => cfb(['WordDocument']).subarray(0, 512),
      /^unsafe: the container is damaged$/,
    ],
    ['more bytes than it says', 'a.docx', () => understated(), /^unsafe/],
  ])('one with %s', async (_, name, make, refusal) => {
    expect(await refusalOf(name, make())).toMatch(refusal);
  });
});

/** A compound file whose chain of folders leads back to itself. */
const circular = (): Uint8Array => {
  const bytes = cfb(['a', 'b', 'c', 'd', 'e']);
  bytes.writeUInt32LE(1, 512 + 2 * 4);
  return bytes;
};

/** A container whose directory says that a part is smaller than it is. */
const understated = (): Uint8Array => {
  const bytes = Buffer.from(docx({ 'word/big.xml': megabytes(1) }));
  const directory = bytes.lastIndexOf(Buffer.from('504b0102', 'hex'));
  bytes.writeUInt32LE(10, directory + 24);
  return bytes;
};
