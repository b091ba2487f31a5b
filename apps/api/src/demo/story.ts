import type { CivilDate } from '@gongkai/calendar';
import { nationalCalendar } from '@gongkai/calendar';
import type { Duty } from '@gongkai/core';
import { DUTIES } from '@gongkai/core';

/** One fact of a simulated case, with the duty of the officer who records it. */
export interface Step {
  readonly duty: Duty;
  readonly fact: { readonly type: string; readonly at: string } & Readonly<Record<string, unknown>>;
}

/** A simulated case: its facts in order, the first one opens it. */
export interface Story {
  readonly key: string;
  readonly procedure: string;
  readonly agency: string;
  readonly steps: readonly Step[];
}

/** One officer for each duty; nobody holds two, as the separation of duties asks. */
export const officer = (duty: Duty) => ({ id: `demo-${duty}`, duties: [duty], label: DUTIES[duty] });

/** A time of day in China. */
export const clockTime = (on: CivilDate, minutes: number): string => {
  const hh = String(Math.floor(minutes / 60)).padStart(2, '0');
  const mm = String(minutes % 60).padStart(2, '0');
  return `${on}T${hh}:${mm}:00+08:00`;
};

/** The n-th working day after a day; all of 2018 is settled, so the date is firm. */
export const workingDayAfter = (on: CivilDate, n: number): CivilDate => nationalCalendar.dueDate(on, n);
