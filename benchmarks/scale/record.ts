import type { Engine, Outcome } from '@gongkai/engine';
import { officer, type Story } from '../../apps/api/src/demo/story.ts';
import { processorTime, type ProcessorTime, spentBetween } from './processor-time.ts';

// The officers of the simulated year carry its seed.
const SEED = 2018;

/** The number of cases and facts recorded, and their time. */
export interface Recording {
  readonly cases: number;
  readonly facts: number;
  readonly seconds: number;
  readonly spent: ProcessorTime;
}

const WRITERS = 64;

const accepted = (outcome: Outcome) => {
  if (outcome.ok) return outcome;
  throw new Error(`a simulated fact was refused: ${outcome.refusal.code}`);
};

/** Records one case to its end; returns the number of its facts. */
const recordCase = async (engine: Engine, { key, procedure, agency, steps }: Story): Promise<number> => {
  const [first, ...rest] = steps;
  if (first === undefined) return 0;
  const by = (duty: typeof first.duty, index: number) => ({
    actor: officer(duty, SEED),
    idempotencyKey: `scale-${key}-${index}`,
  });
  const request = { procedure, agency, fact: first.fact };
  const { case: opened } = accepted(await engine.open(request, by(first.duty, 0)));
  for (const [index, { duty, fact }] of rest.entries()) {
    const expectedVersion = index + 1;
    accepted(await engine.submit(opened.id, fact, { ...by(duty, index + 1), expectedVersion }));
  }
  return steps.length;
};

/** Runs work for each item, so many at once, until the time is over; work that has begun is finished. */
export const inParallel = async <T>(
  items: Iterable<T>,
  writers: number,
  until: number,
  work: (item: T) => Promise<void>,
): Promise<void> => {
  const queue = items[Symbol.iterator]();
  const writer = async (): Promise<void> => {
    while (performance.now() < until) {
      const next = queue.next();
      if (next.done === true) return;
      await work(next.value);
    }
  };
  await Promise.all(Array.from({ length: writers }, writer));
};

/** Records cases at full speed, 64 at a time, each with an idempotency key and an expected version on every fact. */
export const record = async (
  engine: Engine,
  stories: readonly Story[],
  seconds: number,
  server: number | null,
): Promise<Recording> => {
  const [started, before] = [performance.now(), processorTime(server)];
  let [cases, facts] = [0, 0];
  await inParallel(stories, WRITERS, started + seconds * 1000, async (story) => {
    const recorded = await recordCase(engine, story);
    facts += recorded;
    cases += 1;
  });
  const spent = spentBetween(before, processorTime(server));
  return { cases, facts, seconds: (performance.now() - started) / 1000, spent };
};
