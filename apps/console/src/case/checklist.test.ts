import { describe, expect, it } from 'vitest';
import { type CourseOf, courseFrom, statesReached, stepsOf } from './checklist.ts';

const state = (id: string, table: CourseOf['states'][number]['table']) => ({ id, label: { zh: id, en: id }, table });

// A made-up procedure: no state or fact of it is one of the law's.
const PROCEDURE: CourseOf = {
  states: [
    state('blank', { came: { 'in person': 'here', otherwise: 'unsure' } }),
    state('unsure', { confirmed: 'here' }),
    state('here', { begun: 'work', dropped: 'over' }),
    state('asking', { answered: { late: 'asking', otherwise: 'here' } }),
    state('work', { asked: { broken: 'work', otherwise: 'asking' }, written: 'paper', noted: 'work', dropped: 'over' }),
    state('paper', { returned: 'work', signed: 'done' }),
    state('done', { answered: { otherwise: 'here' } }),
    state('over', { answered: { otherwise: 'here' } }),
  ],
  course: ['confirmed', 'begun', 'answered', 'written', 'signed'],
};

const facts = (...types: string[]) =>
  types.map((type, index) => ({ type, at: `2026-03-0${index + 1}T09:00:00+08:00` }));

const shown = (types: readonly string[], present: string): string =>
  stepsOf(PROCEDURE, facts(...types), present)
    .map(({ id, how }) => `${id} ${how}`)
    .join(', ');

describe('courseFrom', () => {
  it.each([
    ['here', 'work paper done'],
    ['unsure', 'here work paper done'],
    ['asking', 'here work paper done'],
  ])('from %s: %s', (from, path) => {
    expect(courseFrom(PROCEDURE, from, 'done').join(' ')).toBe(path);
  });
});

describe('statesReached', () => {
  it('finds by what follows which way a fact took', () => {
    expect(statesReached(PROCEDURE.states, facts('came', 'begun'), 'work')).toEqual(['here', 'work']);
    expect(statesReached(PROCEDURE.states, facts('came', 'confirmed'), 'here')).toEqual(['unsure', 'here']);
  });

  it('names none where two ways are as likely', () => {
    const states = [
      state('a', { go: { left: 'b', right: 'c' } }),
      state('b', { on: 'd' }),
      state('c', { on: 'd' }),
      state('d', {}),
    ];
    expect(statesReached(states, facts('go', 'on'), 'd')).toEqual([null, 'd']);
  });
});

describe('stepsOf', () => {
  it('shows what was passed, the present state and the rest of the course', () => {
    expect(shown(['came', 'begun', 'noted'], 'work')).toBe('here done, work current, paper to-come, done to-come');
  });

  it('takes back what was returned', () => {
    expect(shown(['came', 'begun', 'written', 'returned'], 'work')).toBe(
      'here done, work current, paper to-come, done to-come',
    );
  });

  it('has nothing to come at the end of the course, and after it', () => {
    expect(shown(['came', 'begun', 'written', 'signed'], 'done')).toBe(
      'here done, work done, paper done, done current',
    );
    expect(shown(['came', 'dropped'], 'over')).toBe('here done, over current');
  });

  it('has the day on which a state was reached last', () => {
    const [, work] = stepsOf(PROCEDURE, facts('came', 'begun', 'written', 'returned'), 'work');
    expect(work?.at).toBe('2026-03-04T09:00:00+08:00');
  });
});
