import { Readable } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { FileError, type LookedAt } from './file-kinds.ts';

const MOST_ENTRIES = 2000;
const MEGABYTE = 1024 * 1024;
/** Bytes of all parts, unpacked: as declared, and as counted. */
const LARGEST = 200 * MEGABYTE;
/** How many times larger a container may become. */
const LARGEST_RATIO = 100;
const LONGEST_TYPES = MEGABYTE;
const PIECE = 256 * 1024;

const unsafe = (what: string): FileError => new FileError('attachment/unsafe', what);
const broken = (error: Error): FileError => unsafe(`the container is damaged: ${error.message}`);

async function* piecesOf({ range }: LookedAt, start: number, end: number): AsyncGenerator<Uint8Array> {
  for (let at = start; at < end;) {
    const piece = await range(at, Math.min(PIECE, end - at));
    if (piece.length === 0) throw unsafe('the container is cut off');
    yield piece;
    at += piece.length;
  }
}

/** Reads a container that is stored in pieces. */
class PiecesReader extends yauzl.RandomAccessReader {
  readonly #file: LookedAt;
  constructor(file: LookedAt) {
    super();
    this.#file = file;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(piecesOf(this.#file, start, end), { objectMode: false });
  }
}

const opened = (file: LookedAt): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    yauzl.fromRandomAccessReader(
      new PiecesReader(file),
      file.size,
      { lazyEntries: true, autoClose: false },
      (error, zip) => {
        if (error === null) resolve(zip);
        else reject(broken(error));
      },
    );
  });

const streamOf = (zip: ZipFile, entry: Entry): Promise<Readable> =>
  new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error === null) resolve(stream);
      else reject(broken(error));
    });
  });

/** What the parts of a container say of it. */
interface Parts {
  readonly names: Set<string>;
  /** `[Content_Types].xml`, as far as it is read. */
  types: string;
  declared: number;
  counted: number;
}

const MACROS = /(?:^|\/)(?:vbaProject[a-z]{0,20}\.bin$|macrosheets\/)/i;

/** @throws FileError */
const count = (parts: Parts, entry: Entry, { size }: LookedAt): void => {
  const { fileName } = entry;
  // A container with two parts of one name is another document to each reader of it.
  if (parts.names.has(fileName)) throw unsafe(`two parts have the name ${fileName}`);
  parts.names.add(fileName);
  if (MACROS.test(fileName)) throw unsafe(`macros: ${fileName}`);
  if (entry.isEncrypted()) throw unsafe('locked with a password');
  parts.declared += entry.uncompressedSize;
  if (parts.declared > Math.min(LARGEST, size * LARGEST_RATIO)) throw unsafe(`${parts.declared} bytes when unpacked`);
};

/** Unpacks a part, to count what it says of itself. */
const unpack = async (parts: Parts, zip: ZipFile, entry: Entry): Promise<void> => {
  const isTypes = entry.fileName === '[Content_Types].xml';
  try {
    for await (const piece of (await streamOf(zip, entry)) as AsyncIterable<Buffer>) {
      parts.counted += piece.length;
      if (parts.counted > parts.declared) throw unsafe('more bytes than it says');
      if (isTypes && parts.types.length < LONGEST_TYPES) parts.types += piece.toString('utf8');
    }
  } catch (error) {
    throw error instanceof FileError ? error : broken(error instanceof Error ? error : new Error(String(error)));
  }
};

const readParts = async (file: LookedAt): Promise<Parts> => {
  const parts: Parts = { names: new Set(), types: '', declared: 0, counted: 0 };
  const zip = await opened(file);
  try {
    if (zip.entryCount > MOST_ENTRIES) throw unsafe(`more than ${MOST_ENTRIES} parts`);
    for await (const entry of zip.eachEntry() as AsyncIterable<Entry>) {
      count(parts, entry, file);
      if (!entry.fileName.endsWith('/')) await unpack(parts, zip, entry);
    }
    return parts;
  } catch (error) {
    throw error instanceof FileError ? error : broken(error instanceof Error ? error : new Error(String(error)));
  } finally {
    zip.close();
  }
};

/** The main part of each kind: its type, and the place where most programs write it. */
const MAIN_PARTS: readonly (readonly [kind: string, type: RegExp, part: string])[] = [
  ['docx', /wordprocessingml\.document\.main\+xml/, 'word/document.xml'],
  ['xlsx', /spreadsheetml\.sheet\.main\+xml/, 'xl/workbook.xml'],
  ['pptx', /presentationml\.presentation\.main\+xml/, 'ppt/presentation.xml'],
  ['dotx', /wordprocessingml\.template\.main\+xml/, ''],
  ['xltx', /spreadsheetml\.template\.main\+xml/, ''],
];

/**
 * The kind of a container, by its parts: `docx`, `xlsx`, `ofd`, or what else it is. Every part is unpacked and counted.
 * @throws FileError for one that is damaged or locked, expands too far, or has macros
 */
export const lookIntoZip = async (file: LookedAt): Promise<string> => {
  const { names, types } = await readParts(file);
  if (types === '') return names.has('OFD.xml') ? 'ofd' : 'zip';
  if (/macroEnabled|vbaProject|macrosheet/i.test(types)) throw unsafe('macros');
  const found = MAIN_PARTS.filter(([, type, part]) => type.test(types) || names.has(part));
  const [only] = found;
  // A container that is several documents is one to each reader.
  return only !== undefined && found.length === 1 && !names.has('OFD.xml') ? only[0] : 'zip';
};
