import { deflateRawSync } from 'node:zlib';
import {
  cfb,
  docx,
  heic,
  jpg,
  ofd,
  pdf,
  png,
  xlsx,
  zipSync,
} from '../../../packages/reading/test-support/attached-files.ts';
import { type Attack, CASE, type Sent } from './upload.ts';

const BOUNDARY = 'gongkai-attachment';
const MEGABYTE = 1024 * 1024;

/** A form that attaches a file; its head is written as it is. */
const attached = (name: string, bytes: Uint8Array, fields = 'name="kind"\r\n\r\nother'): Sent => ({
  path: `/api/v1/cases/${CASE}/attachments`,
  headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
  body: Buffer.concat([
    Buffer.from(`--${BOUNDARY}\r\ncontent-disposition: form-data; ${fields}\r\n`),
    Buffer.from(`--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`),
    bytes,
    Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
  ]),
});

const zeros = (count: number): Uint8Array => new Uint8Array(count);
const words = (text: string): Uint8Array => Buffer.from(text);

/** A container of one part whose directory claims a size of its own; the part itself is real. */
const claiming = (name: string, content: Uint8Array, claimed: number): Uint8Array => {
  const bytes = Buffer.from(zipSync({ 'OFD.xml': words('<OFD/>'), [name]: content }));
  bytes.writeUInt32LE(claimed, bytes.lastIndexOf(Buffer.from('504b0102', 'hex')) + 24);
  return bytes;
};

/** Many parts of a directory that all are the same bytes of the file. */
const overlapping = (parts: number): Uint8Array => {
  const packed = deflateRawSync(zeros(MEGABYTE));
  const local = Buffer.alloc(31);
  local.writeUInt32LE(0x0403_4b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(MEGABYTE, 22);
  local.writeUInt16LE(1, 26);
  local.write('x', 30);
  const directory = Array.from({ length: parts }, (_, index) => {
    const name = Buffer.from(`part-${index}`);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x0201_4b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(MEGABYTE, 24);
    entry.writeUInt16LE(name.length, 28);
    return Buffer.concat([entry, name]);
  });
  const all = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x0605_4b50, 0);
  end.writeUInt16LE(parts, 8);
  end.writeUInt16LE(parts, 10);
  end.writeUInt32LE(all.length, 12);
  end.writeUInt32LE(local.length + packed.length, 16);
  return Buffer.concat([local, packed, all, end]);
};

const circle = (): Uint8Array => {
  const bytes = cfb(['a', 'b', 'c', 'd', 'e']);
  bytes.writeUInt32LE(1, 512 + 8);
  return bytes;
};

const TYPE = ['attachment/type'];
const UNSAFE = ['attachment/unsafe'];
const NAME = ['attachment/name'];
const FORM = ['http/bad-request'];
const one = (name: string, answers: readonly string[], make: () => Sent): Attack => ({
  name: `attached: ${name}`,
  answers,
  make,
});

const many = Object.fromEntries(Array.from({ length: 2001 }, (_, index) => [`word/${index}.xml`, words('x')]));

/** Files that are attached to a case. */
export const ATTACHMENTS: readonly Attack[] = [
  one('a PDF', ['ok'], () => attached('申请书.pdf', pdf())),
  one('an OFD', ['ok'], () => attached('批复.ofd', ofd())),
  one('a document of WPS', ['ok'], () => attached('批复.wps', cfb(['WordDocument']))),
  one('pictures', ['ok'], () => attached('a.jpg', jpg())),
  one('pictures of telephones', ['ok'], () => attached('a.heic', heic())),
  one('a name of 255 bytes in Chinese', ['ok'], () => attached(`${'申'.repeat(83)}ab.png`, png())),
  one('205 KB that become 200 MB', UNSAFE, () => attached('a.docx', docx({ 'word/big.xml': zeros(200 * MEGABYTE) }))),
  one('the same in an OFD', UNSAFE, () => attached('a.ofd', ofd({ 'Doc_0/big.xml': zeros(150 * MEGABYTE) }))),
  one('one part named two thousand times', UNSAFE, () => attached('a.ofd', overlapping(1900))),
  one('more parts than it may have', UNSAFE, () => attached('a.docx', docx(many))),
  one('parts that say they are small', UNSAFE, () => attached('a.ofd', claiming('z', zeros(4 * MEGABYTE), 10))),
  one('macros', UNSAFE, () => attached('a.docx', docx({ 'word/vbaProject.bin': words('x') }))),
  one('macros under another name', [...UNSAFE, ...TYPE], () =>
    attached('a.docm', docx({ 'word/vbaProject.bin': words('x') })),
  ),
  one('macros of a sheet', UNSAFE, () => attached('a.xls', cfb(['Workbook', '_VBA_PROJECT_CUR']))),
  one('a path out of a container', UNSAFE, () => attached('a.xlsx', xlsx({ '../../../etc/cron.d/x': words('x') }))),
  one('a circle of sectors', UNSAFE, () => attached('a.doc', circle())),
  one('a page that is called a PDF', TYPE, () => attached('a.pdf', words('<!DOCTYPE html><script>alert(1)</script>'))),
  one('a picture of lines', TYPE, () =>
    attached('a.svg', words('<svg xmlns="http://www.w3.org/2000/svg" onload="x"/>')),
  ),
  one('a picture of lines that is called a text', TYPE, () => attached('a.txt', words('<svg onload="x"/>'))),
  one('a PDF and a container', TYPE, () => attached('a.pdf', Buffer.concat([pdf(), docx()]))),
  one('a picture and a container', TYPE, () => attached('a.jpg', Buffer.concat([jpg(), zipSync({ a: words('x') })]))),
  one('a container', TYPE, () => attached('a.zip', zipSync({ a: words('x') }))),
  one('a program', TYPE, () => attached('a.doc', Buffer.from('4d5a90000300000004000000ffff0000', 'hex'))),
  one('a path in the name', NAME, () => attached('../../../etc/passwd', pdf())),
  one('a path of Windows in the name', NAME, () => attached('C:\\a\\b.pdf', pdf())),
  one('a name that turns', NAME, () => attached('审批\u202efdp.exe', pdf())),
  one('a name with a line feed', NAME, () => attached('a%0D%0ASet-Cookie: x.pdf', pdf())),
  one('a name of 256 bytes', NAME, () => attached(`${'申'.repeat(84)}.pdf`, pdf())),
  one('a field of a megabyte', FORM, () => attached('a.pdf', pdf(), `name="kind"\r\n\r\n${'x'.repeat(MEGABYTE)}`)),
  one('a head that does not end', FORM, () => attached('a.pdf', pdf(), `name="kind"; x="${'x'.repeat(MEGABYTE)}`)),
  one('bytes that look like its boundary', ['ok'], () =>
    attached('a.pdf', pdf(Buffer.from(`\r\n--${BOUNDARY.slice(0, -1)}`.repeat(50_000)))),
  ),
  one('more than a file may have', ['attachment/too-large'], () => attached('a.pdf', pdf(zeros(51 * MEGABYTE)))),
  { ...one('many at once', ['ok', 'attachment/case-full'], () => attached('a.pdf', pdf(zeros(MEGABYTE)))), times: 30 },
];
