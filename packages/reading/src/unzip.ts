import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { ReadingError } from './errors.ts';
import { LARGEST_INFLATED } from './limits.ts';

const MOST_ENTRIES = 5000;

const broken = (cause?: unknown): ReadingError =>
  new ReadingError('reading/broken', 'the file is damaged or cut off; save it again', { cause });

const expands = (what: string): ReadingError => new ReadingError('reading/expands-too-far', what);

const opened = (bytes: Uint8Array): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    yauzl.fromBuffer(buffer, { lazyEntries: true }, (error, file) => {
      if (error === null) resolve(file);
      else reject(broken(error));
    });
  });

/** Inflates an entry; the reader refuses one that has more bytes than it claims, and the claim was counted before. */
const inflated = (file: ZipFile, entry: Entry): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    file.openReadStream(entry, (error, stream) => {
      if (error !== null) return reject(broken(error));
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('error', (cause) => reject(broken(cause)));
      stream.on('end', () => resolve(Buffer.concat(parts)));
    });
  });

/** Counts the entries of a container and the bytes that are inflated of it. */
class Budget {
  readonly #names = new Set<string>();
  #bytes = 0;

  /** @throws ReadingError */
  see({ fileName }: Entry): void {
    // A container with two parts of one name is another document to each reader of it.
    if (this.#names.has(fileName)) throw new ReadingError('reading/broken', `the file has two parts ${fileName}`);
    this.#names.add(fileName);
    if (this.#names.size > MOST_ENTRIES) throw expands(`the file has more than ${MOST_ENTRIES} parts`);
  }

  /** @throws ReadingError */
  take(entry: Entry): void {
    if (entry.isEncrypted()) {
      throw new ReadingError('reading/encrypted', 'the file is locked with a password; save it without one');
    }
    this.#bytes += entry.uncompressedSize;
    if (this.#bytes > LARGEST_INFLATED) throw expands(`the file holds more than ${LARGEST_INFLATED} bytes`);
  }
}

/**
 * Inflates the wanted entries of a .zip, up to a limit. Its directory alone says which there are, as it does for the programs
 * that show the file: an entry that is in the file and not in the directory is not there.
 * @throws ReadingError `reading/expands-too-far`, `reading/encrypted` or `reading/broken`
 */
export const unzip = async (
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
): Promise<ReadonlyMap<string, Uint8Array>> => {
  const file = await opened(bytes);
  const budget = new Budget();
  const entries = new Map<string, Uint8Array>();
  return new Promise((resolve, reject) => {
    const fail = (error: unknown): void => {
      file.close();
      reject(error instanceof ReadingError ? error : broken(error));
    };
    const take = async (entry: Entry): Promise<void> => {
      budget.see(entry);
      if (wanted(entry.fileName)) {
        budget.take(entry);
        entries.set(entry.fileName, await inflated(file, entry));
      }
      file.readEntry();
    };
    file.on('entry', (entry: Entry) => void take(entry).catch(fail));
    file.on('error', fail);
    file.on('end', () => resolve(entries));
    file.readEntry();
  });
};
