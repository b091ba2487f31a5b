import { describe, expect, it } from 'vitest';
import { PROCEDURES } from '../procedures/index.ts';
import { DUTIES, dutiesOf } from './duties.ts';

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
