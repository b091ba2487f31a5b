import type { Citation } from '../law/cite.ts';
import type { Text } from './text.ts';

/** A fact that the case calls for, ready to be recorded; a person records it. */
export interface Suggestion {
  readonly fact: string;
  /** Data that the case knows already. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly because: Text;
  readonly basis: Citation | null;
  /** Whether an engine raises a task for it when it appears: nothing else will remind of it. */
  readonly raisesTask?: boolean;
  /** States before those that admit the fact, in which it is shown already. */
  readonly ahead?: readonly string[];
}
