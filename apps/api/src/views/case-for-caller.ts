import type { Instant } from '@gongkai/calendar';
import { effectiveEntries } from '@gongkai/core';
import type { Caller, CaseRecord, Engine, LedgerEntry } from '@gongkai/engine';
import { actorsIn } from '@gongkai/engine';
import { procedureOf } from '../http/caller.ts';
import { caseView } from './case-view.ts';
import { handles, redacted } from './redact.ts';
import { isUnread } from './unread.ts';

const PAGE = 500;

type Shown = (data: Readonly<Record<string, unknown>>, type: string) => Readonly<Record<string, unknown>>;

const entriesOf = async (
  engine: Pick<Engine, 'history'>,
  id: string,
  version: number,
): Promise<readonly LedgerEntry[]> => {
  const entries: LedgerEntry[] = [];
  while (entries.length < version) {
    const page = await engine.history(id, { after: entries.length, limit: Math.min(PAGE, version - entries.length) });
    if (page.length === 0) break;
    entries.push(...page);
  }
  return entries;
};

/** The reasons of the irregular acts of a case, by the number of the fact, with corrections of the entries applied. */
const reasonsOf = async (
  engine: Pick<Engine, 'history'>,
  { id, state: { irregularities = [], version } }: CaseRecord,
  shown: Shown,
): Promise<ReadonlyMap<number, string>> => {
  if (irregularities.length === 0) return new Map();
  const entries = (await entriesOf(engine, id, version)).map(({ fact, ...entry }) => ({ ...entry, raw: fact }));
  const numbers = new Set(irregularities.map(({ seq }) => seq));
  return new Map(
    effectiveEntries(entries).flatMap(({ seq, raw }) => {
      const { reason } = shown(raw, String(raw['type']));
      return numbers.has(seq) && typeof reason === 'string' ? [[seq, reason] as const] : [];
    }),
  );
};

/** When a case is read, and how much of it. */
export interface CaseAsked {
  readonly now: Instant;
  /** Whether every clock has the days of its count. */
  readonly traced?: boolean;
  /** Whether every fact of the procedure is shown with its permission. */
  readonly expanded?: boolean;
  /** Whether personal data are shown to one who does not handle the case: they gave a reason, and it is logged. */
  readonly personal?: boolean;
  /** Whether suggestions of linked cases are among what it calls for; they are read from those cases. */
  readonly linked?: boolean;
}

/** A case at its version as one caller sees it; later facts of the ledger do not change it. */
export const caseForCaller = async (
  engine: Engine,
  caller: Caller,
  record: CaseRecord,
  { now, traced = false, expanded = false, personal = false, linked = false }: CaseAsked,
) => {
  const procedure = procedureOf(engine, record);
  const open = personal || handles(caller, record, procedure);
  const shown: Shown = (data, type) => (open ? data : redacted(data, type, procedure));
  return caseView(record, procedure, {
    actors: actorsIn(caller, record.agency),
    now,
    calendar: engine.calendarOf(record),
    traced,
    expanded,
    shown,
    seesPersons: open,
    unread: isUnread(record, caller),
    ...(linked ? { linked: await engine.linkedSuggestions(record, caller.scope) } : {}),
    reasons: await reasonsOf(engine, record, shown),
  });
};
