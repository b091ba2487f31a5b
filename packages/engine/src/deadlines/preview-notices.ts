import type { Calendar } from '@gongkai/calendar';
import { amendCalendar } from '@gongkai/calendar';
import type { Move, Store } from '../store/store.ts';
import { calendarOf } from './calendars.ts';
import type { Rulebook } from './plan.ts';
import { previewMoves } from './recompute-deadlines.ts';

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
  const before = await calendarOf(store, rulebook.calendar);
  const after = amendCalendar(before, text);
  const moves = after === before ? [] : await previewMoves(store, { ...rulebook, calendar: after });
  return { before, after, moves };
};
