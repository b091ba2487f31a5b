import type { CivilDate } from '@gongkai/calendar';
import { nationalCalendar } from '@gongkai/calendar';
import { type Actor, dutiesOf, PROCEDURES } from '@gongkai/core';

/** One fact of a simulated case, with the duty of the officer who records it. */
export interface Step {
  readonly duty: string;
  /** The person who records it; by default the officer of the simulated year. */
  readonly by?: Pick<Actor, 'id' | 'unit'>;
  readonly fact: { readonly type: string; readonly at: string } & Readonly<Record<string, unknown>>;
  /** The document that the fact attaches; the store adds its hash and the time. */
  readonly content?: Uint8Array;
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

/** A link from one simulated case to another one, by their keys. */
export interface StoryLink {
  readonly from: string;
  readonly to: string;
  readonly kind: 'repeats' | 'about-incident';
  readonly at: string;
}

/** The names of duties. */
export const DUTY_LABELS = dutiesOf(PROCEDURES);

/** One officer for each duty and seed; none holds two duties, as the separation of duties requires. */
export const officer = (duty: string, seed: number) => ({
  id: `demo-${seed}-${duty}`,
  duties: [duty],
  label: DUTY_LABELS[duty],
});

/** Who records a step. */
export const recorderOf = ({ duty, by }: Pick<Step, 'duty' | 'by'>, seed: number): Actor =>
  by === undefined ? officer(duty, seed) : { ...by, person: by.id, duties: [duty] };

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
