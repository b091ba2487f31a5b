import { agencyKey, EVERYWHERE, type FindQuery, type Hit, type HitPosition, type Scope } from '../store/kit.ts';
import type { SearchWords } from '../search/query.ts';
import { agencyToken, kindToken, titleToken, type WantedToken } from '../search/tokens.ts';
import { binder } from './among.ts';
import type { Database, Row, Value } from './sql.ts';
import { withinSql } from './within.ts';

type Bind = (value: Value) => string;
type Rank = HitPosition['rank'];

// The newest documents are compared one by one: most queries find enough among them, and common words always do.
const NEWEST = 2000;

/** The function that finds a text in another one, on each database. */
const POSITION = { fts5: 'instr', tsvector: 'strpos' } as const;

const all = (conditions: readonly string[]): string => conditions.map((one) => `(${one})`).join(' AND ');

/** The condition under which a document contains every part of a query. */
const containing = ({ textIndex }: Pick<Database, 'textIndex'>, column: string, parts: readonly string[], bind: Bind) =>
  all(parts.map((part) => `${POSITION[textIndex]}(${column}, ${bind(part)}) > 0`));

const handledSql = (handled: readonly string[], bind: Bind): string =>
  handled.length === 0 ? `kind <> 'case'` : `kind <> 'case' OR procedure IN (${handled.map(bind).join(', ')})`;

/** The condition under which a document is a hit of a rank for the reader. */
const matching = (
  database: Pick<Database, 'textIndex'>,
  { words, handled }: FindQuery,
  rank: Rank,
  bind: Bind,
): string => {
  const isNumber = `number = ${bind(words.number)}`;
  if (rank === 0) return isNumber;
  const open = handledSql(handled, bind);
  const has = (column: string): string => containing(database, column, words.parts, bind);
  if (rank === 1) return all([`NOT ${isNumber}`, open, has('title')]);
  const byText = all([open, `NOT (${has('title')})`, has('text')]);
  const byNumber = all([`NOT (${open})`, has('number')]);
  return all([`NOT ${isNumber}`, `(${byText}) OR (${byNumber})`]);
};

/** The reach of the reader, the kind and the position of the page before. */
const reached = (
  { scope, asked, kind }: FindQuery,
  from: HitPosition | null,
  bind: Bind,
  column = 'agency',
): readonly string[] => {
  const within = [scope, ...(asked === null ? [] : [asked])].map((one) => withinSql(one, bind, column, 'documents.id'));
  return [
    ...within.flatMap((one) => one ?? []),
    ...(kind === null ? [] : [`kind = ${bind(kind)}`]),
    ...(from === null ? [] : [`(newest, id) < (${bind(from.newest)}, ${bind(from.id)})`]),
  ];
};

const ORDER = 'ORDER BY newest DESC, id DESC';
const where = (conditions: readonly string[]): string => (conditions.length === 0 ? '' : ` WHERE ${all(conditions)}`);

/** The one agency whose documents are searched; null where there may be several. */
const ownAgency = ({ scope, asked }: FindQuery): string | null => {
  const one = [asked, scope].find((given) => given !== null && given.agency !== null && !given.below);
  return one?.agency ?? null;
};

const isOfUnit = ({ scope, asked }: FindQuery): boolean => scope.unit !== undefined || asked?.unit !== undefined;

const withoutUnit = <S extends Scope | null>(scope: S): S => {
  if (scope === null) return scope;
  const { unit: _, ...rest } = scope;
  return rest as S;
};

/** A statement with its values. */
export interface BoundSql {
  readonly sql: string;
  readonly values: readonly Value[];
}

/** Hits among the newest documents; those of one agency are taken along an index of their own. */
export const newestSql = (
  database: Pick<Database, 'textIndex'>,
  query: FindQuery,
  rank: Rank,
  from: HitPosition | null,
): BoundSql => {
  const { values, bind } = binder();
  const isOwn = ownAgency(query) !== null;
  // Whether a unit had a case is asked of the newest alone: asked of every document of its agency, it takes seconds.
  const ofAgency = { ...query, scope: withoutUnit(query.scope), asked: withoutUnit(query.asked) };
  // A server refuses a value that no condition uses: each is bound only where it is.
  const position = reached({ ...query, scope: EVERYWHERE, asked: null, kind: null }, from, bind);
  const inside = isOwn ? [...reached(ofAgency, null, bind), ...position] : position;
  const outside = isOwn && !isOfUnit(query) ? [] : reached(query, null, bind);
  const newest = `SELECT * FROM documents${where(inside)} ${ORDER} LIMIT ${NEWEST}`;
  const hits = where([...outside, matching(database, query, rank, bind)]);
  return {
    sql: `SELECT id, kind, newest FROM (${newest}) AS documents${hits} ${ORDER} LIMIT ${bind(query.limit)}`,
    values,
  };
};

const wantedOf = (query: FindQuery, rank: Rank): readonly WantedToken[] => {
  const { kind, words } = query;
  const agency = ownAgency(query);
  const exact = (token: string): WantedToken => ({ token, isPrefix: false });
  return [
    ...(agency === null ? [] : [exact(agencyToken(agencyKey(agency)))]),
    // A unit reaches cases alone.
    ...(kind === null && !isOfUnit(query) ? [] : [exact(kindToken(kind ?? 'case'))]),
    ...words.tokens.map((one) => (rank === 1 ? { ...one, token: titleToken(one.token) } : one)),
  ];
};

// Tokens consist of letters, digits and marks: nothing in them has to be escaped.
const INDEX_QUERY = {
  fts5: (wanted: readonly WantedToken[]) =>
    wanted.map(({ token, isPrefix }) => `"${token}"${isPrefix ? ' *' : ''}`).join(' AND '),
  tsvector: (wanted: readonly WantedToken[]) =>
    wanted.map(({ token, isPrefix }) => `'${token}'${isPrefix ? ':*' : ''}`).join(' & '),
} as const;

/** Hits among the documents that the index names; it names every hit, and may name others. */
export const indexedSql = (
  database: Pick<Database, 'textIndex'>,
  query: FindQuery,
  rank: Rank,
  from: HitPosition | null,
): BoundSql => {
  const { textIndex } = database;
  const { values, bind } = binder();
  const wanted = bind(INDEX_QUERY[textIndex](wantedOf(query, rank)));
  const conditions = [...reached(query, from, bind), matching(database, query, rank, bind)];
  const order = `${ORDER} LIMIT ${bind(query.limit)}`;
  if (textIndex === 'fts5') {
    const found = `documents_index CROSS JOIN documents ON documents.place = documents_index.rowid`;
    const hits = all([`documents_index MATCH ${wanted}`, ...conditions]);
    return { sql: `SELECT id, kind, newest FROM ${found} WHERE ${hits} ${order}`, values };
  }
  // The server would else walk all documents from the newest on, in the hope of an early hit.
  const found = `SELECT * FROM documents WHERE tokens @@ ${wanted}::tsquery`;
  return {
    sql: `WITH found AS MATERIALIZED (${found}) SELECT id, kind, newest FROM found AS documents${where(conditions)} ${order}`,
    values,
  };
};

// A number is in very few documents: an index of the agency's is not to be taken for them.
const numberSql = (database: Pick<Database, 'textIndex'>, query: FindQuery, from: HitPosition | null): BoundSql => {
  const { values, bind } = binder();
  const conditions = [matching(database, query, 0, bind), ...reached(query, from, bind, 'substr(agency, 1)')];
  return {
    sql: `SELECT id, kind, newest FROM documents${where(conditions)} ${ORDER} LIMIT ${bind(query.limit)}`,
    values,
  };
};

/** The identifiers of the cases that contain a query, as a subquery. */
export const matchingCases = (
  { textIndex }: Pick<Database, 'textIndex'>,
  { words, handled }: { readonly words: SearchWords; readonly handled?: readonly string[] },
  bind: Bind,
): string => {
  const wanted = bind(INDEX_QUERY[textIndex]([{ token: kindToken('case'), isPrefix: false }, ...words.tokens]));
  const has = (column: string): string => containing({ textIndex }, column, words.parts, bind);
  const hits =
    handled === undefined ? has('text') : `(${has('text')} AND (${handledSql(handled, bind)})) OR (${has('number')})`;
  if (textIndex === 'tsvector') return `SELECT id FROM documents WHERE tokens @@ ${wanted}::tsquery AND (${hits})`;
  return `SELECT documents.id FROM documents_index CROSS JOIN documents ON documents.place = documents_index.rowid
    WHERE documents_index MATCH ${wanted} AND (${hits})`;
};

const KINDS = ['case', 'agency', 'item'] as const;

const hitOf = (row: Row, rank: Rank): Hit => ({
  rank,
  id: String(row['id']),
  kind: KINDS.find((one) => one === row['kind']) ?? 'item',
  newest: Number(row['newest']),
});

/**
 * The places of all documents that the index names, where they are so few that comparing them is less work than comparing
 * the newest ones; null where they are more. A server weighs that by its own statistics.
 */
const fewNamed = async (database: Database, query: FindQuery, rank: Rank): Promise<readonly number[] | null> => {
  if (database.textIndex !== 'fts5') return null;
  const { values, bind } = binder();
  const wanted = bind(INDEX_QUERY.fts5(wantedOf(query, rank)));
  const named = `SELECT rowid FROM documents_index WHERE documents_index MATCH ${wanted} LIMIT ${NEWEST}`;
  const rows = await database.all(named, values);
  return rows.length < NEWEST ? rows.map((row) => Number(row['rowid'])) : null;
};

/** Hits among documents by their places in a file. */
const placesSql = (
  database: Database,
  query: FindQuery,
  rank: Rank,
  from: HitPosition | null,
  places: readonly number[],
): BoundSql => {
  const { values, bind } = binder();
  const named = `documents.place IN (${database.listOf(bind(JSON.stringify(places)))})`;
  const own = reached(query, from, bind, 'substr(agency, 1)');
  const hits = where([named, ...own, matching(database, query, rank, bind)]);
  return { sql: `SELECT id, kind, newest FROM documents${hits} ${ORDER} LIMIT ${bind(query.limit)}`, values };
};

const hitsOfRank = async (database: Database, query: FindQuery, rank: Rank): Promise<readonly Hit[]> => {
  const from = query.after?.rank === rank ? query.after : null;
  const read = async ({ sql, values }: BoundSql): Promise<readonly Hit[]> =>
    (await database.all(sql, values)).map((row) => hitOf(row, rank));
  if (rank === 0) return read(numberSql(database, query, from));
  const few = await fewNamed(database, query, rank);
  if (few !== null) return few.length === 0 ? [] : read(placesSql(database, query, rank, from, few));
  const newest = await read(newestSql(database, query, rank, from));
  return newest.length === query.limit ? newest : read(indexedSql(database, query, rank, from));
};

/** Hits in their order, rank by rank. */
export const findOn = async (database: Database, query: FindQuery): Promise<readonly Hit[]> => {
  const hits: Hit[] = [];
  for (const rank of [0, 1, 2] as const) {
    const limit = query.limit - hits.length;
    if (limit === 0) break;
    if (rank >= (query.after?.rank ?? 0)) hits.push(...(await hitsOfRank(database, { ...query, limit }, rank)));
  }
  return hits;
};
