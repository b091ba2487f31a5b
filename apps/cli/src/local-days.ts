import { readFileSync } from 'node:fs';
import type { Calendar, Overlay } from '@gongkai/calendar';
import { CalendarError, nationalCalendar } from '@gongkai/calendar';
import { OVERLAY_BASIS, OVERLAY_WARNING, readOverlays, withOverlays, yearsOf } from '@gongkai/calendar/overlays';
import { Unusable } from './unusable.ts';

const readTextFile = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Unusable(
      `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      'file/unreadable',
    );
  }
};

/**
 * Reads a setting of overlays, regions and files with commas between them.
 * @throws Unusable that names every part that cannot be used.
 */
export const overlaysIn = (setting: string): readonly Overlay[] => {
  const { overlays, bad } = readOverlays(setting, readTextFile);
  if (bad.length > 0)
    throw new Unusable(
      bad.join('\n'),
      'input/invalid',
      bad.map((message) => ({ message })),
    );
  return overlays;
};

/**
 * Puts overlays in place of those of a calendar.
 * @throws Unusable for overlays that contradict each other.
 */
export const calendarWith = (calendar: Calendar, overlays: readonly Overlay[]): Calendar => {
  try {
    return withOverlays(calendar, overlays);
  } catch (error) {
    throw error instanceof CalendarError ? new Unusable(error.message, error.code) : error;
  }
};

/** The calendar of this release with the overlays of the environment; the notices of a database come over it. */
export const releaseCalendar = (environment: { overlays(): readonly Overlay[] }): Calendar =>
  calendarWith(nationalCalendar, environment.overlays());

/** An overlay for programs. */
export const overlayView = (overlay: Overlay) => {
  const { region, audience, source } = overlay;
  return { region, audience, source, years: yearsOf(overlay), basis: OVERLAY_BASIS.en };
};

/** An overlay in one line. */
export const overlayLine = (overlay: Overlay): string =>
  ['overlay', overlay.region, yearsOf(overlay).join(', '), overlay.audience, overlay.source].join('  ');

/** The warnings beside a date that rests on overlays; `years` are those that the count runs through. */
export const overlayWarnings = (overlays: readonly Overlay[], years: readonly number[]): readonly string[] => {
  if (overlays.length === 0) return [];
  const silent = overlays.flatMap((overlay) => {
    const missing = years.filter((year) => !yearsOf(overlay).includes(year));
    return missing.length === 0 ? [] : [`the overlay ${overlay.region} has no days of ${missing.join(', ')}`];
  });
  return [OVERLAY_WARNING.en, ...silent];
};
