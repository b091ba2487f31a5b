import { Unzip, UnzipInflate } from 'fflate';
import { ReadingError } from './errors.ts';
import { LARGEST_INFLATED } from './limits.ts';

const PIECE = 16 * 1024;
const MOST_ENTRIES = 5000;
const ENCRYPTED = 1;

const broken = (cause: unknown): ReadingError =>
  new ReadingError('reading/broken', 'the file is damaged or cut off; save it again', { cause });

const joined = (parts: readonly Uint8Array[], length: number): Uint8Array => {
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

/**
 * Inflates the wanted entries of a .zip, up to a limit. The bytes are counted as they are inflated; the sizes in the
 * directory of the file are not trusted.
 * @throws ReadingError `reading/expands-too-far`, `reading/encrypted` or `reading/broken`
 */
export const unzip = (bytes: Uint8Array, wanted: (name: string) => boolean): ReadonlyMap<string, Uint8Array> => {
  if (((bytes[6] ?? 0) & ENCRYPTED) !== 0) {
    throw new ReadingError('reading/encrypted', 'the file is locked with a password; save it without one');
  }
  const entries = new Map<string, Uint8Array>();
  let inflated = 0;
  let seen = 0;
  const reader = new Unzip((file) => {
    seen += 1;
    if (seen > MOST_ENTRIES)
      throw new ReadingError('reading/expands-too-far', `the file has more than ${MOST_ENTRIES} parts`);
    if (!wanted(file.name)) return;
    const parts: Uint8Array[] = [];
    let length = 0;
    file.ondata = (error, chunk, final) => {
      if (error !== null) throw error;
      inflated += chunk.length;
      if (inflated > LARGEST_INFLATED) {
        throw new ReadingError('reading/expands-too-far', `the file holds more than ${LARGEST_INFLATED} bytes`);
      }
      length += chunk.length;
      parts.push(chunk);
      if (final) entries.set(file.name, joined(parts, length));
    };
    file.start();
  });
  reader.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length; at += PIECE) {
      reader.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
    }
  } catch (error) {
    throw error instanceof ReadingError ? error : broken(error);
  }
  return entries;
};
