import type { ReadingErrorCode } from '@gongkai/reading';
import { READING_ERRORS as RECORDS } from '@gongkai/reading';
import { type ErrorRecord, withStatus } from './error-record.ts';

/** Codes of an uploaded report that cannot be read. Size and media type have statuses of their own. */
export const READING_ERRORS = {
  'reading/empty': withStatus(RECORDS['reading/empty']),
  'reading/too-large': withStatus(RECORDS['reading/too-large'], 413),
  'reading/expands-too-far': withStatus(RECORDS['reading/expands-too-far'], 413),
  'reading/too-deep': withStatus(RECORDS['reading/too-deep']),
  'reading/too-slow': withStatus(RECORDS['reading/too-slow']),
  'reading/binary': withStatus(RECORDS['reading/binary'], 415),
  'reading/encoding': withStatus(RECORDS['reading/encoding'], 415),
  'reading/encrypted': withStatus(RECORDS['reading/encrypted']),
  'reading/broken': withStatus(RECORDS['reading/broken']),
  'reading/unsupported': withStatus(RECORDS['reading/unsupported'], 415),
  'reading/no-text': withStatus(RECORDS['reading/no-text']),
} as const satisfies Record<ReadingErrorCode, ErrorRecord>;
