import type { Calendar, Instant } from '@gongkai/calendar';
import { amendCalendar } from '@gongkai/calendar/notices';
import type { Move, Store } from '../store/store.ts';
import { calendarsOf, changedFrom } from './calendars.ts';
import { hashCalendar } from './hash-calendar.ts';
import { type LocalCalendars, localCalendars } from './local-calendars.ts';
import type { Rulebook, Rules } from './plan.ts';
import { eachStale, movesOf, recomputeCase, type Stale, staleIn } from './recompute-deadlines.ts';

/** The moves that new notices would record; writes nothing. */
const previewMoves = async (
  store: Store,
  given: Omit<Rules, 'calendarOf'>,
  before: LocalCalendars,
  after: LocalCalendars,
): Promise<readonly Move[]> => {
  const rules = { ...given, calendarOf: after.of };
  const now = await store.now();
  const moves: Move[] = [];
  const withHash = (hash: string): Calendar | null => before.all.find((one) => hashCalendar(one) === hash) ?? null;
  const sinceOf = ({ by, calendars }: Stale): Instant => changedFrom(withHash(by.calendarHash), calendars);
  await eachStale(store, await staleIn(store, rules, after), sinceOf, async (ids) => {
    for (const id of ids) {
      const one = await recomputeCase(store, id, rules, withHash, false);
      if (one !== null) moves.push(...movesOf(one.before, one, now));
    }
  });
  return moves;
};

/**
 * The effect that `loadNotices` would have: the calendars before and after, which are the same object where nothing
 * changes, and every due day that would move. Writes nothing.
 * @throws CalendarFileError that names each bad line.
 */
export const previewNotices = async (
  store: Store,
  rulebook: Rulebook,
  text: string,
): Promise<{ readonly before: Calendar; readonly after: Calendar; readonly moves: readonly Move[] }> => {
  const { calendar, ...rules } = rulebook;
  const calendars = calendarsOf(store, calendar);
  await calendars.refresh();
  const inForce = calendars.current();
  const before = inForce.of(null);
  const after = amendCalendar(before, text);
  if (after === before) return { before, after, moves: [] };
  const local = localCalendars(after, await store.figures.agencies());
  return { before, after, moves: await previewMoves(store, rules, inForce, local) };
};
