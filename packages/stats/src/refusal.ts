import type { Text } from '@gongkai/core';

/** The closed list of codes with which an entry, a table to be frozen or a correction is refused. */
export const REFUSAL_CODES = [
  'register/unknown',
  'register/bad-agency',
  'register/bad-year',
  'register/wrong-unit',
  'register/not-a-number',
  'register/negative',
  'register/not-whole',
  'register/too-fine',
  'register/too-large',
  'register/conflict',
  'year/not-closed',
  'year/faulty',
  'correction/unknown-cell',
  'correction/stale',
  'correction/no-change',
  'correction/no-reason',
  'correction/wrong-number',
] as const;

/** One of {@link REFUSAL_CODES}. */
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** Why something was not taken: nothing of it is kept. */
export interface StatsRefusal {
  readonly ok: false;
  readonly code: RefusalCode;
  readonly reason: Text;
}

/** A refusal with its sentence in both languages. */
export const refused = (code: RefusalCode, zh: string, en: string): StatsRefusal => ({
  ok: false,
  code,
  reason: { zh, en },
});
