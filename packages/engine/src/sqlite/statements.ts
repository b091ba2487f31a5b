import type { DatabaseSync } from 'node:sqlite';
import { actsAfter, draftOf, TAIL, tailFrom } from '../sql/acts.ts';
import { MOST_TEXT } from '../search/normalise.ts';
import { ACTS, CASES, COUNTERS, DOCUMENTS, FACTS, GAPS, LINKS, MOVES, OUTBOX } from '../sql/tables.ts';
import { PARTIES, RESPONSES, TALLIES, TASKS } from '../sql/tables.ts';
import { INDEX_DOCUMENT, indexDocument } from './document-index.ts';
import { type ActDraft, agencyKeyOf, type CaseRecord, type LockedSnapshot, type Writes } from '../store/kit.ts';

const WITH_TAIL = `SELECT cases.*, tail.seq AS tail_seq, tail.hash AS tail_hash FROM cases LEFT JOIN facts AS tail
  ON tail.case_id = cases.id AND tail.seq = (SELECT max(seq) FROM facts WHERE case_id = cases.id)`;

const insert = (table: Pick<typeof TASKS, 'insert' | 'names'>): string =>
  `${table.insert} VALUES (${table
    .names()
    .map(() => '?')
    .join(', ')})`;

/**
 * The columns that each update sets: no more groups of them than have changed, since each has indexes of its own. Most facts
 * change none, or dates, or marks of lists.
 */
const CHANGED = {
  change: CASES.names('always'),
  date: CASES.names('always', 'dates'),
  mark: CASES.names('always', 'marks'),
  both: CASES.names('always', 'dates', 'marks'),
  list: CASES.names('always', 'dates', 'marks', 'orders'),
  place: CASES.names('always', 'dates', 'marks', 'orders', 'place', 'release'),
} as const;

/** The columns that identify a row as it was read; a null snapshot is any snapshot. */
const UNCHANGED = ['id', ...CASES.names('always', 'dates', 'release')];

const sameAs = (column: string): string => {
  if (column === 'id') return 'id = ?';
  return column === 'snapshot' ? 'snapshot = ifnull(?, snapshot)' : `${column} IS ?`;
};

const REPLACED = `ON CONFLICT (id) DO UPDATE SET ${DOCUMENTS.names('always')
  .filter((column) => column !== 'text')
  .map((column) => `${column} = excluded.${column}`)
  .join(', ')}`;
const ADDED = `substr(text || excluded.text, 1, ${MOST_TEXT})`;
const WRITTEN = 'RETURNING place, kind, agency, title, text';

const update = (columns: readonly string[]): string =>
  `UPDATE cases SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`;

/** The statements of a transaction, prepared once. */
export const prepareStatements = (db: DatabaseSync) => ({
  hold: db.prepare(`${WITH_TAIL} WHERE cases.id = ?`),
  due: db.prepare(`${WITH_TAIL} WHERE wake_at <= ? AND (wake_at, id) > (?, ?) ORDER BY wake_at, id LIMIT ?`),
  unchanged: db.prepare(`SELECT 1 FROM cases WHERE ${UNCHANGED.map(sameAs).join(' AND ')}`),
  put: db.prepare(
    `${insert(CASES)} ON CONFLICT (id) DO UPDATE SET ${CASES.excluded('always', 'dates', 'marks', 'orders', 'release')}`,
  ),
  // SQLite rewrites the indexes of every column that a statement sets, also where the value stays the same.
  change: db.prepare(update(CHANGED.change)),
  date: db.prepare(update(CHANGED.date)),
  mark: db.prepare(update(CHANGED.mark)),
  both: db.prepare(update(CHANGED.both)),
  list: db.prepare(update(CHANGED.list)),
  place: db.prepare(update(CHANGED.place)),
  append: db.prepare(insert(FACTS)),
  send: db.prepare(insert(OUTBOX)),
  response: db.prepare('SELECT * FROM answers WHERE actor = ? AND key = ?'),
  remember: db.prepare(insert(RESPONSES)),
  counter: db.prepare('SELECT value FROM counters WHERE agency_key = ? AND name = ?'),
  count: db.prepare(`${insert(COUNTERS)} ON CONFLICT (agency_key, name) DO UPDATE SET ${COUNTERS.excluded('always')}`),
  gap: db.prepare(insert(GAPS)),
  rename: db.prepare('DELETE FROM parties WHERE agency_key = ? AND case_id = ?'),
  party: db.prepare(insert(PARTIES)),
  hand: db.prepare('UPDATE parties SET agency = ? WHERE agency_key = ? AND case_id = ?'),
  move: db.prepare(insert(MOVES)),
  raise: db.prepare(`${insert(TASKS)} ON CONFLICT (id) DO NOTHING`),
  document: db.prepare(`${insert(DOCUMENTS)} ${REPLACED}, text = excluded.text ${WRITTEN}`),
  addition: db.prepare(`${insert(DOCUMENTS)} ${REPLACED}, text = ${ADDED} ${WRITTEN}`),
  index: db.prepare(INDEX_DOCUMENT),
  link: db.prepare(`${insert(LINKS)} ON CONFLICT DO NOTHING`),
  unlink: db.prepare(
    `DELETE FROM links WHERE ${LINKS.names()
      .map((column) => `${column} = ?`)
      .join(' AND ')}`,
  ),
  tail: db.prepare(TAIL),
  act: db.prepare(insert(ACTS)),
  tally: db.prepare(`${insert(TALLIES)} ON CONFLICT (year, cell, agency_key, agency) DO UPDATE
    SET ${TALLIES.names('always')
      .map((month) => `${month} = ${month} + excluded.${month}`)
      .join(', ')}`),
});

/** The prepared statements of one connection. */
export type Statements = ReturnType<typeof prepareStatements>;

type Values = ReturnType<typeof CASES.values>;

/** Everything that a transaction writes, as values statement by statement: so it can be sent to another thread. */
export type Rows = readonly (readonly [statement: keyof Statements, rows: readonly Values[]])[];

type CaseColumn = (typeof CASES)['columns'][number];

const columnsNamed = (names: readonly string[]): readonly CaseColumn[] =>
  names.flatMap((name) => CASES.columns.filter((column) => column.name === name));

/** The updates of one case, and the columns that each sets. */
const UPDATES = {
  change: columnsNamed(CHANGED.change),
  date: columnsNamed(CHANGED.date),
  mark: columnsNamed(CHANGED.mark),
  both: columnsNamed(CHANGED.both),
  list: columnsNamed(CHANGED.list),
  place: columnsNamed(CHANGED.place),
} as const;
const SAME = columnsNamed(UNCHANGED);
const OF_DATES = columnsNamed(CASES.names('dates'));
const OF_MARKS = columnsNamed(CASES.names('marks'));
const OF_ORDERS = columnsNamed(CASES.names('orders'));
const OF_PLACE = columnsNamed(CASES.names('place'));
const OF_RELEASE = columnsNamed(CASES.names('release'));

const isSame = (columns: readonly CaseColumn[], before: CaseRecord, after: CaseRecord): boolean =>
  columns.every(({ write }) => write(before) === write(after));

type Update = keyof typeof UPDATES;
type CaseRow = readonly [statement: 'put' | Update, row: Values];

const updateFor = (before: CaseRecord, after: CaseRecord): Update => {
  if (!isSame(OF_PLACE, before, after)) return 'place';
  if (!isSame(OF_ORDERS, before, after)) return 'list';
  const [date, mark] = [!isSame(OF_DATES, before, after), !isSame(OF_MARKS, before, after)];
  if (date) return mark ? 'both' : 'date';
  return mark ? 'mark' : 'change';
};

/** The row of a case, with the statement that sets no more indexed columns than changed. */
const caseRow = (before: CaseRecord | undefined, after: CaseRecord): CaseRow => {
  const update = before === undefined ? null : updateFor(before, after);
  const isPut = before === undefined || (update !== 'place' && !isSame(OF_RELEASE, before, after));
  if (update === null || isPut) return ['put', CASES.values(after)];
  return [update, [...UPDATES[update].map(({ write }) => write(after)), after.id]];
};

/** The rows that writes consist of, on cases as they were locked. */
export const rowsOf = (writes: Writes, locked: LockedSnapshot): Rows => {
  const { facts, messages, responses, counters, gaps, renamed, parties, moves, tasks } = writes;
  const { links, unlinks, tallies, transfers = [], documents = [] } = writes;
  const cases = writes.cases.map((one) => caseRow(locked.cases.get(one.id)?.record, one));
  const casesBy = (name: CaseRow[0]): readonly Values[] => cases.flatMap(([by, row]) => (by === name ? [row] : []));
  const rows: Rows = [
    ['put', casesBy('put')],
    ['change', casesBy('change')],
    ['date', casesBy('date')],
    ['mark', casesBy('mark')],
    ['both', casesBy('both')],
    ['list', casesBy('list')],
    ['place', casesBy('place')],
    ['append', facts.map(FACTS.values)],
    ['send', messages.map(OUTBOX.values)],
    ['remember', responses.map(RESPONSES.values)],
    ['count', counters.map(COUNTERS.values)],
    ['rename', renamed.map((id) => [agencyKeyOf(id), id])],
    ['party', parties.map(PARTIES.values)],
    ['hand', transfers.map(({ id, agency }) => [agency, agencyKeyOf(id), id])],
    ['gap', gaps.map(GAPS.values)],
    ['move', moves.map(MOVES.values)],
    ['raise', tasks.map(TASKS.values)],
    ['unlink', unlinks.map(LINKS.values)],
    ['link', links.map(LINKS.values)],
    ['tally', tallies.map(TALLIES.values)],
    ['document', documents.filter(({ whole }) => whole).map(DOCUMENTS.values)],
    ['addition', documents.filter(({ whole }) => !whole).map(DOCUMENTS.values)],
  ];
  return rows.filter(([, some]) => some.length > 0);
};

/**
 * The conditions under which writes that were decided outside of the transaction may still be made: the cases are as they
 * were locked. The snapshot is compared only for a cached case; one that was just read was checked then.
 */
export const unchangedOf = (
  { cases: written }: Writes,
  { cases }: LockedSnapshot,
  cached: LockedSnapshot['cases'],
): readonly Values[] =>
  written.flatMap(({ id }) => {
    const before = cases.get(id)?.record;
    if (before === undefined) return [];
    return [SAME.map(({ name, write }) => (name === 'snapshot' && !cached.has(id) ? null : write(before)))];
  });

/** An act that is appended with writes, as a value that can be sent to another thread. */
export interface PendingAct {
  readonly draft: ActDraft;
  readonly now: number;
}

/** The act of what writes change beside facts; null as a rule. */
export const pendingAct = (writes: Writes, { cases, now }: LockedSnapshot): PendingAct | null => {
  const draft = draftOf(writes, cases);
  return draft === null ? null : { draft, now };
};

/** Makes the writes, within a transaction of the caller. */
export const writeRows = (statements: Statements, rows: Rows, act: PendingAct | null): void => {
  for (const [name, some] of rows) {
    const statement = statements[name];
    const isText = name === 'document' || name === 'addition';
    for (const one of some) {
      if (isText) indexDocument(statements.index, statement.get(...one));
      else statement.run(...one);
    }
  }
  if (act === null) return;
  for (const one of actsAfter(tailFrom(statements.tail.get()), act.draft, act.now)) {
    statements.act.run(...ACTS.values(one));
  }
};
