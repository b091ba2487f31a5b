import { z } from '@hono/zod-openapi';
import type { Refusal } from '@gongkai/core';
import { citationSchema, citationView } from '../views/citation.ts';
import { orNull, textSchema } from '../views/schema.ts';
import { API_ERRORS, type ApiErrorCode } from './api-errors.ts';
import { type ErrorRecord, type ProblemStatus, STATUS_OF_KIND } from './error-record.ts';

/** A problem of RFC 9457, with a code of a closed list, the article, and for a case what may be recorded instead. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    reason: textSchema,
    instance: z.string().optional(),
    basis: orNull(citationSchema),
    issues: z.array(z.object({ path: z.string(), message: z.string() })),
    admitted: z
      .array(z.string())
      .openapi({ description: 'the facts that the state of the case admits, for any recorder' }),
    permitted: z
      .array(z.string())
      .openapi({ description: 'the facts that this key may record now: those that the case shows as allowed' }),
    recordable: z.boolean().openapi({
      description: 'whether the act, if it happened, is recorded when the fact carries acknowledged and a reason',
    }),
    follows: orNull(textSchema),
    version: z.int().nullable().optional(),
  })
  .openapi('Problem');

export type Problem = Omit<z.infer<typeof problemSchema>, 'status'> & { readonly status: ProblemStatus };

/** A refusal as an error; `app.onError` writes its problem. */
export class ProblemError extends Error {
  readonly problem: Problem;
  /** Seconds after which the client may try again, where the code alone does not say it. */
  readonly retryAfter: number | undefined;
  constructor(problem: Problem, retryAfter?: number) {
    super(problem.code);
    this.problem = problem;
    this.retryAfter = retryAfter;
  }
}

/** A problem with the status and the title of its code; `more` adds the details of this instance. */
export const problemOf = (
  code: string,
  { status, text }: ErrorRecord,
  more: Partial<Pick<Problem, 'issues' | 'reason'>> = {},
): Problem => {
  const { reason = text, issues = [] } = more;
  return {
    type: `/errors/${code}`,
    title: text.en,
    status,
    code,
    detail: reason.zh,
    reason,
    basis: null,
    issues,
    admitted: [],
    permitted: [],
    recordable: false,
    follows: null,
  };
};

/** A problem of the API itself. */
export const apiProblem = (code: ApiErrorCode, more: Partial<Pick<Problem, 'issues' | 'reason'>> = {}): Problem =>
  problemOf(code, API_ERRORS[code], more);

/** A refusal of the API itself, as an error to throw. */
export const apiError = (code: ApiErrorCode, more: Partial<Pick<Problem, 'issues' | 'reason'>> = {}): ProblemError =>
  new ProblemError(apiProblem(code, more));

/** A refusal of the engine as a problem. */
export const refusalProblem = (
  { code, kind, reason, basis, issues, admitted, recordable, follows }: Refusal,
  version: number | null,
  permitted: readonly string[] = [],
): Problem => ({
  ...problemOf(code, { status: STATUS_OF_KIND[kind], text: reason }, { issues: [...issues] }),
  basis: basis === null ? null : citationView(basis),
  admitted: [...admitted],
  permitted: [...permitted],
  recordable,
  follows,
  version,
});
