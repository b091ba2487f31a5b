import type { Instant } from '@gongkai/calendar';
import type { RegisterId } from './registers.ts';

/** An entry of a register for one agency and year. All entries are kept; the last one is current. */
export interface Entry {
  readonly register: RegisterId;
  readonly agency: string;
  /** Gregorian calendar year. */
  readonly year: number;
  /** In the unit of the register; null withdraws an earlier figure and leaves a blank. */
  readonly value: number | null;
  /** `typed` in by an officer, or copied from a `register` that is kept elsewhere. */
  readonly origin: 'typed' | 'register';
  /** Who entered it. */
  readonly by: string;
  /** When it was entered. */
  readonly at: Instant;
}
