import { describe, expect, it } from 'vitest';
import { buildMutations } from './mutations.ts';
import { type Relation, stateOf } from './relation.ts';
import { mappedReports } from './reports.ts';

const printed =
  (...texts: readonly string[]) =>
  (figure: number): string =>
    texts[figure] ?? '';

describe('the relations of the corpus', () => {
  const reports = mappedReports();
  const broken = reports.map(({ name, figures, relations, unstated }) => [
    name,
    [...relations, ...unstated].filter(
      (relation) => stateOf(relation, (figure) => figures.get(figure) ?? '') !== 'holds',
    ),
  ]);

  it('hold, except the wrong share and the wrong growth of Yunnan', () => {
    expect(broken).toEqual([
      ['yunnan-2018', [expect.objectContaining({ percent: 13258 }), expect.objectContaining({ percent: 12334 })]],
      ['suqian-2023', []],
      ['report-tables', []],
    ]);
  });
});

describe('stateOf', () => {
  const share: Relation = { kind: 'share', part: 0, whole: 1, percent: 2 };
  it.each([
    ['23', '37', '62.2', 'holds'],
    ['23', '37', '62.1', 'slip'],
    ['23', '37', '62.0', 'broken'],
    ['1240', '3605', '34.4', 'holds'],
    ['1', '8', '12.5', 'holds'],
    ['1', '8', '13', 'holds'],
    ['1', '8', '12', 'slip'],
    ['0', '0', '0', 'holds'],
    ['740', '3605', '19.53', 'broken'],
  ])('says of %s of %s as %s %%: %s', (part, whole, percent, state) => {
    expect(stateOf(share, printed(part, whole, percent))).toBe(state);
  });

  it('evaluates a fall printed as growth as broken', () => {
    expect(stateOf({ kind: 'growth', current: 0, base: 1, percent: 2 }, printed('60', '80', '25'))).toBe('broken');
  });

  it('adds decimals exactly', () => {
    const sum: Relation = { kind: 'sum', left: [0], right: [1, 2] };
    expect(stateOf(sum, printed('0.3', '0.1', '0.2'))).toBe('holds');
    expect(stateOf(sum, printed('3219.47', '2761.95', '457.62'))).toBe('broken');
  });
});

describe('buildMutations', () => {
  it('changes each digit, swaps neighbours, adds and subtracts one, without repetitions', () => {
    expect(buildMutations('40').map(({ text }) => text)).toEqual(['70', '20', '43', '48', '39', '41']);
    expect(buildMutations('5.2').map(({ text }) => text)).toEqual(['8.2', '3.2', '5.5', '5.0', '5.1', '5.3']);
    expect(buildMutations('12').map(({ text }) => text)).toContain('21');
    expect(buildMutations('0').map(({ text }) => text)).toEqual(['3', '8', '1']);
  });
});
