import { expect, it } from 'vitest';
import { clockChanges, type ComparedClock, effectOf } from './clock-changes.ts';

const clock = (id: string, state: string, on: string | null = '2026-12-23'): ComparedClock => ({
  id,
  label: { zh: id, en: id },
  state,
  due: on === null ? null : { on, at: `${on}T24:00:00+08:00` },
  remaining: null,
});

const said = (before: readonly ComparedClock[], after: readonly ComparedClock[]) =>
  clockChanges(before, after).map(
    (one) => `${one.after.id} ${one.before?.state ?? '-'} ${one.after.state} ${one.after.due?.on ?? '-'}`,
  );

it('names a clock that stops, moves, begins or ends', () => {
  const running = clock('reply', 'running');
  expect(said([running], [clock('reply', 'paused', null)])).toEqual(['reply running paused -']);
  expect(said([running], [clock('reply', 'running', '2027-01-20')])).toEqual(['reply running running 2027-01-20']);
  expect(said([running], [clock('reply', 'met')])).toEqual(['reply running met 2026-12-23']);
  expect(said([running], [running])).toEqual([]);
  expect(said([running, clock('fee', 'waiting', null)], [running, clock('fee', 'running')])).toEqual([
    'fee waiting running 2026-12-23',
  ]);
});

it('names a clock that is gone, and not the one that only remembers it', () => {
  const after = [clock('earlier', 'void'), clock('correction', 'waiting', null)];
  expect(said([clock('reply', 'running')], after)).toEqual(['reply running void 2026-12-23']);
  expect(effectOf(clockChanges([clock('reply', 'running')], after))).toBe('ends');
  // What was over before is no news when it is gone.
  expect(said([clock('reply', 'met')], [])).toEqual([]);
});
