import type { Calendar, Overlay } from '@gongkai/calendar';
import { withOverlays } from '@gongkai/calendar/overlays';
import type { Agency } from '../figures/figures.ts';

/** The calendars of a region: one for the nation, and others where agencies have local days. */
export interface LocalCalendars {
  /** The calendar in an agency: with its own local days, else those of the nearest agency above it that has any. */
  readonly of: (agency: string | null) => Calendar;
  /** Each calendar once, the one without local days first. */
  readonly all: readonly Calendar[];
  /** Equal for equal local days of all agencies; empty where no agency has any. */
  readonly key: string;
}

// A chain of parents that comes back to an agency has no agency above it; routes refuse such a tree.
const nearestOverlays = (tree: ReadonlyMap<string, Agency>, from: string): readonly Overlay[] | null => {
  const seen = new Set<string>();
  for (let id: string | null = from; id !== null && !seen.has(id);) {
    seen.add(id);
    const agency: Agency | undefined = tree.get(id);
    if (agency?.overlays !== undefined) return agency.overlays;
    id = agency?.parent ?? null;
  }
  return null;
};

/**
 * Returns the calendars of agencies over a calendar. Local days of an agency replace those that the calendar has itself.
 * @throws CalendarError `calendar/bad-input` for local days that contradict each other.
 */
export const localCalendars = (calendar: Calendar, agencies: readonly Agency[]): LocalCalendars => {
  if (agencies.every(({ overlays }) => overlays === undefined)) return { of: () => calendar, all: [calendar], key: '' };
  const tree = new Map(agencies.map((one) => [one.id, one]));
  const made = new Map<string, Calendar>();
  const calendarWith = (overlays: readonly Overlay[]): Calendar => {
    const key = JSON.stringify(overlays);
    const found = made.get(key) ?? withOverlays(calendar, overlays);
    made.set(key, found);
    return found;
  };
  const found = new Map<string, Calendar>();
  const of = (agency: string | null): Calendar => {
    if (agency === null) return calendar;
    const overlays = found.has(agency) ? null : nearestOverlays(tree, agency);
    const local = found.get(agency) ?? (overlays === null ? calendar : calendarWith(overlays));
    // Agencies outside the tree are not kept: cases may be opened for any number of them.
    if (tree.has(agency)) found.set(agency, local);
    return local;
  };
  return {
    of,
    all: [...new Set([calendar, ...agencies.map(({ id }) => of(id))])],
    key: JSON.stringify(agencies.map(({ id, parent, overlays }) => [id, parent, overlays])),
  };
};
