import type { Hook } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { issuesOf } from '@gongkai/core';
import { apiError } from './problem.ts';
import type { Env } from './types.ts';

const ROOTS: Readonly<Record<string, string>> = { json: 'body', query: 'query', header: 'header', param: 'path' };

// A request line may be long, and so may a name in it; an answer repeats no more than helps to find it.
const LONGEST_NAME = 64;

const unknownParameters = (names: readonly string[], known: readonly string[]) => {
  const listed = known.length === 0 ? 'this address takes none' : `known are ${known.join(', ')}`;
  const message = `unknown query parameter; ${listed}`;
  return apiError('http/unknown-parameter', {
    issues: names.map((name) => ({ path: name.slice(0, LONGEST_NAME), message })),
  });
};

/**
 * Refuses a request that does not match the schema of its route, with the path of every issue. A query parameter that
 * is not among `known` comes first: the request may mean something else than what would be done.
 */
export const invalidRequest =
  (known: readonly string[] = []): Hook<unknown, Env, string, unknown> =>
  (result) => {
    if (result.success) return;
    const root = ROOTS[result.target] ?? 'body';
    const { issues: misfits } = result.error;
    if (root !== 'query') throw apiError('http/invalid', { issues: [...issuesOf(misfits, root)] });
    const unknown = misfits.flatMap((one) => (one.code === 'unrecognized_keys' ? one.keys : []));
    if (unknown.length > 0) throw unknownParameters(unknown, known);
    const issues = misfits.map(({ path, message }) => ({ path: path.join('.') || root, message }));
    throw apiError('http/invalid', { issues });
  };

/** Refuses query parameters where a request is acted on before its route has looked at them. */
export const refuseQuery = (c: Context<Env>): void => {
  const names = Object.keys(c.req.query());
  if (names.length > 0) throw unknownParameters(names, []);
};
