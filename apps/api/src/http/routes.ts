import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import type { z } from '@hono/zod-openapi';
import { invalidRequest } from './hooks.ts';
import { problems } from './problem.ts';
import type { Env } from './types.ts';

/** An empty set of routes, whose requests are validated as those of every other one. */
export const newRoutes = () => new OpenAPIHono<Env>({ defaultHook: invalidRequest });

/** A JSON response with this schema. */
export const json = <S extends z.ZodType>(description: string, schema: S) => ({
  description,
  content: { 'application/json': { schema } },
});

/** What a route says of itself that lists everything of a kind. */
interface Listing<P extends string, S extends z.ZodType> {
  readonly path: P;
  readonly tags: string[];
  readonly summary: string;
  readonly description: string;
  readonly schema: S;
  /** Given where the list needs no key. */
  readonly security?: [];
}

/** Declares a route that lists everything of a kind. */
export const listRoute = <P extends string, S extends z.ZodType>({ description, schema, ...declared }: Listing<P, S>) =>
  createRoute({ ...declared, method: 'get', responses: { 200: json(description, schema), ...problems } });

/**
 * A page of a list of which one more than `limit` was read, and the cursor of the following page: that of the last item;
 * null where there is none.
 */
export const pageOf = <T>(found: readonly T[], limit: number, cursorOf: (item: T) => string) => {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, next: found.length > limit && last !== undefined ? cursorOf(last) : null };
};
