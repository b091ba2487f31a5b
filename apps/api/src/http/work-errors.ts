import type { WorkErrorCode } from '@gongkai/reading/apart';
import { WORK_ERRORS as RECORDS } from '@gongkai/reading/apart';
import { type ErrorRecord, withStatus } from './error-record.ts';

/** Codes of work in a process apart that ended without a result; each but one may be tried again. */
export const WORK_ERRORS = {
  'work/busy': { ...withStatus(RECORDS['work/busy']), retryAfter: 10 },
  'work/too-many': { ...withStatus(RECORDS['work/too-many'], 429), retryAfter: 10 },
  'work/too-slow': withStatus(RECORDS['work/too-slow']),
  'work/out-of-memory': { ...withStatus(RECORDS['work/out-of-memory']), retryAfter: 60 },
  'work/stopped': { ...withStatus(RECORDS['work/stopped']), retryAfter: 5 },
} as const satisfies Record<WorkErrorCode, ErrorRecord>;
