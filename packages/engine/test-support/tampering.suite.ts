import { beforeAll, describe, expect, it, vi } from 'vitest';
import { USUAL_WARNINGS } from '../src/deadlines/warnings.ts';
import { openEngine } from '../src/engine.ts';
import { sha256 } from '../src/ledger/ledger.ts';
import type { Problem } from '../src/ledger/problem.ts';
import { verifyDatabase } from '../src/ledger/verify-database.ts';
import { TABLES } from '../src/sql/tables.ts';
import type { Login } from '../src/store/logins.ts';
import { EVERYWHERE } from '../src/store/scope.ts';
import type { Store } from '../src/store/store.ts';
import { amendedIn2020, beforeAmendments } from './amended-calendar.fixture.ts';
import { fillAgencies, PARTY_KEY } from './agency-edits.fixture.ts';
import { accepted, aRequest, at, fact, LI, PROCEDURES } from './desk.fixture.ts';
import type { Prepared } from './edit.fixture.ts';
import { editsOf, NOT_SEEN } from './edits.fixture.ts';
import { fillPeople } from './people-edits.fixture.ts';
import { fillPersonal } from './personal-edits.fixture.ts';

const RULES = { calendar: beforeAmendments, warnings: USUAL_WARNINGS };
const BY = { by: 'li', at: at('2019-04-12') } as const;

const fillLogins = async ({ logins }: Store): Promise<void> => {
  const link = { person: 'li', purpose: 'invitation', madeBy: 'mo', madeAt: 1, expiresAt: 900, endedAt: null } as const;
  await logins.addLink({ ...link, id: 'l1', hash: 'h1' });
  await logins.useLink({ hash: 'h1', at: 5, username: 'li', password: 'scrypt$x' });
  const edit = (before: Login | null) =>
    before === null ? null : { ...before, factor: 'f', factorAt: 7, recovery: ['r'] };
  await logins.change('li', { kind: 'login.factor-set', by: 'li', edit });
};

const ITEM = { id: 'g1', agency: 'kunming', kind: 'gazette', number: '1号', title: '公报', text: '目录' } as const;

const fillRegisters = async ({ figures, outbox, clockStops, search }: Store): Promise<void> => {
  await search.putItems([{ ...ITEM, publishedOn: '2026-01-01' }]);
  const table = { agency: 'kunming', year: 2025, format: 'AR2021' };
  const entry = { agency: 'kunming', year: 2026, register: 'offices', seq: 1, value: '3', unit: '个', why: '' };
  await figures.addEntries([{ ...entry, origin: 'typed', ...BY }]);
  await figures.publish({ ...table, body: '{"cells":[null]}', ...BY });
  await figures.addCorrection({ ...table, seq: 1, cell: 'c', from: '1', to: '2', why: '误', ...BY });
  const mail = { kind: 'mail', target: 'desk@example.org', secrets: ['s'], agency: null, topics: [] } as const;
  await clockStops.add({
    id: 's1',
    reason: 'forwards',
    jump: 1,
    agreedAt: 1,
    foundAt: 2,
    endedAt: null,
    endedBy: null,
  });
  await clockStops.end('li', 3);
  await outbox.addEndpoint({ id: 'e1', ...mail, createdAt: 1, disabledAt: null, disabledWhy: null });
};

// A server shows messages when no older transaction is open, and a test next to this one may hold one open.
const firstWarning = async ({ outbox }: Store): Promise<string> => {
  const found = await vi.waitUntil(
    async () => (await outbox.messages(null, 100)).find(({ topic }) => topic.startsWith('clock.warning.')),
    { timeout: 60_000, interval: 50 },
  );
  return found.id;
};

/** Fills every table of an empty store, with dates that were moved, a task that is done, and reminders. */
export const fillEveryTable = async (store: Store, moveTo: (when: string) => void): Promise<Prepared> => {
  moveTo('2019-04-10');
  const engine = await openEngine({ store, procedures: PROCEDURES, partyKey: PARTY_KEY, ...RULES });
  await engine.putAgencies([
    { id: 'yunnan', name: '云南省', level: 'province', parent: null },
    { id: 'kunming', name: '昆明市', level: 'city', parent: 'yunnan' },
  ]);
  await fillRegisters(store);
  await fillBlobs(store);
  await fillLogins(store);
  await fillAgencies(engine);
  const { id: key } = await engine.keys.add({ name: '窗口', agency: 'kunming', duties: ['registrar'] });
  const first = await engine.open(aRequest('kunming', '2019-04-09'), { actor: LI, idempotencyKey: 'k1' });
  const { id: open } = accepted(first).case;
  const { number: linkedTo } = accepted(await engine.open(aRequest('kunming', '2019-04-10'), { actor: LI })).case;
  const registered = fact('request.registered', '2019-04-10');
  accepted(await engine.submit(open, registered, { actor: LI, idempotencyKey: 'k2', expectedVersion: 1 }));
  accepted(await engine.submit(open, fact('processing.started', '2019-04-10'), { actor: LI }));
  const link = fact('case.linked', '2019-04-10', { to: linkedTo, kind: 'follows' });
  accepted(await engine.submit(open, link, { actor: LI }));
  await engine.loadNotices(amendedIn2020);
  const [task] = await engine.tasks({});
  await engine.endTask(task?.id ?? '', EVERYWHERE, 'li');
  moveTo('2019-04-24');
  expect(await engine.sweep()).toMatchObject({ failed: [] });
  const warning = await firstWarning(store);
  for (const one of await engine.outbox.claim(50, 1000)) await engine.outbox.settle(one, { kind: 'delivered' });
  const people = await fillPeople(engine);
  await fillPersonal(store, warning, open);
  return { open, linkedTo, key, endpoint: 'e1', task: task?.id ?? '', warning, act: 5, ...people };
};

/** Two files: one of two chunks, and another one. */
const fillBlobs = async ({ blobs }: Store): Promise<void> => {
  for (const [id, chunks] of [
    ['b1', ['one', 'two']],
    ['b2', ['three']],
  ] as const) {
    await blobs.begin({ id, caseId: 'c', createdAt: at('2019-04-12') });
    for (const [number, chunk] of chunks.entries()) {
      await blobs.addChunk(id, number, Buffer.from(chunk), at('2019-04-12'));
    }
    await blobs.seal(id, { sha256: sha256(chunks.join('')), mediaType: 'text/plain', scan: 'not-scanned' });
    await blobs.keep(id, 'li');
  }
};

const lineOf = ({ caseId, seq, kind, message, table, key }: Problem): string =>
  `${caseId === null ? '' : `case ${caseId}${seq === null ? '' : ` fact ${seq}`} `}${table ?? ''} ${key ?? ''}: ${kind}: ${message}`;

/** What verify says of a store, without an engine on it. */
export const verifiedLines = async (store: Store): Promise<readonly string[]> => {
  const rulebook = { procedures: new Map(PROCEDURES.map((one) => [one.id, one])), ...RULES };
  const report = await verifyDatabase(store, rulebook, { partyKey: PARTY_KEY });
  return report === null ? ['not looked at'] : report.problems.map(lineOf);
};

/** A store that is filled once, and edited by its owner again and again. */
export interface Tampered {
  readonly prepared: Prepared;
  /** Verifies the store as it is after a statement, which is then undone. */
  readonly after: (sql: string | null, table: string) => Promise<readonly string[]>;
}

// The identifiers do not matter where only tables and columns are asked for.
const ANY: Prepared = {
  open: '',
  linkedTo: '',
  key: '',
  endpoint: '',
  task: '',
  warning: '',
  act: 1,
  duty: '',
  delegation: '',
};

const EDITED = [...new Set(editsOf(ANY).map(({ table }) => table))];

/** Runs every edit on a store; each has to be named by verify with its table and key. */
export const describeTampering = (name: string, open: () => Promise<Tampered>): void => {
  describe(`edits of ${name} by its owner`, () => {
    let store: Tampered;
    beforeAll(async () => {
      store = await open();
    });

    it('are looked for in a store in which nothing is wrong', async () => {
      expect(await store.after(null, 'cases')).toEqual([]);
      expect(editsOf(store.prepared).length).toBeGreaterThan(150);
    });

    it.each(EDITED)('are all seen in %s, and named', { timeout: 300_000 }, async (edited) => {
      const unseen: string[] = [];
      for (const { table, column, sql, named } of editsOf(store.prepared)) {
        if (table !== edited) continue;
        const lines = await store.after(sql, table);
        if (!lines.some((line) => line.includes(named))) unseen.push(`${column}: ${sql}: ${lines.join(' | ')}`);
      }
      expect(unseen).toEqual([]);
    });
  });
};

/** Every column of every table, as the schema has it. */
export const describeCoverage = (): void => {
  describe('the edits', () => {
    it('are about every column of every table, and rows that are put in or taken out', () => {
      const edited = new Set(editsOf(ANY).map(({ table, column }) => `${table}.${column}`));
      const columns = TABLES.flatMap(({ name: table, names }) => names().map((column) => `${table}.${column}`));
      expect(columns.filter((one) => !edited.has(one) && !Object.hasOwn(NOT_SEEN, one))).toEqual([]);
      expect(Object.keys(NOT_SEEN).filter((one) => edited.has(one) || !columns.includes(one))).toEqual([]);
    });
  });
};
