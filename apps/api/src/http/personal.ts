import { z } from '@hono/zod-openapi';
import { type AnyProcedure, words } from '@gongkai/core';
import type { Caller, CaseRecord, Engine } from '@gongkai/engine';
import { handles } from '../views/redact.ts';

const LONGEST_REASON = 200;
// Each character may be twelve bytes of a percent-encoded header.
const LONGEST_HEADER = 12 * LONGEST_REASON;

const decoded = (value: string, context: z.core.$RefinementCtx<string>): string => {
  try {
    if (/^[\x20-\x7e]*$/.test(value)) return decodeURIComponent(value);
  } catch {
    // Reported below, as other characters are.
  }
  context.addIssue({ code: 'custom', message: 'words in UTF-8, percent-encoded' });
  return z.NEVER;
};

/** The header with which a caller gives the reason for reading personal data of a case that they do not handle. */
export const reasonHeader = {
  'x-reason': z
    .string()
    .max(LONGEST_HEADER)
    .transform(decoded)
    .pipe(words(LONGEST_REASON))
    .optional()
    .openapi({
      type: 'string',
      maxLength: LONGEST_HEADER,
      description:
        'why personal data are read by a caller who does not handle the case: 1 to 200 characters, in UTF-8 and percent-encoded. ' +
        'The reading is logged with the reason. Without it such a caller gets the case without personal data. ' +
        'Administrators never get them',
    }),
};

/**
 * Whether the answer to a request shows personal data of a case: to those who handle it, and to others with a duty who say
 * why. The latter is an act, written before anything is shown.
 */
export const showsPersonal = async (
  engine: Pick<Engine, 'as'>,
  caller: Caller,
  record: Pick<CaseRecord, 'id' | 'agency'>,
  procedure: AnyProcedure,
  reason: string | undefined,
): Promise<boolean> => {
  if (handles(caller, record, procedure)) return true;
  if (reason === undefined || caller.administrator !== null || caller.duties.length === 0) return false;
  await engine.as(caller).readPersonal(record.id, reason);
  return true;
};
