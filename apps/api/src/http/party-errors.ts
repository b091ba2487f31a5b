import { error, type ErrorRecord } from './error-record.ts';

/** Codes of the register of those who ask. */
export const PARTY_ERRORS = {
  'party/unknown': error('missing', '没有这一申请人', 'The agency knows no such party'),
  'party/no-key': error(
    'unavailable',
    '未设定申请人登记册的密钥,无法查找以往申请',
    'No key of the register of applicants is set: earlier cases cannot be looked for',
  ),
  'party/other-key': error(
    'unavailable',
    '申请人登记册由另一密钥写成;请恢复该密钥,或者用 gongkai parties rebuild 重建',
    'Another key wrote the register of applicants: give that key back, or rebuild it with gongkai parties rebuild',
  ),
} as const satisfies Record<string, ErrorRecord>;
