import { ReadingError } from '../errors.ts';
import { LARGEST_INFLATED } from '../limits.ts';

/** Bytes of all arrays that reading one file may ask for; a report of 500 pages with its fonts asks for a third of it. */
const MOST_ALLOCATED = 4 * LARGEST_INFLATED;

/** Runs work under the limit. */
export type Limited = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Limits what this process allocates as byte arrays while it reads a file. A PDF may be packed in any number of layers, with
 * any filter, behind any reference, and its reader has no limit of its own: whatever unpacks it must ask for an array. For a
 * process apart alone, since it replaces the constructors of the whole process; call it before the reader is loaded.
 */
export const limitAllocations = (): Limited => {
  const Plain = globalThis.Uint8Array;
  let left = Number.POSITIVE_INFINITY;
  let exceeded = false;
  const refuse = (): never => {
    exceeded = true;
    throw new ReadingError('reading/expands-too-far', `the file holds more than ${LARGEST_INFLATED} bytes`);
  };
  const count = (size: unknown): void => {
    if (typeof size !== 'number' || left === Number.POSITIVE_INFINITY) return;
    left -= size;
    if (size > LARGEST_INFLATED || left < 0) refuse();
  };
  globalThis.Uint8Array = new Proxy(Plain, {
    construct: (target, given: readonly unknown[], asked) => {
      count(given[0]);
      return Reflect.construct(target, given, asked === globalThis.Uint8Array ? target : asked);
    },
  });
  // It keeps what it unpacks outside such arrays; without it the reader unpacks by itself.
  Reflect.set(globalThis, 'DecompressionStream', undefined);
  return async (work) => {
    left = MOST_ALLOCATED;
    exceeded = false;
    try {
      const result = await work();
      // The reader goes on without a part that it could not unpack; such a report is not whole.
      return exceeded ? refuse() : result;
    } catch (error) {
      return exceeded ? refuse() : Promise.reject(error);
    } finally {
      left = Number.POSITIVE_INFINITY;
    }
  };
};
