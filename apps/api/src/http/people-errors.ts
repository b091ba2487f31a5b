import type { PersonRule } from '@gongkai/engine';
import { error, type ErrorRecord } from './error-record.ts';

/** Codes of the rules about people, their duties, delegations and rosters. */
export const PEOPLE_ERRORS = {
  'person/exists': error('conflict', '该人员标识已被使用', 'There is a person with this identifier already'),
  'person/unknown': error('missing', '没有这一人员,或者已停用', 'There is no such person, or they are disabled'),
  'person/for-oneself': error(
    'conflict',
    '任何人不得为自己授予职责、权限或者停用自己',
    'Nobody grants duties or rights to themselves, or disables themselves',
  ),
  'person/two-offices': error(
    'conflict',
    '系统、安全、审计管理员不得承担业务职责',
    'Administrators of system, security and audit hold no duty',
  ),
  'person/no-agency': error(
    'invalid',
    '除“全部”外,权限范围须有所属机关;限本处室的,还须有处室',
    'Every reach but `all` needs an agency, and `own-unit` a unit',
  ),
  'duty/held': error('conflict', '该人员在此期间已承担这一职责', 'The person holds this duty in those days already'),
  'duty/not-held': error(
    'conflict',
    '该人员在此之后不承担这一职责',
    'The person does not hold this duty after that day',
  ),
  'duty/out-of-reach': error(
    'conflict',
    '该机关不在该人员的权限范围内',
    'The agency is outside the reach of the person',
  ),
  'delegation/not-own': error(
    'conflict',
    '只能委托本人在此期间承担的职责',
    'Only duties that the person holds in those days are delegated',
  ),
  'roster/stale': error('conflict', '值班表已被他人更新', 'The roster has changed since it was read'),
} as const satisfies Record<PersonRule, ErrorRecord>;
