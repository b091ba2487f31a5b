import type { CivilDate, Instant, Interval } from '@gongkai/calendar';
import { civilDateOf, startOfDay } from '@gongkai/calendar';
import type { Measure } from './clock.ts';
import type { FixedLength, Length } from './length.ts';

/** What a length is measured from, and what changes it. */
export interface Span {
  readonly start: CivilDate | Instant;
  readonly on?: CivilDate | null;
  readonly extension: number;
  readonly excluded: readonly Interval[];
}

const dayOf = (start: CivilDate | Instant): CivilDate => (typeof start === 'number' ? civilDateOf(start) : start);
const instantOf = (start: CivilDate | Instant): Instant => (typeof start === 'number' ? start : startOfDay(start));

const fixed = (length: FixedLength, { start, extension, excluded }: Span): Measure => {
  const { unit, count } = length;
  const roll = length.roll === true;
  switch (unit) {
    case 'working-day':
      return { by: 'working-days', start: dayOf(start), count, extension, excluded };
    case 'natural-day':
      return { by: 'natural-days', start: dayOf(start), count, extension, excluded, roll };
    case 'month':
      return { by: 'months', start: dayOf(start), count, roll };
    case 'year':
      return { by: 'months', start: dayOf(start), count: count * 12, roll };
    case 'hour':
      return { by: 'hours', start: instantOf(start), count };
    case 'minute':
      return { by: 'minutes', start: instantOf(start), count };
  }
};

const setOn = (on: CivilDate | null | undefined, { start, excluded }: Span): Measure | null =>
  on === null || on === undefined ? null : { by: 'set-date', start: dayOf(start), on, excluded };

// Checked by onDate: the day is one that every year has.
const inYear = (year: number, monthDay: string): CivilDate =>
  `${String(year).padStart(4, '0')}-${monthDay}` as CivilDate;

const yearly = (monthDay: string, span: Span): Measure | null => {
  const start = dayOf(span.start);
  const year = Number(start.slice(0, 4));
  const thisYear = inYear(year, monthDay);
  return setOn(thisYear >= start ? thisYear : inYear(year + 1, monthDay), span);
};

const ahead = (anchor: CivilDate | null | undefined, { unit, count }: FixedLength, { start }: Span): Measure | null =>
  anchor === null || anchor === undefined || (unit !== 'working-day' && unit !== 'natural-day')
    ? null
    : { by: 'days-before', start: dayOf(start), anchor, unit, count };

/** How a clock of this length measures; null while a date that it needs is not set, and for quotas. */
export const measureOf = (length: Length, span: Span, context: object): Measure | null => {
  // The length was declared for the context of the same procedure.
  const own = context as never;
  if (length.unit === 'set-date') return setOn(span.on === undefined ? length.on(own) : span.on, span);
  if (length.unit === 'on-date') return yearly(length.monthDay, span);
  if (length.unit === 'at-least') return fixed(length.of, span);
  if (length.unit === 'before') return ahead(length.anchor(own), length.of, span);
  return length.unit === 'quota' ? null : fixed(length, span);
};
