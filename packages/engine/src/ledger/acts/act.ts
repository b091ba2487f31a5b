import { formatInstant, type Instant } from '@gongkai/calendar';
import type { Value } from '../../sql/sql.ts';
import { canonical, isRecord } from '../canonical.ts';
import { genesisOf, hashOf } from '../chain.ts';

/** What was done about people, and the reading of personal data outside one's own handling. */
type PeopleActKind =
  | 'delegation.made'
  | 'delegation.revoked'
  | 'duty.ended'
  | 'duty.granted'
  | 'person.added'
  | 'person.changed'
  | 'person.disabled'
  | 'personal.read'
  | 'roster.put';

/** Notices to people, and their calendars. */
type PersonalActKind = 'feed.made' | 'feed.revoked' | 'notice.addressed' | 'notice.read' | 'notice.settings-put';

/** What was done outside of cases; `system.recorded` is what the passage of time or a fact caused. */
export type ActKind =
  | 'adopted'
  | 'blob.kept'
  | 'blob.refused'
  | 'blob.scanned'
  | PeopleActKind
  | PersonalActKind
  | 'clock.confirmed'
  | 'clock.stopped'
  | 'agencies.put'
  | 'catalogue.put'
  | 'endpoint.added'
  | 'endpoint.disabled'
  | 'endpoint.secrets-set'
  | 'import.ended'
  | 'import.made'
  | 'import.started'
  | 'key.disabled'
  | 'key.made'
  | 'login.code-used'
  | 'login.factor-removed'
  | 'login.factor-set'
  | 'login.link-made'
  | 'login.link-used'
  | 'login.made'
  | 'login.password-set'
  | 'login.sessions-ended'
  | 'notices.loaded'
  | 'parties.keyed'
  | 'profile.set'
  | 'register.entered'
  | 'settings.changed'
  | 'system.recorded'
  | 'table.corrected'
  | 'table.published'
  | 'task.done';

/** Makers without a key: the engine itself, a program that uses it, the command line, and the first start of a node. */
export const SYSTEM_MAKER = 'system';
export const PROGRAM_MAKER = 'program';
export const COMMAND_LINE = 'command-line';
export const FIRST_START = 'first-start';

/** The columns of a row that an act covers. */
export type Image = Readonly<Record<string, Value>>;

/** A row as it was after an act; `after` is the message after which a new endpoint receives messages. */
export interface ActRow {
  readonly t: string;
  readonly row: Image;
  readonly after?: string | null;
}

/** An act that is not in the chain yet. */
export interface ActDraft {
  readonly kind: ActKind;
  readonly actor: string;
  readonly rows: readonly ActRow[];
}

/** A line of the chain of acts. The hash covers the bytes of `text`; the other columns only serve searches. */
export interface StoredAct {
  readonly seq: number;
  readonly at: Instant;
  readonly actor: string;
  readonly kind: string;
  readonly text: string;
  readonly previousHash: string;
  readonly hash: string;
}

/** The end of the chain. */
export type ActTail = Pick<StoredAct, 'seq' | 'at' | 'hash'>;

/** The reserved name of the chain, in its first hash and in signed heads; no case has such an identifier. */
export const ACTS_CHAIN = 'acts';

export const NO_ACT: ActTail = { seq: 0, at: 0, hash: genesisOf(ACTS_CHAIN) };

/** Rows of one act, so that its text stays readable. */
const MOST_ROWS = 500;

// Transactions overlap: one that read the clock first may append its act last. More than that is a clock that was set back.
const OVERLAP = 10_000;

const actAfter = (tail: ActTail, { kind, actor, rows }: ActDraft, now: Instant): StoredAct => {
  const seq = tail.seq + 1;
  const at = now < tail.at && tail.at - now <= OVERLAP ? tail.at : now;
  const text = canonical({ v: 1, act: seq, at: formatInstant(at), actor, kind, rows });
  return { seq, at, actor, kind, text, previousHash: tail.hash, hash: hashOf(tail.hash, text) };
};

/** The lines that follow the end of the chain; one with very many rows is several. */
export const actsAfter = (tail: ActTail, draft: ActDraft, now: Instant): readonly StoredAct[] => {
  const acts: StoredAct[] = [];
  for (let from = 0; from === 0 || from < draft.rows.length; from += MOST_ROWS) {
    acts.push(actAfter(acts.at(-1) ?? tail, { ...draft, rows: draft.rows.slice(from, from + MOST_ROWS) }, now));
  }
  return acts;
};

const isValue = (value: unknown): value is Value =>
  value === null || typeof value === 'string' || typeof value === 'number';

const rowFrom = (value: unknown): ActRow => {
  const row = isRecord(value) ? value['row'] : null;
  if (!isRecord(value) || typeof value['t'] !== 'string' || !isRecord(row) || !Object.values(row).every(isValue)) {
    throw new SyntaxError('the act has a row that cannot be read');
  }
  const { t, after } = value;
  return { t, row: row as Image, ...(after === null || typeof after === 'string' ? { after } : {}) };
};

/**
 * Reads the rows of an act, and compares its text with the columns beside it.
 * @throws SyntaxError when they differ, or the text is of another form.
 */
export const readAct = ({ seq, at, actor, kind, text }: StoredAct): readonly ActRow[] => {
  const value: unknown = JSON.parse(text);
  if (!isRecord(value) || value['v'] !== 1 || !Array.isArray(value['rows'])) {
    throw new SyntaxError('the text is not an act of form 1');
  }
  const said = [value['act'], value['at'], value['actor'], value['kind']];
  if ([seq, formatInstant(at), actor, kind].some((one, place) => one !== said[place])) {
    throw new SyntaxError('its columns do not say what its text says');
  }
  return value['rows'].map(rowFrom);
};
