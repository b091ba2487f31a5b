import { civilDate } from '@gongkai/calendar';
import { vi } from 'vitest';
import { type Engine, openEngine } from '../src/engine.ts';
import type { Message, Store } from '../src/store/store.ts';
import { accepted, actor, aRequest, fact, LI, PROCEDURES } from './desk.fixture.ts';
import { searchWords } from '../src/search/query.ts';
import { positionIn } from '../src/store/list-page.ts';
import { put } from '../src/testing/samples.ts';
import { useImports } from './every-import.fixture.ts';
import { useNotices } from './every-notice.fixture.ts';
import { usePeople } from './every-person.fixture.ts';

/** Methods that are used to back up, restore or verify a store, not while it serves. */
export const NOT_SERVING = [
  'close',
  'counts',
  'dump',
  'load',
  'casesWithFacts',
  'indexed',
  'clear',
  'putDocuments',
  ...['page', 'countChunks', 'strayChunks', 'attached'].map((name) => `blobs.${name}`),
  ...['page', 'of'].map((name) => `links.${name}`),
];

const MESSAGE = (caseId: string): Message => ({
  id: `notice.${caseId}`,
  topic: 'endpoint.disabled',
  agency: '昆明',
  caseId,
  body: '{}',
  createdAt: 1,
});

const ENDPOINT = {
  id: 'e1',
  kind: 'webhook',
  target: 'https://example.org',
  secrets: ['s'],
  agency: null,
  topics: [],
  createdAt: 1,
  disabledAt: null,
  disabledWhy: null,
} as const;

const useOutbox = async ({ outbox }: Store, caseId: string): Promise<void> => {
  // An older transaction of another test that is still running on the server delays messages.
  await vi.waitUntil(async () => (await outbox.latest()) !== null, { timeout: 20_000, interval: 50 });
  await outbox.messages(null, 5);
  await outbox.messages(await outbox.latest(), 5);
  await outbox.find('x');
  outbox.watch(() => undefined)();
  for (const delivery of await outbox.claim(5, 1000)) await outbox.settle(delivery, { kind: 'delivered' });
  await outbox.endpoints();
  await outbox.setSecrets('e1', ['t']);
  await outbox.deliveries({ limit: 5 });
  await outbox.deliveries({ caseId, limit: 5 });
  await outbox.disableEndpoint('e1', 'gone', 2, MESSAGE(caseId));
};

const useLists = async (store: Store, agency: string): Promise<void> => {
  const lists = [{}, { agency }, { agency, state: 'registered' }, { agency, procedure: 'disclosure-request' }];
  for (const filter of lists) {
    for (const order of ['due', 'internal', 'received', 'updated', 'opened', 'agency'] as const) {
      const [first] = await store.list({ ...filter, order, after: null, limit: 1 });
      if (first === undefined) continue;
      const after = positionIn(order, first);
      await store.list({ ...filter, order, after, limit: 1 });
    }
  }
  await store.list({ agency, order: 'due', after: null, limit: 1, dueBefore: 1 });
  const counting = { person: 'li', unit: null, reviews: [], now: 1, today: 2, within3: 3, week: 4 };
  for (const order of ['due', 'updated'] as const) {
    await store.list({ agency, order, after: null, limit: 1, counted: { ...counting, counter: 'stopped' } });
  }
  await store.desk.nextWake();
  await store.desk.region({ scope: { agency, below: true }, asked: null, now: 1, within3: 2, after: null, limit: 5 });
  await store.desk.incidents({ scope: { agency, below: false }, asked: null }, 5);
  await store.desk.counts({ scope: { agency, below: false }, asked: null, ...counting });
};

const useSearch = async ({ search }: Store, agency: string, caseId: string): Promise<void> => {
  const item = { id: 'g1', agency, kind: 'gazette', number: '', title: '公报', text: '', publishedOn: '2026-01-01' };
  await search.putItems([item]);
  await search.items(['g1']);
  await search.itemsAfter('', 5);
  await search.document(caseId);
  await search.documents('', '~', 5);
  const words = searchWords('公报');
  if (words === null) throw new Error('it has words');
  await search.find({
    words,
    scope: { agency, below: false },
    asked: null,
    kind: null,
    handled: [],
    after: null,
    limit: 5,
  });
};

const useDocuments = async (store: Store, agency: string): Promise<void> => {
  const text = { kind: 'case', agency, procedure: 'x', number: ' ', title: ' ', text: ' 甲 ', newest: 1 } as const;
  for (const whole of [true, false]) {
    await put(store, { documents: [{ id: 'd1', ...text, whole }] });
    await put(store, { documents: ['d2', 'd3'].map((id) => ({ id, ...text, whole })) });
  }
};

const useRegisters = async (store: Store, agency: string, caseId: string): Promise<void> => {
  const move = { from: '2026-03-30', to: '2026-03-27', fromCalendar: 'a', toCalendar: 'b', movedAt: 1 };
  const task = { id: 't1', kind: 'due-moved-earlier', agency, caseId, body: '{}', raisedAt: 1 } as const;
  const notDone = { ...task, doneAt: null, doneBy: null };
  await put(store, { moves: [{ caseId, clock: 'reply', ...move }], tasks: [notDone] });
  await put(store, {
    moves: ['a', 'b'].map((clock) => ({ caseId, clock, ...move })),
    tasks: ['t2', 't3'].map((id) => ({ ...notDone, id })),
  });
  await store.moves(caseId);
  await store.tasks({ after: '', limit: 5 });
  await store.tasks({ agency, after: '', limit: 5 });
  await store.endTask('t1', { agency, below: false }, 'li', 2);
  const key = {
    id: 'k1',
    person: 'p1',
    name: 'li',
    agency,
    duties: [],
    administrator: false,
    createdAt: 1,
    disabledAt: null,
  };
  await store.addKey(key, 'hash');
  await store.addFirstKey({ ...key, id: 'k2', person: 'p2', administrator: true }, 'hash of another');
  await store.keyByHash('hash');
  await store.keys();
  await store.disableKey('k1', 2);
};

/** Cases of one agency that are opened and advanced together, so that a transaction writes several rows of every table. */
const useGroups = async (engine: Engine, agency: string): Promise<void> => {
  const days = ['2026-03-01', '2025-12-31', '2026-03-01', '2025-12-31'];
  const together = await Promise.all(
    days.map((day, index) => engine.open(aRequest(agency, day), { actor: LI, idempotencyKey: `g${index}` })),
  );
  const cases = together.map((one) => accepted(one).case.id);
  const registered = fact('request.registered', '2026-03-02');
  const recorded = await Promise.all(cases.map((id) => engine.submit(id, registered, { actor: LI })));
  recorded.forEach(accepted);
};

const useFigures = async ({ figures, records, parties }: Store, agency: string): Promise<void> => {
  const by = { by: 'li', at: 1, why: '' } as const;
  const key = { agency, year: 2026, format: 'AR2021' };
  await figures.putAgencies([{ id: agency, name: agency, level: 'city', parent: null }]);
  await figures.agencies();
  await records.tree();
  await parties.find(agency, { nameHash: 'n', idHash: 'i', party: 'p' });
  await records.addProfile({ agency, from: civilDate('2026-01-01'), profile: {}, by: 'li' }, () => undefined);
  await records.profiles(0);
  await records.gaps(agency);
  await records.series(agency);
  await records.numbers(agency, '', 5);
  // First for one agency, then for several.
  for (const agencies of [[agency], [agency, 'another'], null]) {
    await figures.sums({ from: 0, through: 2026, agencies });
    await figures.months({ from: 0, through: 2026, agencies, together: false });
    await figures.months({ from: 0, through: 2026, agencies, together: true });
    await figures.counted({ agencies, patterns: ['%"request.%'], after: '', limit: 5 });
    await figures.entries({ year: 2026, agencies });
  }
  const entry = { ...key, register: 'offices', seq: 1, value: '1', unit: '个', origin: 'typed', ...by } as const;
  await figures.addEntries([entry]);
  await figures.publish({ ...key, body: '{}', by: 'li', at: 1 });
  await figures.published(key);
  await figures.addCorrection({ ...key, seq: 1, cell: 'x', from: null, to: '1', ...by });
  await figures.corrections(key);
};

/** Writes those whom a case names, and gaps in numbers: of one row, then of several. */
const useParties = async (store: Store, agency: string, caseId: string): Promise<void> => {
  const named = { nameHash: 'n', idHash: 'i', idLast4: null, phoneHash: null, party: 'p', kind: 'natural' };
  const row = (place: number) => ({ caseId, seq: 9, place, agency, ...named });
  const gap = (from: number) => ({ agency, series: 's', from, through: from, why: 'start', at: 1 }) as const;
  await put(store, { parties: [row(0)], gaps: [gap(1)] });
  await put(store, { parties: [row(1), row(2)], gaps: [gap(2), gap(3)] });
  await put(store, { renamed: [caseId] });
};

const useClock = async (store: Store): Promise<void> => {
  const stop = {
    id: 's1',
    reason: 'forwards',
    jump: 1,
    agreedAt: 1,
    foundAt: 2,
    endedAt: null,
    endedBy: null,
  } as const;
  const { clockStops } = store;
  await clockStops.add(stop);
  await clockStops.open();
  await clockStops.list(5);
  await clockStops.end('li', 3);
  await clockStops.lastWritten();
  await store.probe();
};

const useBlobs = async ({ blobs }: Store, caseId: string): Promise<void> => {
  const [sha256, bytes] = ['a'.repeat(64), Buffer.from('x')];
  for (const id of ['b1', 'b2', 'b3']) {
    await blobs.begin({ id, caseId, createdAt: 1 });
    await blobs.addChunk(id, 0, bytes, 1);
    await blobs.touch(id, 1);
  }
  await blobs.seal('b1', { sha256, mediaType: 'text/plain', scan: 'not-scanned' });
  await blobs.keep('b1', 'li');
  await blobs.seal('b2', { sha256, mediaType: 'text/plain', scan: 'clean' });
  await blobs.keep('b2', 'li');
  await blobs.discard('b2');
  await blobs.refuse('b3', sha256, 'li');
  await blobs.setScan('b1', 'infected', 'li');
  await blobs.find(sha256);
  await blobs.chunk('b1', 0);
  await blobs.leftovers(5, 5);
  await blobs.attachedTo(caseId);
};

/** Links are written and removed one by one, and several at once. */
const useLinks = async (store: Store, engine: Engine, agency: string, caseId: string): Promise<void> => {
  const numbers: string[] = [];
  for (let index = 0; index < 3; index += 1) {
    numbers.push(accepted(await engine.open(aRequest(agency), { actor: LI })).case.number);
  }
  const link = (type: string, to: string) =>
    engine.submit(caseId, fact(type, '2026-03-02', { to, kind: 'repeats', reason: '登记' }), { actor: LI });
  const [first = '', ...rest] = numbers;
  accepted(await link('case.linked', first));
  accepted(await link('case.unlinked', first));
  const links = rest.map((target) => ({ caseId, kind: 'follows', target }));
  await put(store, { links });
  await put(store, { unlinks: links });
};

/** A case moves to another agency: its counts are of both. */
const useTransfer = async (store: Store, engine: Engine, agency: string): Promise<void> => {
  const head = actor('head', 'office-head');
  await store.figures.putAgencies([{ id: '大理', name: '大理', level: 'city', parent: null }]);
  const { case: moved } = accepted(await engine.open(aRequest(agency), { actor: LI }));
  const transfer = fact('case.transferred', '2026-03-02', { to: '大理', basis: '机构改革方案' });
  accepted(await engine.submit(moved.id, transfer, { actor: head }));
};

/** Calls every method of a store as an engine does; the first use of each statement is for one case or one agency. */
export const useEveryVerb = async (store: Store, agency: string, goTo: (when: string) => void): Promise<void> => {
  const engine = await openEngine({ store, procedures: PROCEDURES });
  await store.outbox.addEndpoint(ENDPOINT);
  const { case: opened } = accepted(await engine.open(aRequest(agency), { actor: LI, idempotencyKey: 'k' }));
  const registered = fact('request.registered', '2026-03-02');
  accepted(await engine.submit(opened.id, registered, { actor: LI, idempotencyKey: 'l' }));
  await useLinks(store, engine, agency, opened.id);
  await useGroups(engine, agency);
  await put(store, { tallies: [{ agency, year: 2026, cell: 'x', months: Array.from({ length: 12 }, () => 100) }] });
  await useOutbox(store, opened.id);
  await store.now();
  await store.read(opened.id);
  await store.history(opened.id, 0, 5);
  accepted(await engine.open(aRequest('another'), { actor: LI }));
  await useLists(store, agency);
  await useRegisters(store, agency, opened.id);
  await useDocuments(store, agency);
  await useSearch(store, agency, opened.id);
  await useFigures(store, agency);
  await useParties(store, agency, opened.id);
  await useImports(store, agency);
  await useClock(store);
  await useBlobs(store, opened.id);
  await usePeople(store, agency);
  await useNotices(store, agency, opened.id);
  goTo('2026-06-01');
  await engine.sweep();
  await store.ids('', 5);
  await store.acts(0, 5);
  // No engine reads after this, so that the text does not have to be a notice.
  await store.addNotices({ text: '', hash: 'h', loadedAt: 1 });
  await store.notices(0);
  await store.calendarsInUse();
  for (const kind of await store.caseGroups()) {
    await store.idsWrittenBy({ ...kind, agencies: null }, 0, '', 5);
    await store.idsWrittenBy({ ...kind, agencies: ['a', 'b'] }, 0, '', 5);
  }
  await store.uncounted('', 5);
  await useTransfer(store, engine, agency);
};
