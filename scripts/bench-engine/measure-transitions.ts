import type { Contestant, Site } from './contestant.ts';
import type { Crew } from './crew.ts';
import type { Mode } from './mode.ts';
import type { Rated } from './ratios.ts';
import { printRatios } from './ratios.ts';
import { newSamples } from './rounds.ts';
import { figure, latency, printTable } from './table.ts';
import { WANTED_TRANSITIONS } from './wanted.ts';

const labelOf = (writers: number): string => (writers === 1 ? '1 writer' : `${writers} writers`);

/** Durable transitions of every contestant in turns, so that a disturbance of the machine meets all of them. */
export const measureTransitions = async (crew: Crew<Contestant>, { postgres }: Site, mode: Mode): Promise<void> => {
  const samples = newSamples();
  const acknowledged = new Map<string, number>();
  for (let round = 0; round < mode.rounds; round += 1) {
    for (const writers of mode.writers) {
      await crew.each(async ({ name, transitions }) => {
        if (transitions === undefined) return;
        await postgres.checkpoint();
        const pace = await transitions({ writers, seconds: mode.seconds });
        acknowledged.set(name, (acknowledged.get(name) ?? 0) + pace.acknowledged);
        samples.add(name, labelOf(writers), pace);
      });
    }
  }
  await crew.each(async ({ name, transitions, stored }) => {
    if (transitions === undefined) return;
    const [said, found] = [acknowledged.get(name), await stored?.()];
    if (said !== found) throw new Error(`${said} facts acknowledged, ${found} stored`);
  });

  const names = crew.members().flatMap(({ name, transitions }) => (transitions === undefined ? [] : [name]));
  if (names.length === 0) return;
  const loads = mode.writers.map(labelOf);
  const rows = names.map((name) => [
    name,
    ...loads.flatMap((load) => {
      const { perSecond, p50, p99 } = samples.of(name, load);
      return [figure(perSecond), latency(p50, p99)];
    }),
  ]);
  const rates: readonly Rated[] = names.flatMap((name) =>
    loads.map((load) => ({ name, load, perSecond: samples.of(name, load).perSecond })),
  );
  const headings = loads.flatMap((load) => [`${load}: facts/s`, 'p50 / p99 ms']);
  printTable('Durable transitions of a request of 12 facts', ['', ...headings], rows);
  printRatios('Ratios of transitions', rates, WANTED_TRANSITIONS);
};
