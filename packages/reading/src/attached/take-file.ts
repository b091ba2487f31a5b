import type { Place } from '../apart/pool.ts';
import { RefusedByTask } from '../apart/errors.ts';
import type { GivenContainer, RangeQuestion } from './look-inside.ts';
import { type Container, kindOfFile, type TakenFile } from './file-kind.ts';
import { bytesAt, FILE_ERRORS, FileError, type FileErrorCode, type LookedAt } from './file-kinds.ts';

const LONGEST_PIECE = 256 * 1024;

const isFileError = (code: string): code is FileErrorCode => Object.hasOwn(FILE_ERRORS, code);

/** The bytes that a task asks for; it may ask for anything, since a hostile file may have taken it over. */
const answering =
  ({ range, size }: LookedAt) =>
  async (question: unknown): Promise<Uint8Array> => {
    const { offset, length } = question as RangeQuestion;
    if (!Number.isSafeInteger(offset) || !Number.isSafeInteger(length) || offset < 0 || length < 1) {
      throw new TypeError('a process apart asked for no bytes');
    }
    // A whole piece, whatever the pieces of the store are.
    return offset >= size ? new Uint8Array() : bytesAt({ range }, offset, Math.min(length, LONGEST_PIECE));
  };

/**
 * Decides what an uploaded file is; containers are looked into in a process apart with the task `look`.
 * @throws FileError, or WorkError of the process
 */
export const takeFile = (name: string, file: LookedAt, enter: () => Place, signal?: AbortSignal): Promise<TakenFile> =>
  kindOfFile(name, file, async (container: Container) => {
    const place = enter();
    try {
      const given: GivenContainer = { container, size: file.size };
      return String(await place.run('look', given, signal, answering(file)));
    } catch (error) {
      if (error instanceof RefusedByTask && isFileError(error.code)) throw new FileError(error.code, error.message);
      throw error;
    } finally {
      place.leave();
    }
  });
