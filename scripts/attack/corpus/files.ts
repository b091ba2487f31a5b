import { type Attack, upload, zip } from './upload.ts';

const UNSUPPORTED = ['reading/unsupported'];
const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const BODY = `<w:document ${WORD}><w:body><w:p><w:r><w:t>收到申请12件。</w:t></w:r></w:p></w:body></w:document>`;
const docx = (more: Readonly<Record<string, string>> = {}): Uint8Array =>
  zip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': BODY, ...more });
const OLD_OFFICE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const HTML = Buffer.from('<!doctype html><script>alert(1)</script><p>收到申请12件。</p>');
// The text by which scanners are tested, in two parts so that none finds it here.
const TEST_VIRUS = `X5O!P%@AP[4\\PZX54(P^)7CC)7}$${'EICAR-STANDARD-ANTIVIRUS-TEST-FILE'}!$H+H*`;

/** Files that are not what they claim: a report is read as what its bytes are, and nothing in it runs or is stored. */
export const FILES: readonly Attack[] = [
  { name: 'a page that is called a PDF', answers: ['ok'], make: () => upload(HTML, 'report.pdf') },
  {
    name: 'a document with a macro',
    answers: ['ok'],
    make: () => upload(docx({ 'word/vbaProject.bin': 'macro' }), 'report.docm'),
  },
  {
    name: 'a document with a path that climbs',
    answers: ['reading/broken'],
    make: () => upload(docx({ '../../etc/passwd': 'x', '/etc/passwd': 'x' })),
  },
  {
    name: 'a document that is a PDF as well',
    answers: ['ok', 'reading/broken', ...UNSUPPORTED],
    make: () => upload(Buffer.concat([docx(), Buffer.from('%PDF-1.4\n')])),
  },
  {
    name: 'a PDF that begins with a page',
    answers: ['ok', 'reading/broken', 'reading/no-text'],
    make: () => upload(Buffer.concat([HTML, Buffer.from('%PDF-1.4\n%%EOF')])),
  },
  {
    name: 'a picture of lines',
    answers: ['ok', 'reading/empty'],
    make: () => upload(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 'a.svg'),
  },
  {
    name: 'an OFD',
    answers: UNSUPPORTED,
    make: () => upload(zip({ 'OFD.xml': '<ofd:OFD/>', 'Doc_0/Document.xml': '<a/>' }), 'a.ofd'),
  },
  {
    name: 'an old Word document',
    answers: UNSUPPORTED,
    make: () => upload(Buffer.concat([OLD_OFFICE, Buffer.alloc(600)]), 'a.wps'),
  },
  {
    name: 'a workbook of macros alone',
    answers: [...UNSUPPORTED, 'reading/broken'],
    make: () => upload(zip({ 'xl/vbaProject.bin': 'x', 'xl/workbook.xml': '<workbook/>' })),
  },
  { name: 'a text for scanners', answers: ['ok'], make: () => upload(Buffer.from(TEST_VIRUS)) },
  {
    name: 'a name of 255 bytes',
    answers: ['ok'],
    make: () => upload(Buffer.from('收到申请12件。'), `${'年'.repeat(83)}.txt`),
  },
  {
    name: 'a name that turns its direction',
    answers: ['ok'],
    make: () => upload(Buffer.from('收到申请12件。'), 'report\u202Etxt.exe'),
  },
  {
    name: 'a name with a path',
    answers: ['ok'],
    make: () => upload(Buffer.from('收到申请12件。'), '../../../etc/passwd'),
  },
  {
    name: 'an archive in an archive',
    answers: UNSUPPORTED,
    make: () => upload(zip({ 'a.zip': zip({ 'b.zip': docx() }) })),
  },
  { name: 'half of a document', answers: ['reading/broken'], make: () => upload(docx().subarray(0, 150)) },
  {
    name: 'a PDF cut off',
    answers: ['reading/broken'],
    make: () => upload(Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog')),
  },
  { name: 'nothing', answers: ['reading/empty', 'http/invalid'], make: () => upload(new Uint8Array()) },
];
