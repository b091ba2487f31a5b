import type { Calendar, Instant } from '@gongkai/calendar';
import type { AnyProcedure, CaseState } from '@gongkai/core';
import { readText } from '../ledger/ledger.ts';
import { caseFold, pagesOfFacts } from '../ledger/refold.ts';
import type { CaseRecord, Store } from '../store/kit.ts';
import { caseRules, duesOf, openOf, type Rules, runningAmong } from './plan.ts';

/** How often a due day changed by facts since it was first there, and when its last change was recorded. */
export interface DueChange {
  readonly times: number;
  readonly at: Instant;
}

/** By clock; under null the day that the office set itself. */
export type DueChanges = ReadonlyMap<string | null, DueChange>;

interface Last extends DueChange {
  readonly day: string;
}

const daysIn = (procedure: AnyProcedure, state: CaseState, calendar: Calendar): ReadonlyMap<string | null, string> => {
  const internal = state.file?.holder?.internalDueOn;
  return new Map<string | null, string>([
    ...Object.entries(duesOf(runningAmong(openOf(procedure, state, calendar)))),
    ...(internal === undefined ? [] : [[null, internal] as const]),
  ]);
};

const readChanges = async (
  store: Pick<Store, 'history'>,
  procedure: AnyProcedure,
  { id, state: { version } }: CaseRecord,
  calendar: Calendar,
): Promise<DueChanges> => {
  const fold = caseFold(procedure);
  const last = new Map<string | null, Last>();
  let seen: CaseState | null = null;
  for await (const page of pagesOfFacts(store, id, version)) {
    for (const { text, recordedAt } of page) {
      fold.add(readText(text));
      const state = fold.state();
      // Most facts of the file, such as notes, leave both as they are.
      if (state === null || (state.context === seen?.context && state.file?.holder === seen.file?.holder)) continue;
      seen = state;
      for (const [clock, day] of daysIn(procedure, state, calendar)) {
        const before = last.get(clock);
        if (before?.day === day) continue;
        last.set(clock, { day, times: before === undefined ? 0 : before.times + 1, at: recordedAt });
      }
    }
  }
  return last;
};

/** Cases whose changes are remembered: what all people of an office have in hand. */
const MOST = 2000;

/**
 * The changes of the due days of a case. They are read from all of its facts, by the calendar in force, and remembered until
 * the next fact or calendar. Null for a case that cannot be folded.
 */
export const dueChangesOn = (
  store: Pick<Store, 'history'>,
  rules: () => Rules,
): ((record: CaseRecord) => Promise<DueChanges | null>) => {
  const known = new Map<string, { readonly of: string; readonly changes: DueChanges | null }>();
  return async (record) => {
    const { id, calendarHash, state } = record;
    const procedure = rules().procedures.get(record.procedure);
    if (procedure === undefined) return null;
    const of = `${state.version} ${record.procedureVersion} ${calendarHash}`;
    const found = known.get(id);
    if (found?.of === of) return found.changes;
    const { calendar } = caseRules(rules(), record);
    // A damaged ledger is what `verify` reports; its days are still those of the row.
    const changes = await readChanges(store, procedure, record, calendar).catch(() => null);
    known.delete(id);
    known.set(id, { of, changes });
    const [oldest] = known.size > MOST ? known.keys() : [];
    if (oldest !== undefined) known.delete(oldest);
    return changes;
  };
};
