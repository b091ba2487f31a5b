import type { Instant } from '@gongkai/calendar';

/** The holder of an API key; the key itself is never stored. */
export interface KeyHolder {
  readonly id: string;
  /** The human who holds it, the same in all their keys; the key itself where no person is named. */
  readonly person: string;
  readonly name: string;
  readonly agency: string | null;
  readonly duties: readonly string[];
  readonly administrator: boolean;
  readonly createdAt: Instant;
  readonly disabledAt: Instant | null;
}
