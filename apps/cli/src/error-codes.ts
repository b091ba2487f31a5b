import type { CalendarErrorCode } from '@gongkai/calendar';
import { CALENDAR_ERROR_CODES } from '@gongkai/calendar';
import { PERSON_RULES, type PersonRule } from '@gongkai/engine';

const OWN_CODES = [
  'usage/missing-command',
  'usage/unknown-command',
  'usage/unknown-option',
  'usage/missing-argument',
  'usage/too-many-arguments',
  'usage/invalid-argument',
  'usage/conflicting-options',
  'input/invalid',
  'file/unreadable',
  'file/exists',
  'file/not-written',
  'report/unreadable',
  'backup/refused',
  'database/missing',
  'database/unreachable',
  'database/schema',
  'database/not-empty',
  'database/unknown-cases',
  'agency/unknown',
  'case/unknown',
  'key/missing',
  'key/unknown',
  'key/no-duty',
  'key/two-offices',
  'key/for-oneself',
  'key/no-administrator',
  'clock/other-time',
  'system/failed',
  'internal/fault',
] as const;

/** A code of an error of the command: one of its own, one of the calendar, or a rule about people. */
export type CliErrorCode = (typeof OWN_CODES)[number] | CalendarErrorCode | PersonRule;

/** The closed list of codes of the errors that `--json` prints. */
export const CLI_ERROR_CODES: readonly CliErrorCode[] = [...OWN_CODES, ...CALENDAR_ERROR_CODES, ...PERSON_RULES];
