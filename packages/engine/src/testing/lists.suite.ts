import { expect, it } from 'vitest';
import { searchWords } from '../search/query.ts';
import type { DeskReview } from '../store/desk.ts';
import { closedEntry } from '../store/list-columns.ts';
import { positionIn } from '../store/list-page.ts';
import type { ListOrder, ListPosition, ListQuery } from '../store/list-query.ts';
import type { CaseRecord, Message, Store } from '../store/store.ts';
import { agencyKey } from '../store/time-ordered-id.ts';
import { opened, put, sampleCase } from './samples.ts';
import type { OpenStore } from './transactions.suite.ts';

const NOW = 1_772_000_000_000;
const DAY = 86_400_000;

const caseOf = (name: string, agency: string, more: Partial<CaseRecord>): CaseRecord =>
  sampleCase(`${name}-${agencyKey(agency)}`, 1, { agency, number: `依-${name}`, ...more });

const CASES: readonly CaseRecord[] = [
  caseOf('1', 'b', { dueStatutory: NOW + DAY, receivedOn: '2026-02-01', updatedAt: 5, party: '张三', subject: '征收' }),
  caseOf('2', 'a', { dueStatutory: null, stopped: true, receivedOn: null, updatedAt: 9, tags: ' incomplete ' }),
  caseOf('3', 'b', {
    dueStatutory: NOW - DAY,
    receivedOn: '2026-01-05',
    updatedAt: 7,
    procedure: 'press-incident',
    urgent: true,
  }),
  caseOf('4', 'a', { dueStatutory: NOW + DAY, dueInternal: NOW, receivedOn: '2026-02-01', updatedAt: 5, late: true }),
  caseOf('5', 'c', {
    dueInternal: NOW - 1,
    receivedOn: '2026-02-20',
    updatedAt: 8,
    holderPerson: 'li',
    holderUnit: '一科',
    holderSince: 3,
    outcome: '1',
    channel: 'mail-signed',
  }),
  caseOf('6', 'a', {
    dueStatutory: NOW + 9 * DAY,
    updatedAt: 1,
    holderUnit: '一科',
    holderSince: 4,
    irregular: true,
    active: true,
    inReview: true,
    supervised: true,
    closedTo: `${closedEntry('reply.signed', 'wang')}${closedEntry('draft.countersigned', 'mo')}`,
    clocks: `{"reply":"running ${NOW + DAY}","notice":"running ${NOW - 1}","fee":"paused"}`,
  }),
];

const AGENCIES = [
  { id: 'a', name: '甲', level: '省', parent: null },
  { id: 'c', name: '丙', level: '县', parent: 'a' },
] as const;

// In the order of their changes.
const messageOf = (name: string): Message => {
  const { id: caseId = '', agency = '' } = CASES.find(({ id }) => id.startsWith(name)) ?? {};
  return { id: `${caseId}.1`, topic: 'fact.x', agency, caseId, body: '{}', createdAt: 1 };
};

const filled = async (open: OpenStore): Promise<Store> => {
  const store = await open(() => NOW);
  await store.figures.putAgencies(AGENCIES);
  const messages = ['6', '1', '4', '3', '5', '2'].map((name) => messageOf(name));
  await put(store, ...CASES.map(opened), {
    messages,
    links: [{ caseId: CASES[0]?.id ?? '', kind: 'repeats', target: '依-2' }],
  });
  return store;
};

const paged = async (store: Store, query: Partial<ListQuery>, limit: number): Promise<string> => {
  const names: string[] = [];
  const order: ListOrder = query.order ?? 'opened';
  for (let after: ListPosition | null = null; ;) {
    const page = await store.list({ order, now: NOW, ...query, after, limit });
    names.push(...page.map(({ id }) => id.slice(0, 1)));
    const last = page.at(-1);
    if (last === undefined) return names.join('');
    after = positionIn(order, last);
  }
};

const REVIEWS = ['reply.signed', 'draft.countersigned'];

const REVIEW: DeskReview = {
  procedure: 'disclosure-request',
  state: 'registered',
  facts: ['reply.signed'],
  agency: null,
  persons: ['li'],
};

/** Lists with filters, and the counters of desks. */
export const lists = (open: OpenStore): void => {
  it.each<readonly [string, Partial<ListQuery>, string]>([
    ['by the date that binds the agency, undated last', { order: 'due' }, '314625'],
    ['by the date of the office', { order: 'internal' }, '541236'],
    ['by receipt, newest first', { order: 'received' }, '541362'],
    ['by change, newest first', { order: 'updated' }, '253416'],
    ['of one agency by change', { order: 'updated', agency: 'a' }, '246'],
    ['of one agency by change, narrowed', { order: 'updated', agency: 'a', late: true }, '4'],
    ['with those below an agency', { agency: 'a', below: true }, '2456'],
    ['with those below, by due date', { agency: 'a', below: true, order: 'due' }, '4625'],
    ['of a holder', { holder: { person: 'li' } }, '5'],
    ['of a unit', { holder: { unit: '一科' } }, '56'],
    ['of a channel', { channel: 'mail-signed' }, '5'],
    ['with an outcome', { outcome: '1' }, '5'],
    ['with a topic', { topic: 'incomplete' }, '2'],
    ['with part of a topic', { topic: 'incom' }, ''],
    ['with a number', { number: '依-3' }, '3'],
    ['with a number of full width', { number: '依-３' }, '3'],
    ['of an applicant', { applicant: '张' }, '1'],
    ['of an applicant whose cases the reader does not handle', { applicant: '张', handled: ['press-incident'] }, ''],
    ['received from a day', { receivedFrom: '2026-02-01' }, '145'],
    ['received until a day', { receivedTo: '2026-02-01' }, '134'],
    ['due before', { dueBefore: NOW }, '3'],
    ['due from', { dueFrom: NOW + DAY }, '146'],
    ['late or overdue', { late: true }, '34'],
    ['neither late nor overdue', { late: false }, '1256'],
    ['irregular', { irregular: true }, '6'],
    ['active', { active: true }, '6'],
    ['with a clock', { clock: 'fee' }, '6'],
    ['with a clock that stands', { clock: 'fee', clockState: 'paused' }, '6'],
    ['with a clock that runs', { clock: 'reply', clockState: 'running' }, '6'],
    ['with a clock that is overdue', { clock: 'notice', clockState: 'overdue' }, '6'],
    ['with a clock that is not overdue', { clock: 'reply', clockState: 'overdue' }, ''],
    ['linked with a case, named by it', { linkedTo: '依-2' }, '1'],
    ['linked with a case that names them', { linkedTo: '依-1' }, '2'],
    ['linked with a case whose number is of full width', { linkedTo: '依-２' }, '1'],
  ])('lists cases %s, the same on pages of every size', async (_, query, expected) => {
    const store = await filled(open);
    for (const limit of [1, 2, 10]) expect(await paged(store, query, limit)).toBe(expected);
    await store.close();
  });

  it('lists cases by words', async () => {
    const store = await filled(open);
    const [first] = CASES;
    if (first === undefined) throw new Error('there are cases');
    const { id, number, agency, procedure } = first;
    const text = { id, kind: 'case', agency, procedure, number: ` ${number} `, title: ' 征收 ', newest: 1 } as const;
    await put(store, { documents: [{ ...text, text: ' 依 1 征收 ', whole: true }] });
    const words = searchWords('征收') ?? undefined;
    if (words === undefined) throw new Error('it has words');
    expect(await paged(store, { words }, 10)).toBe('1');
    expect(await paged(store, { words, handled: [] }, 10)).toBe('');
    expect(await paged(store, { words, handled: ['disclosure-request'] }, 10)).toBe('1');
    await store.close();
  });

  it('counts what each agency has to do, within a reach and page by page', async () => {
    const store = await filled(open);
    const outside = { id: '昭通', name: '昭通', level: 'city', parent: null };
    await store.figures.putAgencies([...(await store.figures.agencies()), outside]);
    const dates = { now: NOW, within3: NOW + 3 * DAY };
    const whole = { scope: { agency: null, below: false }, asked: null, after: null, limit: 10, ...dates } as const;
    const rows = async (more: object) =>
      (await store.desk.region({ ...whole, ...more })).map(
        ({ agency, open: n, overdue, within3, stopped, supervised, incidents, newestIncident }) =>
          [agency, n, overdue, within3, stopped, supervised, incidents, newestIncident?.number ?? '–'].join(' '),
      );
    const all = await rows({});
    const cases = await store.list({ order: 'opened', after: null, limit: 100 });
    const expected = [
      ...new Set([...cases.map((one) => one.agency), ...(await store.figures.agencies()).map(({ id }) => id)]),
    ]
      .toSorted()
      .map((agency) => {
        const own = cases.filter((one) => one.agency === agency);
        const due = (from: number, to: number) =>
          own.filter(({ dueStatutory: at }) => at !== null && at > from && at <= to).length;
        const urgent = own.filter((one) => one.urgent);
        const marked = [own.filter(({ stopped }) => stopped), own.filter(({ supervised }) => supervised), urgent];
        const counts = [own.filter(({ active }) => active).length, due(0, NOW), due(NOW, NOW + 3 * DAY)];
        return [agency, ...counts, ...marked.map(({ length }) => length), urgent.at(-1)?.number ?? '–'].join(' ');
      });
    expect(all).toEqual(expected);
    expect(all).toContain('昭通 0 0 0 0 0 0 –');
    const below = await rows({ scope: { agency: 'a', below: true } });
    expect(below.length).toBeGreaterThan(1);
    expect(below).toEqual(all.filter((row) => below.includes(row)));
    expect(await rows({ scope: { agency: 'a', below: false } })).toEqual(all.filter((row) => row.startsWith('a ')));
    expect(await rows({ scope: { agency: 'a', below: true }, asked: { agency: '昭通', below: false } })).toEqual([]);
    const [first, ...rest] = all;
    expect([await rows({ limit: 1 }), await rows({ after: first?.split(' ')[0] })]).toEqual([[first], rest]);
    await store.close();
  });

  it('counts what a desk shows', async () => {
    const store = await filled(open);
    const dates = { now: NOW, today: NOW + DAY - 1, within3: NOW + 3 * DAY, week: NOW + 10 * DAY };
    const reviews = [REVIEW];
    const all = { scope: { agency: null, below: false }, asked: null, person: 'li', unit: '一科', reviews, ...dates };
    expect(await store.desk.counts(all)).toEqual({
      overdue: 1,
      today: 0,
      within3: 2,
      week: 3,
      stopped: 1,
      toAccept: 1,
      toReview: 1,
      mine: 0,
      supervised: 1,
    });
    const own = { ...all, scope: { agency: 'a', below: false }, reviews: [] };
    expect(await store.desk.counts(own)).toMatchObject({ overdue: 0, within3: 1, stopped: 1, toReview: 0 });
    expect((await store.desk.incidents(all, 10)).map(({ number }) => number)).toEqual(['依-3']);
    expect(await store.desk.incidents(own, 10)).toEqual([]);
    await store.close();
  });

  it.each<readonly [string, Partial<DeskReview>, number]>([
    ['a review that is open to a person', {}, 1],
    ['in the agency of the duty', { agency: 'a' }, 1],
    ['and in no other one', { agency: 'c' }, 0],
    ['and in no other state', { state: 'drafted' }, 0],
    ['none that is closed to them', { persons: ['wang'] }, 0],
    ['none that is closed to the one in whose place they act', { persons: ['li', 'wang'] }, 0],
    ['one where another fact is open to them', { persons: ['wang'], facts: ['reply.signed', 'secrecy.reviewed'] }, 1],
    ['none where each fact is closed to one of them', { persons: ['wang', 'mo'], facts: REVIEWS }, 0],
    ['one whose person has but the beginning of a name', { persons: ['wan'] }, 1],
  ])('counts for a desk %s', async (_, more, expected) => {
    const store = await filled(open);
    const everywhere = { agency: null, below: false } as const;
    const dates = { now: NOW, today: NOW, within3: NOW, week: NOW };
    const who = { scope: everywhere, asked: null, person: 'li', unit: null, ...dates };
    const { toReview } = await store.desk.counts({ ...who, reviews: [{ ...REVIEW, ...more }] });
    expect(toReview).toBe(expected);
    await store.close();
  });
};
