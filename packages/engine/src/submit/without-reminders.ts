import type { Instant } from '@gongkai/calendar';
import type { AnyProcedure } from '@gongkai/core';
import { type CaseRules, openOf, planCase, runningAmong } from '../deadlines/plan.ts';
import { milestonesOf, warningsDue } from '../deadlines/warnings.ts';
import type { LockedCase } from '../store/store.ts';

/** A case whose reminders that are due by now count as sent: no person is reminded of what an import brings in. */
export const withoutReminders = (
  procedure: AnyProcedure,
  { record, head }: LockedCase,
  context: CaseRules & { readonly now: Instant },
): LockedCase => {
  const { calendar, warnings, now } = context;
  const running = runningAmong(openOf(procedure, record.state, calendar));
  const { warned } = warningsDue(milestonesOf(running, warnings, calendar), record.warned, now);
  if (warned.length === record.warned.length) return { record, head };
  return { record: { ...record, ...planCase(procedure, record.state, context, warned, record.updatedAt) }, head };
};
