import { type Calendars, calendarsOf } from '../deadlines/calendars.ts';
import type { Rulebook, Rules } from '../deadlines/plan.ts';
import { messageOf } from '../errors.ts';
import type { Store } from '../store/store.ts';
import { areUpToDate, settingsImage } from './acts/settings.ts';
import { verifyActs } from './acts/verify-acts.ts';
import { type Problem, type VerifyOptions, type VerifyReport, verifyStore } from './verify.ts';

const refreshed = async (calendars: Calendars): Promise<Problem | null> => {
  try {
    await calendars.refresh();
    return null;
  } catch (error) {
    // Notices or local days that were changed; the act of each is reported as well.
    return {
      caseId: null,
      seq: null,
      kind: 'unreadable',
      message: `no calendar: ${messageOf(error)}`,
      table: 'notices',
      key: '',
    };
  }
};

export type { Problem, VerifyOptions, VerifyReport };

/**
 * Verifies a store as it is, before an engine brings cases of another calendar or release up to date and so writes over
 * what was changed in their rows. Null where an engine has to be opened first: the store was last written with other
 * settings, or before there were acts, and nothing else is wrong.
 */
export const verifyDatabase = async (
  store: Store,
  rulebook: Rulebook,
  options: VerifyOptions = {},
): Promise<VerifyReport | null> => {
  const { procedures, warnings } = rulebook;
  const calendars = calendarsOf(store, rulebook.calendar);
  const unreadable = await refreshed(calendars);
  const rules: Rules = { procedures, warnings, calendarOf: (agency) => calendars.current().of(agency) };
  const isCurrent = await areUpToDate(store, settingsImage(rules, calendars.current())).catch(() => false);
  // With settings that changed since, an engine may write, but only where the acts show nothing wrong.
  if (!isCurrent && unreadable === null && (await verifyActs(store)).problems.length === 0) return null;
  const report = await verifyStore(store, rules, options);
  return unreadable === null ? report : { ...report, problems: [unreadable, ...report.problems] };
};
