import type { Contestant, TestBed, TimerResult } from './contestant.ts';
import type { Participants } from './participants.ts';
import type { Mode } from './mode.ts';
import { printRatios, type Rated } from './ratios.ts';
import { figure, printTable } from '../shared/table.ts';
import { TIMER_GOALS } from './goals.ts';

// Of several ways of one contestant the fastest counts.
const fastest = (name: string, results: readonly TimerResult[]): readonly Rated[] =>
  (['its fact', 'nothing'] as const).flatMap((did) => {
    const rates = results.filter((result) => result.did === did).map(({ perSecond }) => perSecond);
    return rates.length === 0 ? [] : [{ name, load: did, perSecond: Math.max(...rates) }];
  });

/** Due timers of every contestant, one contestant after the other. */
export const measureTimers = async (
  participants: Participants<Contestant>,
  { postgres }: TestBed,
  mode: Mode,
): Promise<void> => {
  const rows: string[][] = [];
  const rates: Rated[] = [];
  await participants.each(async ({ name, timers }) => {
    if (timers === undefined) return;
    await postgres.checkpoint();
    const results = await timers(mode.timers);
    rows.push(...results.map(({ did, how, perSecond }) => [`${name}: ${how}`, did, figure(perSecond)]));
    rates.push(...fastest(name, results));
  });
  if (rows.length === 0) return;
  const { due, pending } = mode.timers;
  printTable(`Timers: ${figure(due)} due among ${figure(pending)} pending`, ['', 'each does', 'timers/s'], rows);
  printRatios('Ratios of timers', rates, TIMER_GOALS);
};
