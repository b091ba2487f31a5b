import type { Calendar } from '@gongkai/calendar';
import { type AnyProcedure, breakdownOf, PROCEDURES } from '@gongkai/core';
import type { Draw } from '@gongkai/core/samples';
import type { Engine } from '../src/engine.ts';
import { folderOf, historiesIn } from '../histories/folders.ts';
import { pickFrom } from '../histories/draws.ts';
import type { Store } from '../src/store/store.ts';
import { type FactText, readText } from '../src/ledger/ledger.ts';

/** Facts of several recorded histories that are submitted to an engine together. */
export interface Group {
  readonly at: number;
  readonly facts: readonly { readonly story: number; readonly agency: string; readonly told: FactText }[];
}

const AGENCIES = ['kunming', 'dali', '省直部门'] as const;

/** Random recorded histories, interleaved in time and cut into groups. */
export const randomGroups = (chance: Draw, stories: number): readonly Group[] => {
  const histories = PROCEDURES.flatMap((procedure) => historiesIn(folderOf(procedure)));
  const all = Array.from({ length: stories }, (_, story) => {
    const agency = chance.pick(AGENCIES);
    return (pickFrom(chance, histories)?.texts ?? []).map((text) => ({ story, agency, told: readText(text) }));
  });
  const facts = all.flat().toSorted((a, b) => a.told.recordedAt - b.told.recordedAt || a.told.seq - b.told.seq);
  const groups: Group[] = [];
  for (let from = 0; from < facts.length;) {
    const some = facts.slice(from, from + chance.between(1, 12));
    groups.push({ at: some.at(-1)?.told.recordedAt ?? 0, facts: some });
    from += some.length;
  }
  return groups;
};

/** Submits groups one after the other, the facts of each at once; what is refused is passed by. */
export const submitted = (engine: Engine): ((group: Group) => Promise<number>) => {
  const ids = new Map<number, string>();
  return async ({ facts }) => {
    let accepted = 0;
    // A history is opened before anything of it is submitted; openings of a group go together, and then the rest.
    const openings = facts.filter(({ told }) => told.opening !== null);
    await Promise.all(
      openings.map(async ({ story, agency, told }) => {
        const procedure = told.machine.split('@')[0] ?? '';
        const settings = told.opening?.settings ?? {};
        const outcome = await engine.open({ procedure, agency, fact: told.fact, settings }, { actor: told.by });
        if (outcome.ok) ids.set(story, outcome.case.id);
        if (outcome.ok) accepted += 1;
      }),
    );
    await Promise.all(
      facts.map(async ({ story, told }) => {
        const id = ids.get(story);
        if (told.opening !== null || id === undefined) return;
        if ((await engine.submit(id, told.fact, { actor: told.by })).ok) accepted += 1;
      }),
    );
    return accepted;
  };
};

const line = (agency: string, month: string, indicator: string, by: Readonly<Record<string, string>>): string =>
  JSON.stringify([agency, month, indicator, Object.entries(by).toSorted(([a], [b]) => (a < b ? -1 : 1))]);

const listed = (sums: ReadonlyMap<string, number>): readonly string[] =>
  [...sums].flatMap(([key, cents]) => (cents === 0 ? [] : [`${key} ${cents}`])).toSorted();

/** What the tables beside the cases hold, in plain lines. */
export const storedTallies = async (store: Store): Promise<readonly string[]> => {
  const sums = new Map<string, number>();
  for await (const one of store.counts()) {
    if (one.kind !== 'tally') continue;
    const { agency, year, cell, months } = one.row;
    const { indicator, by } = breakdownOf(cell);
    months.forEach((cents, index) => {
      const month = `${String(year).padStart(4, '0')}-${String(index + 1).padStart(2, '0')}`;
      sums.set(line(agency, month, indicator, by), cents);
    });
  }
  return listed(sums);
};

/** The same lines out of every case's own contributions, added up one by one: shares nothing with how tallies are kept. */
export const freshTallies = async (engine: Engine, calendar: Calendar): Promise<readonly string[]> => {
  const sums = new Map<string, number>();
  const procedures: ReadonlyMap<string, AnyProcedure> = engine.procedures;
  await engine.eachCase({}, ({ agency, procedure, state }) => {
    for (const one of procedures.get(procedure)?.contributions(state.context, { calendar }) ?? []) {
      const key = line(agency, one.on.slice(0, 7), one.indicator, one.by);
      sums.set(key, (sums.get(key) ?? 0) + Math.round((one.amount ?? 1) * 100));
    }
  });
  return listed(sums);
};
