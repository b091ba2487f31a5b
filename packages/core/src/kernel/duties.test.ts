import { describe, expect, it } from 'vitest';
import { PROCEDURES } from '../procedures/index.ts';
import { DUTIES, dutiesOf, personsOf } from './duties.ts';

describe('duties', () => {
  it('are those of the kernel where no procedure adds any', () => {
    expect(dutiesOf([])).toEqual(DUTIES);
    expect(dutiesOf([{ duties: {} }])).toEqual(DUTIES);
  });

  it('include those that procedures add, each once', () => {
    const clerk = { zh: '文书', en: 'clerk' };
    expect(dutiesOf([{ duties: { clerk } }, { duties: { clerk } }])).toEqual({ ...DUTIES, clerk });
  });

  it('have a name for every duty that a fact of the package names', () => {
    const named = PROCEDURES.flatMap(({ allowedDuties }) => Object.values(allowedDuties).flat());
    const known = dutiesOf(PROCEDURES);
    expect(named.filter((duty) => known[duty] === undefined)).toEqual([]);
  });
});

describe('the persons of an act', () => {
  it.each([
    ['a key that stands for its own holder', { id: 'k1' }, ['k1']],
    ['a key of a person', { id: 'k1', person: 'li' }, ['li']],
    ['a person in the place of another', { id: 'k1', person: 'li', for: 'wang' }, ['li', 'wang']],
    ['a person in their own place', { id: 'li', for: 'li' }, ['li']],
  ])('are, of %s, those who may not act twice', (_, actor, persons) => {
    expect(personsOf(actor)).toEqual(persons);
  });
});
