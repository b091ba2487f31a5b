import type { Instant } from '@gongkai/calendar';
import type { CaseFile } from './file/case-file.ts';

/** An irregular act that was recorded knowingly: shown, counted, and without effect in favour of the agency. */
export interface Irregularity {
  /** The number of the fact in the case. */
  readonly seq: number;
  readonly type: string;
  readonly at: Instant;
  /** The rules that were acknowledged. */
  readonly codes: readonly string[];
}

/** A case as the fold of its facts. Plain JSON: this is what the engine stores as its snapshot. */
export interface CaseState<C extends object = object> {
  /** The state of the machine. */
  readonly value: string;
  readonly context: C;
  /** How many facts have been recorded. */
  readonly version: number;
  /** When the first fact happened; absent before it. */
  readonly firstAt?: Instant;
  /** The latest instant at which something recorded by a person happened. */
  readonly lastAt: Instant | null;
  /** The persons who recorded the facts that `separationOfDuties` names, in the whole history of the case. */
  readonly recorders: Readonly<Record<string, readonly string[]>>;
  /** Absent as long as the case has no such entry. */
  readonly irregularities?: readonly Irregularity[];
  /** What the file holds beside the procedure; absent as long as it holds nothing. */
  readonly file?: CaseFile;
}
