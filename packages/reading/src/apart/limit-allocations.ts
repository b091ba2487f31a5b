import { ReadingError } from '../errors.ts';

const MEGABYTE = 1024 * 1024;
/** Bytes of one array: the largest font of a report, unpacked, is a quarter of it. */
const LARGEST_ARRAY = 64 * MEGABYTE;
/** Bytes of all arrays that are in use at once while one file is read. */
const MOST_IN_USE = 96 * MEGABYTE;
/** Bytes of all arrays that reading one file may ask for, one after the other. */
const MOST_ASKED = 512 * MEGABYTE;
/** How many bytes are asked for between two looks at how many are in use. */
const LOOK_EVERY = 4 * MEGABYTE;

/** Runs work under the limit. */
export type Limited = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Limits what this process allocates as byte arrays while it reads a file. A PDF may be packed in any number of layers, with
 * any filter, behind any reference, and its reader has no limit of its own: whatever unpacks it must ask for an array. For a
 * process apart alone, since it replaces the constructors of the whole process; call it before the reader is loaded.
 */
export const limitAllocations = (): Limited => {
  const Plain = globalThis.Uint8Array;
  let isReading = false;
  let asked = 0;
  let lookAt = 0;
  let before = 0;
  let exceeded = false;
  const refuse = (): never => {
    exceeded = true;
    throw new ReadingError('reading/expands-too-far', 'the file holds more than a report can when it is unpacked');
  };
  const inUse = (): number => process.memoryUsage().arrayBuffers - before;
  const count = (size: unknown): void => {
    if (!isReading || typeof size !== 'number') return;
    asked += size;
    if (size > LARGEST_ARRAY || asked > MOST_ASKED) refuse();
    if (asked < lookAt) return;
    lookAt = asked + LOOK_EVERY;
    if (inUse() + size > MOST_IN_USE) refuse();
  };
  globalThis.Uint8Array = new Proxy(Plain, {
    construct: (target, given: readonly unknown[], wanted) => {
      count(given[0]);
      return Reflect.construct(target, given, wanted === globalThis.Uint8Array ? target : wanted);
    },
  });
  // It keeps what it unpacks outside such arrays; without it the reader unpacks by itself.
  Reflect.set(globalThis, 'DecompressionStream', undefined);
  return async (work) => {
    before = process.memoryUsage().arrayBuffers;
    [isReading, exceeded, asked, lookAt] = [true, false, 0, 0];
    try {
      const result = await work();
      // The reader goes on without a part that it could not unpack; such a report is not whole.
      return exceeded ? refuse() : result;
    } catch (error) {
      return exceeded ? refuse() : Promise.reject(error);
    } finally {
      isReading = false;
    }
  };
};
