import type { Instant } from '@gongkai/calendar';
import type { RegisterId } from './registers.ts';

/** What is said of a register for one agency and one year: of its entries the last one stands, and all are kept. */
export interface Entry {
  readonly register: RegisterId;
  readonly agency: string;
  /** Year of the Gregorian calendar. */
  readonly year: number;
  /** In the unit of the register; null takes an earlier figure back and leaves a blank. */
  readonly value: number | null;
  /** `typed` in by an officer, or taken over from a `register` that is kept elsewhere. */
  readonly origin: 'typed' | 'register';
  /** Who entered it. */
  readonly by: string;
  /** When it was entered. */
  readonly at: Instant;
}
