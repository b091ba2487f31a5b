import { PERSON_RULE_TEXTS, type PersonRule } from '@gongkai/engine';
import { type ErrorRecord, withStatus } from './error-record.ts';

const rule = (kind: Parameters<typeof withStatus>[0]['kind'], code: PersonRule): ErrorRecord =>
  withStatus({ kind, text: PERSON_RULE_TEXTS[code] });

/** Codes of the rules about people, their duties, delegations and rosters. */
export const PEOPLE_ERRORS = {
  'person/exists': rule('conflict', 'person/exists'),
  'person/unknown': rule('missing', 'person/unknown'),
  'person/for-oneself': rule('conflict', 'person/for-oneself'),
  'person/two-offices': rule('conflict', 'person/two-offices'),
  'person/no-agency': rule('invalid', 'person/no-agency'),
  'duty/held': rule('conflict', 'duty/held'),
  'duty/not-held': rule('conflict', 'duty/not-held'),
  'duty/out-of-reach': rule('conflict', 'duty/out-of-reach'),
  'delegation/not-own': rule('conflict', 'delegation/not-own'),
  'roster/stale': rule('conflict', 'roster/stale'),
} as const satisfies Record<PersonRule, ErrorRecord>;
