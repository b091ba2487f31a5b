import { type Identity, identity } from './format.ts';

const numbered = (parent: string, last: number): readonly string[] =>
  Array.from({ length: last }, (_, index) => `${parent}.${index + 1}`);

const addsUp = (id: string, total: string, last: number): Identity =>
  identity(id, [total], 'equal', numbered(total, last));

/** Rules J (sums) and K (inequalities) of the form of 2014; K4, K5 and the second part of K2 are not compelling. */
export const STAT2014_IDENTITIES: readonly Identity[] = [
  addsUp('J1', '3.1', 4),
  addsUp('J2', '3.2', 2),
  addsUp('J3', '3.3', 8),
  addsUp('J4', '3.3.4', 6),
  addsUp('J5', '4', 3),
  addsUp('J6', '5', 3),
  addsUp('J7', '8.3', 2),
  // One item published through several channels counts once in 1.1 and once in each of them.
  identity('K1', ['1.1'], 'at-most', numbered('1.2', 5)),
  identity('K2', ['1.1.1'], 'at-most', ['1.1'], { at: '1.1' }),
  identity('K2', ['1.1.1'], 'at-most', ['1.1.2'], { at: '1.1.2', soft: true }),
  identity('K3', ['2.2.1.1'], 'at-most', ['2.2.1'], { at: '2.2.1' }),
  identity('K3', ['2.2.2.1'], 'at-most', ['2.2.2'], { at: '2.2.2' }),
  // The form has no row for what was carried over, so a published form alone cannot be checked against this rule.
  identity('K4', ['3.2'], 'at-most', ['3.1', 'carriedOver'], { soft: true }),
  identity('K5', ['3.3'], 'equal', ['3.2'], { soft: true }),
];
