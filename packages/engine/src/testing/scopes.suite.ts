import { expect, it } from 'vitest';
import type { Scope } from '../store/scope.ts';
import { EVERYWHERE } from '../store/scope.ts';
import type { Store, Task } from '../store/store.ts';
import { agencyKey } from '../store/time-ordered-id.ts';
import { unitEntry } from '../search/document-of.ts';
import { genesisOf, storedFact } from '../ledger/ledger.ts';
import { handedOut } from './outbox.suite.ts';
import { NO_WRITES, only, put, sampleCase } from './samples.ts';
import type { OpenStore } from './transactions.suite.ts';

const NOW = 10_000;
const AGENCIES = ['yunnan', 'kunming', 'wuhua', 'dali', 'alone'] as const;
const PARENTS = { yunnan: null, kunming: 'yunnan', wuhua: 'kunming', dali: 'yunnan' } as const;

const idOf = (agency: string): string => `case-${agency}-${agencyKey(agency)}`;
const below = (agency: string): Scope => ({ agency, below: true });

const task = (agency: string): Task => ({
  id: `task-${agency}`,
  kind: 'due-moved-earlier',
  agency,
  caseId: idOf(agency),
  body: '{}',
  raisedAt: NOW,
  doneAt: null,
  doneBy: null,
});

const message = (agency: string | null, id: string, caseId: string | null) => ({
  id,
  topic: 'fact.x',
  agency,
  caseId,
  body: '{}',
  createdAt: NOW,
});

/** One case of each agency, recorded by a person of a unit, with a task and a message; and a message of no agency. */
const filled = async (open: OpenStore): Promise<Store> => {
  const store = await open(() => NOW);
  const tree = Object.entries(PARENTS).map(([id, parent]) => ({ id, name: id, level: '州市', parent }));
  await store.figures.putAgencies(tree);
  for (const agency of AGENCIES) {
    const id = idOf(agency);
    const unit = agency === 'dali' ? '办公室' : '法规处';
    const named = { agency, number: `n-${agency}`, units: unitEntry(agency, unit) };
    const record = sampleCase(id, 1, { ...named, counted: '[["2026-03","x",100]]' });
    const opening = { number: record.number, agency, settings: {} };
    const by = { id: 'li', unit, duties: ['registrar'] };
    const text = { caseId: id, seq: 1, type: 'request.submitted', at: 1_000, recordedAt: 2_000, by, opening };
    const rest = { machine: 'disclosure-request@1.0.0', fact: { unit: 'x' }, salt: 'c2FsdHNhbHRzYWx0c2FsdA' };
    await put(store, {
      ...NO_WRITES,
      cases: [record],
      facts: [storedFact({ ...text, ...rest }, genesisOf(id))],
      tasks: [task(agency)],
      messages: [message(agency, `${id}.1`, id)],
    });
  }
  await put(store, { messages: [message(null, 'notice', null)] });
  await handedOut(store, 'notice');
  return store;
};

/** The agencies of everything that a scope gives, way by way; each way has to give the same ones. */
const waysOf = async (store: Store, scope: Scope): Promise<Readonly<Record<string, readonly string[]>>> => {
  const among = (found: readonly unknown[]): readonly string[] =>
    AGENCIES.filter((agency) => found.includes(agency)).toSorted();
  const each = async (asked: (agency: string) => Promise<boolean>): Promise<readonly string[]> => {
    const answers = await Promise.all(AGENCIES.map(async (one) => ((await asked(one)) ? [one] : [])));
    return answers.flat().toSorted();
  };
  const listed = async (order: 'due' | 'opened' | 'agency') =>
    among((await store.list({ scope, order, after: null, limit: 9 })).map(({ agency }) => agency));
  const counted = await store.figures.counted({ scope, agencies: null, patterns: ['%x%'], after: '', limit: 9 });
  return {
    due: await listed('due'),
    opened: await listed('opened'),
    agency: await listed('agency'),
    read: await each(async (agency) => (await store.read(idOf(agency), scope)) !== null),
    history: await each(async (agency) => (await store.history(idOf(agency), 0, 9, scope)).length > 0),
    tasks: among((await store.tasks({ scope, after: '', limit: 9 })).map(({ agency }) => agency)),
    counted: among(counted.map(({ agency }) => agency)),
    messages: among((await store.outbox.messages(null, 9, scope)).map(({ agency }) => agency)),
    found: await each(async (agency) => (await store.outbox.find(`${idOf(agency)}.1`, scope)) !== null),
  };
};

/** Everything that is read within a scope. */
export const scopes = (open: OpenStore): void => {
  it.each<readonly [string, Scope, readonly string[]]>([
    ['every agency', EVERYWHERE, AGENCIES],
    ['one agency', only('kunming'), ['kunming']],
    ['an agency outside of the tree', only('alone'), ['alone']],
    ['an agency and those below it', below('kunming'), ['kunming', 'wuhua']],
    ['a province', below('yunnan'), ['yunnan', 'kunming', 'wuhua', 'dali']],
    ['an agency outside of the tree and nothing below it', below('alone'), ['alone']],
    ['an agency without cases', below('nowhere'), []],
    ['a unit of an agency', { ...only('kunming'), unit: '法规处' }, ['kunming']],
    ['a unit that recorded nothing', { ...only('dali'), unit: '法规处' }, []],
    ['a unit with the beginning of another name', { ...only('kunming'), unit: '法规' }, []],
    ['a unit that would be a pattern', { ...only('kunming'), unit: '%' }, []],
  ])('gives of %s the same cases by every way', async (_, scope, agencies) => {
    const store = await filled(open);
    const ways = await waysOf(store, scope);
    const expected = agencies.toSorted();
    expect(ways).toEqual(Object.fromEntries(Object.keys(ways).map((way) => [way, expected])));
    expect((await store.outbox.find('notice', scope)) !== null).toBe(scope.agency === null);
    await store.close();
  });

  it('follows an agency that moves in the tree', async () => {
    const store = await filled(open);
    await store.figures.putAgencies([{ id: 'wuhua', name: 'wuhua', level: '县', parent: 'dali' }]);
    expect((await waysOf(store, below('kunming')))['read']).toEqual(['kunming']);
    expect((await waysOf(store, below('dali')))['read']).toEqual(['dali', 'wuhua']);
    expect([
      await store.people.reaches(below('dali'), 'wuhua'),
      await store.people.reaches(below('dali'), 'kunming'),
      await store.people.reaches(EVERYWHERE, 'kunming'),
      await store.people.reaches({ ...only('dali'), unit: '法规处' }, 'dali'),
    ]).toEqual([true, false, true, true]);
    await store.close();
  });

  it('ends a task within a scope alone', async () => {
    const store = await filled(open);
    const end = (agency: string, scope: Scope) => store.endTask(`task-${agency}`, scope, 'wang', 11_000);
    expect(await end('dali', below('kunming'))).toBe(false);
    expect(await end('kunming', { ...only('kunming'), unit: '办公室' })).toBe(false);
    expect([await end('wuhua', below('kunming')), await end('wuhua', below('kunming'))]).toEqual([true, false]);
    expect(await end('dali', EVERYWHERE)).toBe(true);
    await store.close();
  });
};
