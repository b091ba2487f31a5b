import type { CivilDate } from '@gongkai/calendar';
import { nationalCalendar } from '@gongkai/calendar';
import { dutiesOf, PROCEDURES } from '@gongkai/core';

/** One fact of a simulated case, with the duty of the officer who records it. */
export interface Step {
  readonly duty: string;
  readonly fact: { readonly type: string; readonly at: string } & Readonly<Record<string, unknown>>;
}

/** A simulated case: its facts in order, the first one opens it. */
export interface Story {
  readonly key: string;
  readonly procedure: string;
  readonly agency: string;
  /** Settings of the case that differ from the defaults. */
  readonly settings?: object;
  readonly steps: readonly Step[];
}

const LABELS = dutiesOf(PROCEDURES);

/** One officer for each duty and seed; none holds two duties, as the separation of duties requires. */
export const officer = (duty: string, seed: number) => ({
  id: `demo-${seed}-${duty}`,
  duties: [duty],
  label: LABELS[duty],
});

/** The seed of the simulated year to which an officer belongs; null for any other actor. */
export const seedOf = (id: string): number | null => {
  const [, seed] = /^demo-(\d{1,10})-[a-z-]+$/.exec(id) ?? [];
  return seed === undefined ? null : Number(seed);
};

/** A time of day in China. */
export const clockTime = (on: CivilDate, minutes: number): string => {
  const hh = String(Math.floor(minutes / 60)).padStart(2, '0');
  const mm = String(minutes % 60).padStart(2, '0');
  return `${on}T${hh}:${mm}:00+08:00`;
};

/** The n-th working day after a day; the calendar of 2018 is settled, so the date is final. */
export const workingDayAfter = (on: CivilDate, n: number): CivilDate => nationalCalendar.dueDate(on, n);
