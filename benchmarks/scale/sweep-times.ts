import { PROCEDURES } from '@gongkai/core';
import type { Engine } from '@gongkai/engine';
import { openEngine } from '@gongkai/engine';
import { median } from '../shared/statistics.ts';
import type { TestStores } from './test-stores.ts';

/** The times of two sweeps: with nothing due, and with the cases of a working day due. */
export interface Swept {
  readonly idleMilliseconds: number;
  readonly due: number;
  readonly milliseconds: number;
}

const IDLE_ROUNDS = 9;

const idleTime = async (engine: Engine): Promise<number> => {
  const taken: number[] = [];
  for (let round = 0; round < IDLE_ROUNDS; round += 1) {
    const started = performance.now();
    const { found } = await engine.sweep();
    if (found > 0) throw new Error('something was due');
    taken.push(performance.now() - started);
  }
  return median(taken);
};

/** Sweeps a register now, and at the time when its earliest cases are due. */
export const sweepTimes = async (stores: TestStores, name: string, engine: Engine): Promise<Swept> => {
  const idleMilliseconds = await idleTime(engine);
  const [first] = (await engine.list({ order: 'due', limit: 1 })).cases;
  if (first === undefined || first.nextDueAt === null) throw new Error('no case runs');
  const later = first.nextDueAt + 1;
  const ahead = await openEngine({ store: await stores.open(name, () => later), procedures: PROCEDURES });
  const started = performance.now();
  const { found, failed } = await ahead.sweep();
  const milliseconds = performance.now() - started;
  await ahead.close();
  if (failed.length > 0) throw new Error(`${failed.length} cases could not be swept`);
  return { idleMilliseconds, due: found, milliseconds };
};
