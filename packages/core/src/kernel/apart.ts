import type { Apart } from './procedure.ts';
import { text, type Text } from './text.ts';

/** The code of a breach of the separation of duties. */
export const APART = 'actor/separation-of-duties';

// The earlier act was lawful when it was done; only the later one is the breach.
const LATER_ACT = text(
  '登记后作为违反职责分离的行为列示,不影响此前已登记的事实',
  'once recorded, it is shown as a breach of the separation of duties; what was recorded before stays as it is',
);

/** One side of a pair of facts that one person may not both record. */
export interface Side {
  /** The fact that the person may not have recorded before, at any time of the case. */
  readonly recorded: string;
  /** What follows for the agency when the person records the other one all the same. */
  readonly follows: Text;
}

type Pairs = readonly Pick<Apart, 'first' | 'second' | 'follows'>[];

/** What a fact has to be kept apart from, whichever of the two comes first: as the second of a pair, then as the first. */
export const sidesOf = (type: string, pairs: Pairs): readonly Side[] => [
  ...pairs.filter(({ second }) => second === type).map(({ first, follows }) => ({ recorded: first, follows })),
  ...pairs.filter(({ first }) => first === type).map(({ second }) => ({ recorded: second, follows: LATER_ACT })),
];
