import type { Caller, Engine } from '@gongkai/engine';
import { expect, it } from 'vitest';
import { START } from '../../test-support/desk.ts';
import { serve, submission } from '../../test-support/server.ts';
import { dueDaysFor } from './due-days.ts';

const DESK = { actor: { id: 'desk', person: 'desk', duties: ['registrar', 'office-head'] as const } };

/** An office whose unit has some cases, and an engine that counts the rows that lists give. */
const office = async () => {
  const { engine } = await serve(START);
  await engine.putAgencies(['kunming', 'dali'].map((id) => ({ id, name: id, level: 'city', parent: null })));
  for (let index = 0; index < 3; index += 1) {
    const outcome = await engine.open({ ...submission(START), agency: 'kunming' }, DESK);
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    await engine.submit(outcome.case.id, { type: 'case.assigned', at: START, unit: '办公室' }, DESK);
  }
  let rows = 0;
  const counting = (caller: Caller): ReturnType<Engine['as']> => {
    const scoped = engine.as(caller);
    return {
      ...scoped,
      list: async (query) => {
        const page = await scoped.list(query);
        rows += page.cases.length;
        return page;
      },
    };
  };
  const read = async (person: string): Promise<readonly [rows: number, cases: number]> => {
    rows = 0;
    const caller = await engine.people.callerOf(person);
    if (caller === null) throw new Error(`${person} is not registered`);
    const days = await dueDaysFor({ ...engine, as: counting }, caller);
    return [rows, new Set(days.map(({ record }) => record.id)).size];
  };
  const add = async (id: string, ...grants: readonly (readonly [agency: string, duty: string])[]): Promise<void> => {
    await engine.people.add({ id, name: id, unit: '办公室', agency: 'kunming', reach: 'all' });
    for (const [agency, duty] of grants) await engine.people.grant({ person: id, agency, duty });
  };
  return { engine, add, read };
};

it('reads no case of a unit for whom no duty handles there', async () => {
  const { engine, add, read } = await office();
  await add('wang', ['kunming', 'handler']);
  await add('idle');
  await add('watcher', ['kunming', 'supervisor']);
  await add('monitor', ['kunming', 'monitor']);
  await add('elsewhere', ['dali', 'handler']);
  expect(await read('wang')).toEqual([3, 3]);
  for (const person of ['idle', 'watcher', 'monitor', 'elsewhere']) {
    expect([person, await read(person)]).toEqual([person, [0, 0]]);
  }
  await engine.close();
});
