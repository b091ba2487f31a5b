import type { CivilDate } from '@gongkai/calendar';
import { addDays, civilDate, nationalCalendar } from '@gongkai/calendar';
import type { Rate } from './measure.ts';
import { measure } from './measure.ts';

/** The peer's one function that is used: the n-th working day after a date. */
export type FindWorkday = (n: number, from: string) => string;

const STARTS: readonly CivilDate[] = Array.from({ length: 2_000 }, (_, index) =>
  addDays(civilDate('2019-01-01'), index),
);

/** Adding 20 working days beside chinese-days, after every answer has been compared. */
export const workingDayRates = (findWorkday: FindWorkday): readonly Rate[] => {
  const differing = STARTS.filter((start) => nationalCalendar.dueDate(start, 20) !== findWorkday(20, start));
  if (differing.length > 0) throw new Error(`answers differ for ${differing.length} starts, first ${differing[0]}`);
  console.log(`\nThe same answers for all ${STARTS.length} starts from ${STARTS[0]}.`);
  return measure([
    {
      name: 'calendar.addWorkingDays(start, 20)',
      operations: STARTS.length,
      run: () => STARTS.forEach((start) => nationalCalendar.addWorkingDays(start, 20)),
    },
    {
      name: 'civilDate(text) + addWorkingDays',
      operations: STARTS.length,
      run: () => STARTS.forEach((start) => nationalCalendar.addWorkingDays(civilDate(String(start)), 20)),
    },
    {
      name: 'chinese-days findWorkday(20, start)',
      operations: 100,
      run: () => STARTS.slice(0, 100).forEach((start) => findWorkday(20, start)),
    },
  ]);
};
