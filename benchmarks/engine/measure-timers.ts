import type { Contestant, Site, TimerPace } from './contestant.ts';
import type { Crew } from './crew.ts';
import type { Mode } from './mode.ts';
import type { Rated } from './ratios.ts';
import { printRatios } from './ratios.ts';
import { figure, printTable } from '../shared/table.ts';
import { WANTED_TIMERS } from './wanted.ts';

// Where a contestant has several ways, the fastest stands for it.
const fastest = (name: string, paces: readonly TimerPace[]): readonly Rated[] =>
  (['its fact', 'nothing'] as const).flatMap((did) => {
    const rates = paces.filter((pace) => pace.did === did).map(({ perSecond }) => perSecond);
    return rates.length === 0 ? [] : [{ name, load: did, perSecond: Math.max(...rates) }];
  });

/** Due timers of every contestant, one contestant after the other. */
export const measureTimers = async (crew: Crew<Contestant>, { postgres }: Site, mode: Mode): Promise<void> => {
  const rows: string[][] = [];
  const rates: Rated[] = [];
  await crew.each(async ({ name, timers }) => {
    if (timers === undefined) return;
    await postgres.checkpoint();
    const paces = await timers(mode.timers);
    rows.push(...paces.map(({ did, how, perSecond }) => [`${name}: ${how}`, did, figure(perSecond)]));
    rates.push(...fastest(name, paces));
  });
  if (rows.length === 0) return;
  const { due, pending } = mode.timers;
  printTable(`Timers: ${figure(due)} due among ${figure(pending)} pending`, ['', 'each does', 'timers/s'], rows);
  printRatios('Ratios of timers', rates, WANTED_TIMERS);
};
