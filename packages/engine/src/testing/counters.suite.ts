import { expect, it } from 'vitest';
import { unitEntry } from '../search/document-of.ts';
import { closedEntry } from '../store/list-columns.ts';
import type { Counting, DeskCounter } from '../store/desk.ts';
import { positionIn } from '../store/list-page.ts';
import type { ListPosition, ListQuery } from '../store/list-query.ts';
import { EVERYWHERE, type Scope } from '../store/scope.ts';
import type { CaseRecord, Message, Store } from '../store/store.ts';
import { agencyKey } from '../store/time-ordered-id.ts';
import { opened, put, sampleCase } from './samples.ts';
import type { OpenStore } from './transactions.suite.ts';

const NOW = 1_772_000_000_000;
const DAY = 86_400_000;

const TREE = [
  { id: 'yunnan', name: '云南', level: '省', parent: null },
  { id: 'kunming', name: '昆明', level: '市', parent: 'yunnan' },
  { id: 'wuhua', name: '五华', level: '区', parent: 'kunming' },
  { id: 'dali', name: '大理', level: '州', parent: 'yunnan' },
] as const;

const [REQUEST, INCIDENT] = ['disclosure-request', 'press-incident'] as const;

const COUNTING: Counting = {
  person: 'li',
  unit: '一科',
  now: NOW,
  today: NOW + DAY - 1,
  within3: NOW + 3 * DAY,
  week: NOW + 5 * DAY,
  reviews: [
    { procedure: REQUEST, state: 'processing', facts: ['review', 'signature'], agency: null, persons: ['li'] },
    { procedure: INCIDENT, state: 'registered', facts: ['review'], agency: null, persons: ['li', 'mo'] },
  ],
};

const FIRST = closedEntry('review', 'li');

const pick = <T>(values: readonly T[], at: number): T => {
  const value = values[at % values.length];
  if (value === undefined) throw new Error('there are values');
  return value;
};

// The periods of the marks have no common divisor with each other, so that they meet in every combination.
const caseAt = (at: number): CaseRecord => {
  const agency = pick(TREE, at).id;
  const holderUnit = pick([null, '一科', '二科'], at >> 2);
  const id = `case-${String(at).padStart(4, '0')}-${agencyKey(agency)}`;
  const { state } = sampleCase(id);
  return sampleCase(id, 1, {
    state: { ...state, value: pick(['registered', 'processing', 'closed'], at) },
    agency,
    number: `依-${at}`,
    procedure: pick([REQUEST, INCIDENT], at >> 3),
    dueStatutory: pick([null, ...[-9, -1, 0, 0.5, 1, 2, 3, 4, 5, 9].map((days) => NOW + days * DAY)], at),
    holderPerson: pick([null, 'li', 'wang', null, null], at),
    holderUnit,
    holderSince: 1,
    units: holderUnit === null ? '' : unitEntry(agency, holderUnit),
    accepted: at % 7 < 3,
    active: at % 9 < 7,
    stopped: at % 13 === 1,
    inReview: at % 11 < 5,
    closedTo: pick(['', FIRST, `${FIRST}${closedEntry('signature', 'li')}`, closedEntry('review', 'mo')], at >> 1),
    supervised: at % 17 === 2,
    receivedOn: `2026-02-${10 + (at % 19)}`,
    dueInternal: pick([null, NOW + at * DAY], at),
  });
};

const CASES: readonly CaseRecord[] = Array.from({ length: 400 }, (_, at) => caseAt(at));

const isDue =
  (from: number, to: number) =>
  ({ dueStatutory: at }: CaseRecord): boolean =>
    at !== null && at > from && at <= to;

const isMine = ({ holderPerson, active }: CaseRecord): boolean => holderPerson === 'li' && active;

/** What each counter counts, said once more without a database. */
const COUNTED: Readonly<Record<DeskCounter, (record: CaseRecord) => boolean>> = {
  overdue: isDue(0, NOW),
  today: isDue(NOW, COUNTING.today),
  within3: isDue(NOW, COUNTING.within3),
  week: isDue(NOW, COUNTING.week),
  stopped: ({ stopped }) => stopped,
  toAccept: (one) =>
    !one.accepted && (isMine(one) || (one.active && one.holderPerson === null && one.holderUnit === '一科')),
  toReview: ({ inReview, procedure, state, closedTo }) =>
    inReview &&
    COUNTING.reviews.some(
      (one) =>
        one.procedure === procedure &&
        one.state === state.value &&
        one.facts.some((fact) => !one.persons.some((person) => closedTo.includes(closedEntry(fact, person)))),
    ),
  mine: isMine,
  supervised: ({ supervised }) => supervised,
};

const NAMES: readonly DeskCounter[] = [
  'overdue',
  'today',
  'within3',
  'week',
  'stopped',
  'toAccept',
  'toReview',
  'mine',
  'supervised',
];

const ORDERS = ['due', 'internal', 'received', 'updated', 'opened'] as const;

const filled = async (open: OpenStore): Promise<Store> => {
  const store = await open(() => NOW);
  await store.figures.putAgencies(TREE);
  const messages = CASES.map(({ id: caseId, agency }): Message => ({
    id: `${caseId}.1`,
    topic: 'fact.x',
    agency,
    caseId,
    body: '{}',
    createdAt: 1,
  }));
  await put(store, ...CASES.map(opened), { messages });
  return store;
};

const paged = async (store: Store, query: Partial<ListQuery>, limit: number): Promise<readonly string[]> => {
  const found: string[] = [];
  const order = query.order ?? 'due';
  for (let after: ListPosition | null = null; ;) {
    const page: readonly CaseRecord[] = await store.list({ now: NOW, ...query, order, after, limit });
    found.push(...page.map(({ id }) => id));
    const last = page.at(-1);
    if (last === undefined || page.length < limit) return found;
    after = positionIn(order, last);
  }
};

interface Place {
  readonly scope: Scope;
  readonly asked: { readonly agency: string; readonly below: boolean } | null;
  readonly has: (record: CaseRecord) => boolean;
}

const within =
  (...agencies: readonly string[]): Place['has'] =>
  ({ agency }) =>
    agencies.includes(agency);
const ofUnit = { agency: 'kunming', below: false, unit: '一科' } as const;

const PLACES: Readonly<Record<string, Place>> = {
  everything: { scope: EVERYWHERE, asked: null, has: () => true },
  'an agency': { scope: { agency: 'kunming', below: false }, asked: null, has: within('kunming') },
  'an agency that is asked for': { scope: EVERYWHERE, asked: { agency: 'dali', below: false }, has: within('dali') },
  'an agency and those below it': {
    scope: { agency: 'kunming', below: true },
    asked: null,
    has: within('kunming', 'wuhua'),
  },
  'those below, within a reach': {
    scope: { agency: 'yunnan', below: true },
    asked: { agency: 'kunming', below: true },
    has: within('kunming', 'wuhua'),
  },
  'a unit': {
    scope: ofUnit,
    asked: null,
    has: ({ agency, holderUnit }) => agency === 'kunming' && holderUnit === '一科',
  },
};

/** Lists of the cases that the counters of a desk count. */
export const counters = (open: OpenStore): void => {
  it('lists exactly the cases that each counter counts, in every order and on pages of every size', async () => {
    const store = await filled(open);
    for (const [where, { scope, asked, has }] of Object.entries(PLACES)) {
      const counts = await store.desk.counts({ ...COUNTING, scope, asked });
      for (const counter of NAMES) {
        const wanted = CASES.filter((one) => has(one) && COUNTED[counter](one)).map(({ id }) => id);
        expect([where, counter, counts[counter]]).toEqual([where, counter, wanted.length]);
        const query = { scope, ...asked, counted: { ...COUNTING, counter } };
        for (const order of ORDERS) {
          const found = await paged(store, { ...query, order }, 7);
          expect([where, counter, order, found.toSorted()]).toEqual([where, counter, order, wanted.toSorted()]);
          const ordered = await paged(store, { scope, ...asked, order }, 400);
          expect([where, counter, order, found]).toEqual([
            where,
            counter,
            order,
            ordered.filter((id) => wanted.includes(id)),
          ]);
        }
      }
    }
    // Every counter has more cases than a page.
    const all = await store.desk.counts({ ...COUNTING, scope: EVERYWHERE, asked: null });
    for (const counter of NAMES) expect(all[counter]).toBeGreaterThan(7);
    await store.close();
  }, 60_000);

  it('lists the cases of a counter one by one', async () => {
    const store = await filled(open);
    const query = { agency: 'kunming', counted: { ...COUNTING, counter: 'toAccept' } } as const;
    for (const order of ORDERS) {
      expect(await paged(store, { ...query, order }, 1)).toEqual(await paged(store, { ...query, order }, 100));
    }
    await store.close();
  });

  it('narrows the cases of a counter by every other filter', async () => {
    const store = await filled(open);
    for (const counter of NAMES) {
      const counted = { ...COUNTING, counter };
      for (const filter of [
        { procedure: REQUEST },
        { holder: { unit: '一科' } },
        { active: false },
        { late: true },
        { dueBefore: NOW + DAY },
        { receivedFrom: '2026-02-20' },
      ]) {
        const query = { ...filter, agency: 'kunming' };
        const narrowed = new Set(await paged(store, query, 400));
        const wanted = CASES.filter((one) => COUNTED[counter](one) && narrowed.has(one.id)).map(({ id }) => id);
        expect((await paged(store, { ...query, counted }, 3)).toSorted()).toEqual(wanted.toSorted());
      }
    }
    await store.close();
  });

  it('lists to a person without a unit what is given to them alone', async () => {
    const store = await filled(open);
    const counting = { ...COUNTING, unit: null };
    const wanted = CASES.filter((one) => isMine(one) && !one.accepted).map(({ id }) => id);
    const { toAccept } = await store.desk.counts({ ...counting, scope: EVERYWHERE, asked: null });
    const found = await paged(store, { counted: { ...counting, counter: 'toAccept' } }, 50);
    expect([toAccept, found.toSorted()]).toEqual([wanted.length, wanted.toSorted()]);
    const none = { ...COUNTING, reviews: [], counter: 'toReview' } as const;
    expect(await paged(store, { counted: none }, 50)).toEqual([]);
    await store.close();
  });
};
