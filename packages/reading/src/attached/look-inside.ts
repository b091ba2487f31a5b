import type { Ask } from '../apart/serve-tasks.ts';
import type { Container } from './file-kind.ts';
import type { LookedAt } from './file-kinds.ts';
import { lookIntoCfb } from './look-into-cfb.ts';
import { lookIntoZip } from './look-into-zip.ts';

/** A container to look into; its bytes are asked for. */
export interface GivenContainer {
  readonly container: Container;
  readonly size: number;
}

/** A question for bytes of the container. */
export interface RangeQuestion {
  readonly offset: number;
  readonly length: number;
}

const BLOCK = 256 * 1024;
const KEPT = 4;

/** Asks for whole blocks and keeps the last few: parts of a container are read in many small pieces, one after another. */
const blocksOf = (ask: Ask, size: number): LookedAt['range'] => {
  const kept = new Map<number, Promise<Uint8Array>>();
  const block = (number: number): Promise<Uint8Array> => {
    const known = kept.get(number);
    if (known !== undefined) return known;
    const [oldest] = kept.keys();
    if (kept.size === KEPT && oldest !== undefined) kept.delete(oldest);
    const asked = ask({ offset: number * BLOCK, length: BLOCK } satisfies RangeQuestion) as Promise<Uint8Array>;
    kept.set(number, asked);
    return asked;
  };
  return async (offset, length) => {
    if (offset >= size) return new Uint8Array();
    const number = Math.floor(offset / BLOCK);
    const from = offset - number * BLOCK;
    return (await block(number)).subarray(from, from + length);
  };
};

/** The task of a process apart that looks into a container. */
export const lookInside = ({ container, size }: GivenContainer, ask: Ask): Promise<string> => {
  const file: LookedAt = { size, range: blocksOf(ask, size) };
  return container === 'zip' ? lookIntoZip(file) : lookIntoCfb(file);
};
