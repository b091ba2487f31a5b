import type { Hook } from '@hono/zod-openapi';
import { apiProblem, ProblemError } from './problem.ts';
import type { Env } from './types.ts';

/** What does not fit a route's schema is answered with the path of each misfit. */
export const invalidRequest: Hook<unknown, Env, string, unknown> = (result) => {
  if (result.success) return;
  const whole = result.target === 'json' ? 'body' : result.target;
  const issues = result.error.issues.map(({ path, message }) => ({ path: path.join('.') || whole, message }));
  throw new ProblemError(apiProblem('http/invalid', { issues }));
};
