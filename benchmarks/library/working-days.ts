import type { CivilDate } from '@gongkai/calendar';
import { addDays, civilDate, nationalCalendar } from '@gongkai/calendar';
import { measure, type Rate } from './measure.ts';

/** The peer's function: the n-th working day after a date. */
export type FindWorkday = (n: number, from: string) => string;

const STARTS: readonly CivilDate[] = Array.from({ length: 2_000 }, (_, index) =>
  addDays(civilDate('2019-01-01'), index),
);

/** Measures adding 20 working days and chinese-days, after comparing all of their results. */
export const workingDayRates = (findWorkday: FindWorkday): readonly Rate[] => {
  const differing = STARTS.filter((start) => nationalCalendar.dueDate(start, 20) !== findWorkday(20, start));
  if (differing.length > 0) throw new Error(`answers differ for ${differing.length} starts, first ${differing[0]}`);
  console.log(`\nThe same answers for all ${STARTS.length} starts from ${STARTS[0]}.`);
  // Every result is used, so that no call is optimised away.
  let used = 0;
  const each = (starts: readonly CivilDate[], answer: (start: CivilDate) => string) => () => {
    for (const start of starts) used += answer(start).charCodeAt(9);
  };
  const few = STARTS.slice(0, 100);
  const rates = measure([
    {
      name: 'calendar.addWorkingDays(start, 20)',
      operations: STARTS.length,
      run: each(STARTS, (start) => nationalCalendar.addWorkingDays(start, 20).date),
    },
    {
      name: 'civilDate(text) + addWorkingDays',
      operations: STARTS.length,
      run: each(STARTS, (start) => nationalCalendar.addWorkingDays(civilDate(`${start}`), 20).date),
    },
    {
      name: 'chinese-days findWorkday(20, start)',
      operations: few.length,
      run: each(few, (start) => findWorkday(20, start)),
    },
  ]);
  if (used === 0) throw new Error('nothing was measured');
  return rates;
};
