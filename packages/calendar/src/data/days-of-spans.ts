import { addDays, civilDate } from '../days/civil-date.ts';

/**
 * Writes out the days of spans with spaces between them: `2026-02-15..02-23`, `2024-04-15..16`, or a single day. What the
 * last day leaves out is that of the first one.
 */
export const daysOfSpans = (spans: string, year = ''): readonly string[] =>
  // A notice may work no weekend day at all.
  spans.split(' ').flatMap((span) => {
    if (span === '') return [];
    const [start = '', end = ''] = span.split('..');
    const first = civilDate(year + start);
    const last = civilDate(first.slice(0, first.length - end.length) + end);
    const days: string[] = [];
    for (let on = first; on <= last; on = addDays(on, 1)) days.push(on);
    return days;
  });
