import { z } from '@hono/zod-openapi';
import type { ErrorCode, Refusal, Text } from '@gongkai/core';
import { ERRORS, text } from '@gongkai/core';
import { citationSchema, citationView } from '../views/citation.ts';
import { orNull } from '../views/or-null.ts';
import { READING_ERRORS, READING_STATUS } from './reading-errors.ts';

/** Codes of the HTTP edge, beside those of the packages. */
export const API_ERRORS = {
  'http/bad-request': text('请求无法读取', 'The request cannot be read'),
  'http/not-found': text('没有这一地址', 'There is nothing at this address'),
  'http/method-not-allowed': text('此地址不接受这一方法', 'This address does not take this method'),
  'http/too-large': text('请求内容过大', 'The request is too large'),
  'http/media-type': text('请求内容须为 UTF-8 编码的 application/json', 'The body must be application/json in UTF-8'),
  'http/too-many': text('此密钥打开的事件流过多', 'This key has too many streams of events open'),
  'http/invalid': text('请求参数不合要求', 'The request does not have the required form'),
  'http/precondition': text('If-Match 须为案件版本,例如 "3"', 'If-Match must be a version of the case, such as "3"'),
  'http/internal': text('服务器内部错误', 'Something went wrong on the server'),
  'auth/missing': text('缺少访问密钥或密钥无效', 'A valid API key is needed'),
  'auth/forbidden': text('此密钥无权执行该操作', 'This key may not do that'),
  ...READING_ERRORS,
  'engine/busy': text('系统繁忙,请稍后重试', 'The engine has more to record than it can take; try again shortly'),
} as const satisfies Record<string, Text>;

export type ApiErrorCode = keyof typeof API_ERRORS;

const API_STATUS = {
  'http/bad-request': 400,
  'http/not-found': 404,
  'http/method-not-allowed': 405,
  'http/too-large': 413,
  'http/media-type': 415,
  'http/invalid': 422,
  'http/precondition': 422,
  'http/too-many': 429,
  'http/internal': 500,
  'auth/missing': 401,
  'auth/forbidden': 403,
  ...READING_STATUS,
  'engine/busy': 503,
} as const satisfies Record<ApiErrorCode, number>;

/** The status of every code of the packages. */
export const HTTP_STATUS = {
  'fact/unknown': 422,
  'fact/malformed': 422,
  'fact/refused': 409,
  'fact/future': 422,
  'fact/out-of-order': 422,
  'actor/forbidden': 403,
  'actor/kept-apart': 403,
  'case/not-found': 404,
  'case/stale': 409,
  'procedure/unknown': 404,
  'settings/invalid': 422,
  'calendar/unknown-year': 503,
  'calendar/out-of-range': 422,
  'idempotency/reused': 422,
} as const satisfies Record<ErrorCode, number>;

export type ProblemStatus = 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429 | 500 | 503;

const reasonSchema = z.object({ zh: z.string(), en: z.string() });

/** RFC 9457, with a closed code, the article, and where there is a case what may be recorded instead. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    reason: reasonSchema,
    instance: z.string().optional(),
    basis: orNull(citationSchema),
    issues: z.array(z.object({ path: z.string(), message: z.string() })),
    admitted: z.array(z.string()).openapi({ description: 'what the state of the case admits, whoever records it' }),
    permitted: z
      .array(z.string())
      .openapi({ description: 'what this key may record now: the facts that the case shows as allowed' }),
    version: z.int().nullable().optional(),
  })
  .openapi('Problem');

export type Problem = z.infer<typeof problemSchema>;

/** A refusal on its way to the edge; `app.onError` writes it. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

const asStatus = (status: number): ProblemStatus => STATUSES.find((one) => one === status) ?? 500;
const STATUSES: readonly ProblemStatus[] = [400, 401, 403, 404, 405, 409, 413, 415, 422, 429, 500, 503];

/** The status of a problem as Hono's type of statuses. */
export const statusOf = (problem: Problem): ProblemStatus => asStatus(problem.status);

/** A problem of the edge itself. */
export const apiProblem = (code: ApiErrorCode, more: Partial<Pick<Problem, 'issues' | 'reason'>> = {}): Problem => {
  const reason = more.reason ?? API_ERRORS[code];
  return {
    type: `/errors/${code}`,
    title: API_ERRORS[code].en,
    status: API_STATUS[code],
    code,
    detail: reason.zh,
    reason,
    basis: null,
    issues: more.issues ?? [],
    admitted: [],
    permitted: [],
  };
};

const isErrorCode = (code: string): code is ErrorCode => code in ERRORS;

/** A refusal of the engine as a problem. */
export const refusalProblem = (
  refusal: Refusal,
  version: number | null,
  permitted: readonly string[] = [],
): Problem => ({
  type: `/errors/${refusal.code}`,
  title: refusal.reason.en,
  status: isErrorCode(refusal.code) ? HTTP_STATUS[refusal.code] : refusal.kind === 'conflict' ? 409 : 422,
  code: refusal.code,
  detail: refusal.reason.zh,
  reason: refusal.reason,
  basis: refusal.basis === null ? null : citationView(refusal.basis),
  issues: [...refusal.issues],
  admitted: [...refusal.admitted],
  permitted: [...permitted],
  version,
});

const problemContent = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemSchema } },
});

/** The answer of a route that counts what one key holds open. */
export const tooMany = { 429: problemContent('this key holds too much open') } as const;

/** The shared error responses, declared once for every route. */
export const problems = {
  400: problemContent('the request cannot be read'),
  401: problemContent('no valid API key'),
  403: problemContent('the key may not do this'),
  404: problemContent('not found, or not for this key'),
  405: problemContent('this address does not take this method'),
  409: problemContent(
    'the case does not allow it; `admitted` says what its state admits, `permitted` what this key may record now',
  ),
  413: problemContent('the body is too large'),
  415: problemContent('the body is not JSON'),
  422: problemContent('malformed; the problem names the path'),
  500: problemContent('a fault; the request id finds it in the log'),
  503: problemContent('busy (try again after `Retry-After` seconds), or the calendar of a year is missing'),
} as const;
