import type { Text } from '../data/problem.ts';

/** What is compared of a clock before and after an act. */
export interface ComparedClock {
  readonly id: string;
  readonly label: Text;
  readonly state: string;
  readonly due: { readonly on: string; readonly at: string } | null;
  readonly remaining: object | null;
}

/** A clock that an act changes; `before` is null where it only then exists. */
export interface ClockChange {
  readonly before: ComparedClock | null;
  readonly after: ComparedClock;
}

const ENDED = new Set(['met', 'late', 'early', 'void']);

/** Whether a clock has ended. */
export const hasEnded = ({ state }: ComparedClock): boolean => ENDED.has(state);

const isStill = (clock: ComparedClock | null): boolean => clock === null || clock.state === 'waiting';

const isOver = (clock: ComparedClock | null): boolean => clock === null || isStill(clock) || hasEnded(clock);

/** The clocks that are not the same after an act; one that ran and is gone after it is void from then on. */
export const clockChanges = (
  before: readonly ComparedClock[],
  after: readonly ComparedClock[],
): readonly ClockChange[] => {
  const gone = before.filter((was) => !isOver(was) && !after.some(({ id }) => id === was.id));
  const there = after.flatMap((one): readonly ClockChange[] => {
    const was = before.find(({ id }) => id === one.id) ?? null;
    // What begins as something that is over only remembers another clock.
    if (isStill(was) && isOver(one)) return [];
    if (was !== null && was.state === one.state && was.due?.at === one.due?.at) return [];
    return [{ before: was, after: one }];
  });
  return [...gone.map((was) => ({ before: was, after: { ...was, state: 'void' } })), ...there];
};

/** In one word, what an act does to the clocks of a case. */
export const effectOf = (changes: readonly ClockChange[]): 'stops' | 'ends' | 'starts' | 'moves' | null => {
  if (changes.some(({ after }) => after.state === 'paused')) return 'stops';
  if (changes.some(({ before, after }) => before !== null && !isStill(before) && !hasEnded(after))) return 'moves';
  if (changes.some(({ before }) => isStill(before))) return 'starts';
  return changes.some(({ after }) => hasEnded(after)) ? 'ends' : null;
};
