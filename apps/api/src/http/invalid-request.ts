import type { Hook } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { issuesOf } from '@gongkai/core';
import { apiError } from './problem.ts';
import type { Env } from './types.ts';

const ROOTS: Readonly<Record<string, string>> = { json: 'body', query: 'query', header: 'header', param: 'path' };

/** Refuses a request that does not match the schema of its route, with the path of every issue. */
export const invalidRequest: Hook<unknown, Env, string, unknown> = (result) => {
  if (result.success) return;
  const root = ROOTS[result.target] ?? 'body';
  const { issues: misfits } = result.error;
  // An unknown query parameter is reported at `query`, with its name in the message.
  const issues =
    root === 'query'
      ? misfits.map(({ path, message }) => ({ path: path.join('.') || root, message }))
      : issuesOf(misfits, root);
  throw apiError('http/invalid', { issues: [...issues] });
};

/** Refuses query parameters where a request is acted on before its route has looked at them. */
export const refuseQuery = (c: Context<Env>): void => {
  const issues = Object.keys(c.req.query()).map((name) => ({ path: 'query', message: `Unrecognized key: "${name}"` }));
  if (issues.length > 0) throw apiError('http/invalid', { issues });
};
