import { describe, expect, it } from 'vitest';
import { convention, defineProcedures, kit, text } from './index.ts';

const named = text('甲', 'a');
const basis = convention('made-up');
const { fact, procedure } = kit({ states: { new: named, done: named }, duties: { clerk: named } });
const done = (indicator: string) =>
  fact({ label: named, basis, by: ['clerk'], from: { new: 'done' }, counts: indicator });
const outcome = { label: named, basis, cells: {} };

const errand = procedure({
  id: 'errand',
  version: '1.0.0',
  label: named,
  prefix: '差',
  outcomes: { 'errand/1': outcome },
  facts: { 'errand.done': done('errands') },
});

/** Another procedure that shares nothing, and what it may be given in place of its own. */
const other = ({ id = 'visit', prefix = '访', code = 'visit/1', indicator = 'visits' }) =>
  procedure({
    id,
    version: '1.0.0',
    label: named,
    prefix,
    outcomes: { [code]: outcome },
    facts: { 'visit.done': done(indicator) },
  });

describe('procedures that are served together', () => {
  it('are given back as they are where they share no name of their own', () => {
    // Both have clock.expired, the states and the duty: these are looked up in their procedure.
    const visit = other({});
    expect(defineProcedures([errand, visit])).toEqual([errand, visit]);
  });

  it.each([
    ['id', other({ id: 'errand' }), 'errand and errand both have the id errand'],
    ['first character of numbers', other({ prefix: '差' }), 'errand and visit both have the prefix 差'],
    ['indicator', other({ indicator: 'errands' }), 'errand and visit both have the indicator errands'],
    ['outcome code', other({ code: 'errand/1' }), 'errand and visit both have the outcome errand/1'],
  ])('are refused with the same %s, by their names', (_, second, message) => {
    expect(() => defineProcedures([errand, second])).toThrow(message);
  });

  it('are refused with the same fact, by the compiler too', () => {
    const twin = procedure({
      id: 'twin',
      version: '1.0.0',
      label: named,
      prefix: '双',
      facts: { 'errand.done': done('twins') },
    });
    // @ts-expect-error both have the fact errand.done
    expect(() => defineProcedures([errand, twin])).toThrow('errand and twin both have the fact errand.done');
  });
});
