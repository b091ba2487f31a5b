import type { Calendar } from '@gongkai/calendar';
import { amendCalendar } from '@gongkai/calendar';
import { calendarsOf } from './calendars.ts';
import { previewMoves } from './recompute-deadlines.ts';
import type { Move, Store } from '../store/store.ts';
import type { Rulebook } from './plan.ts';

/** The calendar of a store: the one given, with the notices that the store holds over it. */
export const calendarOf = async (store: Store, given: Calendar): Promise<Calendar> => {
  const calendars = calendarsOf(store, given);
  await calendars.refresh();
  return calendars.current();
};

/**
 * What `loadNotices` would change: the calendars before and after, which are the same one where nothing would, and every
 * due day that would move. Nothing is written.
 * @throws CalendarFileError that names each bad line.
 */
export const previewNotices = async (
  store: Store,
  rulebook: Rulebook,
  text: string,
): Promise<{ readonly before: Calendar; readonly after: Calendar; readonly moves: readonly Move[] }> => {
  const before = await calendarOf(store, rulebook.calendar);
  const after = amendCalendar(before, text);
  const moves = after === before ? [] : await previewMoves(store, { ...rulebook, calendar: after });
  return { before, after, moves };
};
