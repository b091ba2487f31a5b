import type { Instant } from '@gongkai/calendar';

/** A case as the fold of its facts. Plain JSON: this is what the engine stores as its snapshot. */
export interface CaseState<C extends object = object> {
  /** The state of the machine. */
  readonly value: string;
  readonly context: C;
  /** How many facts have been recorded. */
  readonly version: number;
  /** The latest instant at which something recorded by a person happened. */
  readonly lastAt: Instant | null;
  /** Who recorded the facts that `keptApart` names. */
  readonly recorders: Readonly<Record<string, readonly string[]>>;
}
