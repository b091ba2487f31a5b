import { bytesAt, FileError, type LookedAt } from './file-kinds.ts';

const HEADER_BYTES = 512;
const ENTRY_BYTES = 128;
/** Sectors of the table of sectors that the header names itself. */
const IN_HEADER = 109;
/** Numbers from here on do not name sectors: the end of a chain, or a free place. */
const NO_SECTOR = 0xffff_fffa;
const MOST_SECTORS = 1000;

const damaged = (): FileError => new FileError('attachment/unsafe', 'the container is damaged');

/** A compound file (MS-CFB), read sector by sector. */
class Sectors {
  readonly #file: LookedAt;
  readonly #bytes: number;
  readonly #table: readonly number[];
  constructor(file: LookedAt, bytes: number, table: readonly number[]) {
    this.#file = file;
    this.#bytes = bytes;
    this.#table = table;
  }

  /** @throws FileError */
  static async read(file: LookedAt, bytes: number, number: number): Promise<Buffer> {
    const found = await bytesAt(file, (number + 1) * bytes, bytes);
    // The last sector of a file may be cut short by the program that wrote it.
    if (found.length === 0) throw damaged();
    return found.length === bytes ? found : Buffer.concat([found], bytes);
  }

  /** The sectors of a chain, in order. */
  async *chain(first: number): AsyncGenerator<Buffer> {
    const seen = new Set<number>();
    for (let at = first; at < NO_SECTOR; at = await this.#after(at)) {
      if (seen.has(at) || seen.size === MOST_SECTORS) throw damaged();
      seen.add(at);
      yield await Sectors.read(this.#file, this.#bytes, at);
    }
  }

  async #after(sector: number): Promise<number> {
    const each = this.#bytes / 4;
    const place = this.#table[Math.floor(sector / each)];
    if (place === undefined) throw damaged();
    return (await Sectors.read(this.#file, this.#bytes, place)).readUInt32LE((sector % each) * 4);
  }
}

/** The sectors of the table of sectors: those that the header names, and those of the chain after it. */
const tableOf = async (file: LookedAt, header: Buffer, bytes: number): Promise<readonly number[]> => {
  const numbers = (from: Buffer, start: number, count: number): number[] =>
    Array.from({ length: count }, (_, index) => from.readUInt32LE(start + index * 4)).filter((one) => one < NO_SECTOR);
  const table = numbers(header, 76, IN_HEADER);
  let next = header.readUInt32LE(68);
  for (let read = 0; next < NO_SECTOR && read < MOST_SECTORS; read += 1) {
    const sector = await Sectors.read(file, bytes, next);
    table.push(...numbers(sector, 0, bytes / 4 - 1));
    next = sector.readUInt32LE(bytes - 4);
  }
  return table;
};

/** The names of the streams and folders of a compound file, in lower case. */
const namesIn = async (file: LookedAt): Promise<ReadonlySet<string>> => {
  const header = await bytesAt(file, 0, HEADER_BYTES);
  if (header.length < HEADER_BYTES) throw damaged();
  const shift = header.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) throw damaged();
  const bytes = 2 ** shift;
  const sectors = new Sectors(file, bytes, await tableOf(file, header, bytes));
  const names = new Set<string>();
  for await (const sector of sectors.chain(header.readUInt32LE(48))) {
    for (let at = 0; at < sector.length; at += ENTRY_BYTES) {
      const length = sector.readUInt16LE(at + 64);
      const isUsed = sector[at + 66] !== 0;
      if (isUsed && length > 2 && length <= 64)
        names.add(sector.toString('utf16le', at, at + length - 2).toLowerCase());
    }
  }
  return names;
};

const MACROS = ['macros', 'vba', '_vba_project', '_vba_project_cur'];

/**
 * The kind of a compound file, by its streams: `doc`, `xls`, or what else it is. WPS writes the same streams.
 * @throws FileError for one that is damaged or locked, or has macros
 */
export const lookIntoCfb = async (file: LookedAt): Promise<string> => {
  const names = await namesIn(file);
  const unsafe = (what: string): FileError => new FileError('attachment/unsafe', what);
  if (names.has('encryptedpackage')) throw unsafe('locked with a password');
  if (MACROS.some((name) => names.has(name))) throw unsafe('macros');
  const isDoc = names.has('worddocument');
  const isXls = names.has('workbook') || names.has('book');
  if (isDoc !== isXls) return isDoc ? 'doc' : 'xls';
  if (names.has('powerpoint document')) return 'ppt';
  return [...names].some((name) => name.startsWith('__substg1.0_')) ? 'msg' : 'cfb';
};
