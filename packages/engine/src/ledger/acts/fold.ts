import { ACTS } from '../../sql/tables.ts';
import { messageOf } from '../../errors.ts';
import type { BackupRow } from '../../store/store.ts';
import { canonical } from '../canonical.ts';
import { hashOf, sha256 } from '../chain.ts';
import type { Problem } from '../problem.ts';
import { type ActRow, type ActTail, type Image, NO_ACT, readAct, type StoredAct } from './act.ts';
import { type AnyRow, coveredTable, imageOf, isCovered } from './covered.ts';
import { type KnownSettings, knownSettings } from './settings.ts';

/** A row as the last act about it left it: the act, and a hash of the image. */
interface Expected {
  readonly seq: number;
  readonly digest: string;
}

/** A row that is not as its act left it: `seq` is the act, null where no act names the row. */
export interface Mismatch {
  readonly table: string;
  readonly key: string;
  readonly seq: number | null;
  /** Null where the row is gone. */
  readonly row: AnyRow | null;
}

/** The state that the acts give, row by row. */
export interface ActFold {
  /** Adds the next act; returns what is wrong with it. */
  add(act: StoredAct): Problem | null;
  /** Compares a row of a table, each row once. */
  compare(table: string, row: AnyRow): Mismatch | null;
  /** Rows that acts tell of and that were not compared. */
  missing(): Iterable<Mismatch>;
  /** The message after which an endpoint receives messages; undefined for one that was adopted. */
  readonly starts: ReadonlyMap<string, string | null>;
  readonly settings: KnownSettings;
  readonly tail: () => ActTail;
}

// Half of the hash is enough to tell rows apart, and takes half of the memory.
const digestOf = (image: Image): string => sha256(canonical(image)).slice(0, 32);

const placeOf = (table: string, row: AnyRow): string =>
  (coveredTable(table)?.key ?? []).map((column) => String(row[column])).join('\n');

/** The key of a row as a reader needs it: without the key of the agency, which follows from its name. */
const shownKey = (table: string, values: readonly string[]): string =>
  values.filter((_, index) => coveredTable(table)?.key[index] !== 'agency_key').join(' ');

const chainFault = (act: StoredAct, before: ActTail): Pick<Problem, 'kind' | 'message'> | null => {
  if (act.seq !== before.seq + 1) return { kind: 'gap', message: `act ${before.seq + 1} is missing` };
  if (act.previousHash !== before.hash) return { kind: 'chain', message: 'it does not follow the act before it' };
  if (hashOf(before.hash, act.text) !== act.hash) {
    return { kind: 'chain', message: 'its text is not the text that was hashed' };
  }
  const fell = act.at < before.at;
  return fell ? { kind: 'recorded-earlier', message: 'it says that it is older than the act before it' } : null;
};

/** An empty fold. */
export const actFold = (): ActFold => {
  const tables = new Map<string, Map<string, Expected>>();
  const starts = new Map<string, string | null>();
  const settings = knownSettings();
  let tail: ActTail = NO_ACT;
  const put = (seq: number, one: ActRow, kind: string): void => {
    const { t, row, after } = one;
    settings.add(one);
    if (after !== undefined) starts.set(String(row['id']), after);
    if (coveredTable(t) === undefined) return;
    const rows = tables.get(t) ?? new Map<string, Expected>();
    tables.set(t, rows);
    const place = placeOf(t, row);
    // A task that is raised again is the one that is there.
    if (t === 'tasks' && kind === 'system.recorded' && rows.has(place)) return;
    rows.set(place, { seq, digest: digestOf(row) });
  };
  return {
    starts,
    settings,
    tail: () => tail,
    add: (act) => {
      const problem = (fault: Pick<Problem, 'kind' | 'message'>): Problem => ({
        caseId: null,
        seq: act.seq,
        table: ACTS.name,
        key: String(act.seq),
        ...fault,
      });
      const fault = chainFault(act, tail);
      tail = act;
      try {
        for (const one of readAct(act)) put(act.seq, one, act.kind);
      } catch (error) {
        return problem(fault ?? { kind: 'unreadable', message: messageOf(error) });
      }
      return fault === null ? null : problem(fault);
    },
    compare: (table, row) => {
      const place = placeOf(table, row);
      const expected = tables.get(table)?.get(place);
      if (expected === undefined && !isCovered(table, row)) return null;
      tables.get(table)?.delete(place);
      if (expected?.digest === digestOf(imageOf(table, row))) return null;
      return { table, key: shownKey(table, place.split('\n')), seq: expected?.seq ?? null, row };
    },
    *missing() {
      for (const [table, rows] of tables) {
        for (const [place, { seq }] of rows) {
          yield { table, key: shownKey(table, place.split('\n')), seq, row: null };
        }
      }
    },
  };
};

const differing = (expected: Image, found: Image): string => {
  const names = Object.keys(found).filter((name) => found[name] !== expected[name]);
  return names.length === 1 ? `column ${String(names[0])} is` : `columns ${names.join(', ')} are`;
};

/** A mismatch in a sentence; `rowsOf` reads the rows of an act again. */
export const mismatchProblem = async (
  { table, key, seq, row }: Mismatch,
  rowsOf: (seq: number) => Promise<readonly ActRow[]>,
): Promise<Problem> => {
  const problem = (message: string): Problem => ({ caseId: null, seq: null, kind: 'row', message, table, key });
  if (seq === null) return problem('no act tells of it');
  if (row === null) return problem(`it is gone; act ${seq} tells of it`);
  const place = placeOf(table, row);
  const told = (await rowsOf(seq)).findLast((one) => one.t === table && placeOf(table, one.row) === place);
  return problem(`${differing(told?.row ?? {}, imageOf(table, row))} not what act ${seq} tells`);
};

/** A row of a dump or a backup as an act. */
export const actFrom = (row: BackupRow): StoredAct => ACTS.read(row);
