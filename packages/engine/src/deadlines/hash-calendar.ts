import { hash } from 'node:crypto';
import { type Calendar, canonicalText } from '@gongkai/calendar';

// A memo of a pure function: every plan of a case needs the hash, and a calendar never changes.
const hashes = new WeakMap<Calendar, string>();

/** Returns the SHA-256, in hexadecimal, of the canonical text of a calendar; stored with every date that it gave. */
export const hashCalendar = (calendar: Calendar): string => {
  const known = hashes.get(calendar);
  if (known !== undefined) return known;
  const computed = hash('sha256', canonicalText(calendar));
  hashes.set(calendar, computed);
  return computed;
};
