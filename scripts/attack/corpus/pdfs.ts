import { deflateSync } from 'node:zlib';
import { type Attack, upload } from './upload.ts';

interface Part {
  readonly head: string;
  readonly stream?: Uint8Array;
}

/** A PDF of these objects; the first is its catalogue. */
const pdf = (parts: readonly Part[]): Uint8Array => {
  const pieces: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  let at = pieces[0]?.length ?? 0;
  const add = (piece: Buffer): void => {
    pieces.push(piece);
    at += piece.length;
  };
  for (const [index, { head, stream }] of parts.entries()) {
    offsets.push(at);
    add(Buffer.from(`${index + 1} 0 obj\n${head}\n`));
    if (stream !== undefined) add(Buffer.concat([Buffer.from('stream\n'), stream, Buffer.from('\nendstream\n')]));
    add(Buffer.from('endobj\n'));
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const start = at;
  add(
    Buffer.from(
      `xref\n0 ${parts.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${parts.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF`,
    ),
  );
  return Buffer.concat(pieces);
};

const CATALOGUE: Part = { head: '<< /Type /Catalog /Pages 2 0 R >>' };
const PAGES: Part = { head: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>' };
const FONT: Part = { head: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>' };
const PAGE: Part = {
  head: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
};

/** A PDF of one page with these contents, packed by these filters. */
const page = (stream: Uint8Array, filter: string): Uint8Array =>
  pdf([CATALOGUE, PAGES, PAGE, { head: `<< /Length ${stream.length} ${filter} >>`, stream }, FONT]);

const MEGABYTE = 1024 * 1024;
const packed = (bytes: Uint8Array, layers: number): Uint8Array => {
  let result = bytes;
  for (let layer = 0; layer < layers; layer += 1) result = deflateSync(result, { level: 9 });
  return result;
};
const flate = (layers: number): string => `/Filter [${'/FlateDecode '.repeat(layers)}]`;
const SPACES = (): Uint8Array => Buffer.alloc(1024 * MEGABYTE, 0x20);

const EXPANDS = ['reading/expands-too-far'];
const SLOW = ['work/too-slow', 'reading/too-slow'];
const BAD = ['reading/broken', 'reading/no-text'];

/** PDFs that unpack without end, or whose reader works without end. */
export const PDFS: readonly Attack[] = [
  { name: 'a gigabyte in one layer', answers: EXPANDS, make: () => upload(page(packed(SPACES(), 1), flate(1))) },
  { name: 'a gigabyte in two layers', answers: EXPANDS, make: () => upload(page(packed(SPACES(), 2), flate(2))) },
  {
    name: 'a gigabyte in three layers, four at once',
    answers: [...EXPANDS, 'work/too-many'],
    times: 4,
    make: () => upload(page(packed(SPACES(), 3), flate(3))),
  },
  {
    name: 'a gigabyte behind a reference to its filter',
    answers: EXPANDS,
    make: () => {
      const stream = packed(SPACES(), 2);
      return upload(
        pdf([
          CATALOGUE,
          PAGES,
          PAGE,
          { head: `<< /Length ${stream.length} /Filter 6 0 R >>`, stream },
          FONT,
          { head: '[/Fl /FlateDecode]' },
        ]),
      );
    },
  },
  {
    name: 'a run-length stream of 200 megabytes, packed',
    answers: [...EXPANDS, ...BAD],
    make: () =>
      upload(
        page(
          packed(Buffer.alloc(3 * MEGABYTE, Buffer.from([129, 0x20])), 1),
          '/Filter [/FlateDecode /RunLengthDecode]',
        ),
      ),
  },
  {
    name: 'twenty million operators on one page',
    answers: [...SLOW, ...BAD, ...EXPANDS, 'work/out-of-memory'],
    make: () => upload(page(packed(Buffer.alloc(40_000_000, 'q '), 1), flate(1))),
  },
  {
    name: 'three million words on one page',
    // What is outside of the page is not read, as it is not shown.
    answers: ['ok', ...SLOW, ...EXPANDS, 'reading/too-large', 'work/out-of-memory'],
    make: () =>
      upload(
        page(
          packed(
            Buffer.concat([Buffer.from('BT /F1 12 Tf '), Buffer.alloc(33_000_000, '(ab 12) Tj '), Buffer.from(' ET')]),
            1,
          ),
          flate(1),
        ),
      ),
  },
  {
    name: '500,000 objects that do not end',
    answers: [...SLOW, ...BAD],
    make: () => upload(Buffer.from(`%PDF-1.4\n${'1 0 obj\n<<'.repeat(500_000)}`)),
  },
  {
    name: 'arrays in arrays',
    answers: [...SLOW, ...BAD],
    make: () => upload(Buffer.from(`%PDF-1.4\n1 0 obj\n${'['.repeat(5_000_000)}`)),
  },
  {
    name: 'dictionaries in dictionaries',
    answers: [...SLOW, ...BAD],
    make: () => upload(Buffer.from(`%PDF-1.4\n1 0 obj\n${'<</A '.repeat(1_500_000)}`)),
  },
  {
    name: 'pages that are their own parents',
    answers: [...BAD, ...SLOW, 'reading/too-large'],
    make: () =>
      upload(pdf([CATALOGUE, { head: `<< /Type /Pages /Kids [${'2 0 R '.repeat(1000)}] /Count 1000000 >>` }])),
  },
  {
    name: 'a million pages',
    answers: ['reading/too-large', ...BAD],
    make: () =>
      upload(
        pdf([
          CATALOGUE,
          { head: `<< /Type /Pages /Kids [${'3 0 R '.repeat(100_000)}] /Count 1000000 >>` },
          PAGE,
          { head: '<< /Length 0 >>', stream: new Uint8Array() },
          FONT,
        ]),
      ),
  },
  {
    name: 'a form that draws itself',
    answers: [...BAD, ...SLOW, 'ok'],
    make: () =>
      upload(
        pdf([
          CATALOGUE,
          PAGES,
          {
            head: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>',
          },
          { head: '<< /Length 700 >>', stream: Buffer.from('/X Do '.repeat(100)) },
          {
            head: '<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >> /Length 700 >>',
            stream: Buffer.from('/X Do '.repeat(100)),
          },
        ]),
      ),
  },
  {
    name: 'a table of references with ten million entries',
    answers: [...BAD, ...SLOW, ...EXPANDS],
    make: () =>
      upload(
        Buffer.from(
          '%PDF-1.4\nxref\n0 10000000\n0000000000 65535 f \ntrailer\n<< /Size 10000000 /Root 1 0 R >>\nstartxref\n9\n%%EOF',
        ),
      ),
  },
  {
    name: 'a stream of objects that says it has a billion',
    answers: [...BAD, ...SLOW, ...EXPANDS, 'work/out-of-memory'],
    make: () =>
      upload(
        pdf([
          CATALOGUE,
          {
            head: '<< /Type /ObjStm /N 1000000000 /First 10 /Length 20 >>',
            stream: Buffer.from('2 0 3 5 << /A 1 >>  '),
          },
        ]),
      ),
  },
];
