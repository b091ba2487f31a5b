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

/** The task of a process apart that looks into a container. */
export const lookInside = ({ container, size }: GivenContainer, ask: Ask): Promise<string> => {
  const range = async (offset: number, length: number): Promise<Uint8Array> =>
    (await ask({ offset, length } satisfies RangeQuestion)) as Uint8Array;
  const file: LookedAt = { size, range };
  return container === 'zip' ? lookIntoZip(file) : lookIntoCfb(file);
};
