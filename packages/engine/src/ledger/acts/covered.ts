import type { Row, Value } from '../../sql/sql.ts';
import {
  AGENCIES,
  BLOBS,
  CALENDAR_FEEDS,
  CASES,
  CATALOGUE,
  CLOCK_STOPS,
  CORRECTIONS,
  DELEGATIONS,
  ENDPOINTS,
  ENTRIES,
  GAPS,
  IMPORTS,
  KEYS,
  LOGIN_LINKS,
  LOGINS,
  MOVES,
  NOTICE_SETTINGS,
  NOTICES,
  OUTBOX,
  PLACES,
  PROFILES,
  PEOPLE,
  PERSONAL_NOTICES,
  PERSON_DUTIES,
  PUBLISHED,
  ROSTERS,
  TASKS,
} from '../../sql/tables.ts';
import { canonical } from '../canonical.ts';
import { sha256 } from '../chain.ts';
import type { Image } from './act.ts';

/** A row of a table by its columns. */
export type AnyRow = Readonly<Record<string, Row[string] | undefined>>;

/** A table whose rows are in the chain of acts. */
export interface Covered {
  readonly name: string;
  /** The columns that identify a row. */
  readonly key: readonly string[];
  /** The columns that an act holds; of long or secret ones, their SHA-256. */
  readonly columns: readonly string[];
  readonly image: (row: AnyRow) => Image;
}

const plain = (value: AnyRow[string]): Value =>
  value === null || value === undefined ? null : typeof value === 'number' ? value : String(value);

const hashed = (value: Value): Value => (value === null ? null : `sha256:${sha256(String(value))}`);

interface Described {
  readonly name: string;
  readonly key: readonly string[] | null;
  readonly names: () => readonly string[];
}

/** A table with all of its columns but those of `without`; those of `asHash` as their hash. */
const whole = (
  { name, key, names }: Described,
  { asHash = [], without = [] }: { readonly asHash?: readonly string[]; readonly without?: readonly string[] } = {},
): Covered => {
  const columns = names().filter((column) => !without.includes(column));
  const image = (row: AnyRow): Image =>
    Object.fromEntries(
      columns.map((column) => [column, asHash.includes(column) ? hashed(plain(row[column])) : plain(row[column])]),
    );
  return { name, key: key ?? [], columns, image };
};

/** Messages of facts follow from the facts; of the others, an act holds the hash of the whole row. */
const messages: Covered = {
  name: OUTBOX.name,
  key: ['id'],
  columns: ['id', 'row'],
  image: (row) => {
    const all = Object.fromEntries(OUTBOX.names().map((column) => [column, plain(row[column])]));
    return { id: plain(row['id']), row: `sha256:${sha256(canonical(all))}` };
  },
};

/** Of a case, the reminders that were sent: everything else follows from its facts. */
const warned: Covered = {
  name: CASES.name,
  key: ['id'],
  columns: ['id', 'warned'],
  image: (row) => ({ id: plain(row['id']), warned: plain(row['warned']) }),
};

/** Every table of which acts tell. */
export const COVERED: readonly Covered[] = [
  whole(NOTICES, { asHash: ['text'] }),
  whole(KEYS),
  whole(AGENCIES),
  whole(PLACES),
  whole(PROFILES),
  whole(GAPS),
  // How far it has got changes with every few rows.
  whole(IMPORTS, { asHash: ['body'], without: ['done'] }),
  messages,
  whole(MOVES),
  whole(TASKS),
  // How far an endpoint has got is compared with its deliveries.
  whole(ENDPOINTS, { asHash: ['secrets'], without: ['after_id'] }),
  whole(ENTRIES),
  whole(PUBLISHED, { asHash: ['body'] }),
  whole(CORRECTIONS),
  whole(CLOCK_STOPS),
  whole(BLOBS),
  whole(CATALOGUE, { asHash: ['text'] }),
  whole(LOGINS, { asHash: ['password', 'factor', 'recovery'] }),
  whole(LOGIN_LINKS),
  whole(PEOPLE, { asHash: ['phone', 'mail'] }),
  whole(PERSON_DUTIES),
  whole(DELEGATIONS),
  whole(ROSTERS, { asHash: ['lines'] }),
  whole(NOTICE_SETTINGS, { asHash: ['mail', 'robot_url', 'robot_secret'] }),
  // How far a notice has got changes with every attempt.
  whole(PERSONAL_NOTICES, { without: ['state', 'attempts', 'next_at', 'why'] }),
  whole(CALENDAR_FEEDS),
  warned,
];

const BY_NAME: ReadonlyMap<string, Covered> = new Map(COVERED.map((one) => [one.name, one]));

export const coveredTable = (name: string): Covered | undefined => BY_NAME.get(name);

/** Whether acts tell of a row: those of facts' messages and of cases without a reminder follow from facts alone. */
export const isCovered = (name: string, row: AnyRow): boolean => {
  if (name === OUTBOX.name) return !String(row['topic']).startsWith('fact.');
  // An upload that arrives is nothing yet; `verify` hashes the bytes of those that are whole.
  if (name === BLOBS.name) return row['state'] !== 'arriving';
  return name === CASES.name ? row['warned'] !== '[]' : BY_NAME.has(name);
};

/**
 * The image of a row.
 * @throws RangeError for a table that no act covers.
 */
export const imageOf = (name: string, row: AnyRow): Image => {
  const found = BY_NAME.get(name);
  if (found === undefined) throw new RangeError(`no act covers ${name}`);
  return found.image(row);
};
