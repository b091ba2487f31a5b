import { createRoute, OpenAPIHono, type RouteConfig, z } from '@hono/zod-openapi';
import { invalidRequest } from './invalid-request.ts';
import { problemSchema } from './problem.ts';
import type { Env } from './types.ts';

// A route that declares no query takes none: a parameter that is not read would be ignored without a notice.
const withClosedQuery = (route: RouteConfig): RouteConfig =>
  route.request?.query === undefined ? { ...route, request: { ...route.request, query: z.strictObject({}) } } : route;

const parametersOf = (query: unknown): readonly string[] =>
  query instanceof z.ZodObject ? Object.keys(query.shape) : [];

/** Creates an app for routes; its requests are validated like those of every other route. */
export const newRoutes = () => {
  const app = new OpenAPIHono<Env>();
  const declare = app.openapi;
  // Its many types are those of the route that is given; a closed query adds nothing to them.
  app.openapi = ((route: RouteConfig, handler: never) =>
    declare(
      withClosedQuery(route),
      handler,
      invalidRequest(parametersOf(route.request?.query)) as never,
    )) as typeof app.openapi;
  return app;
};

/** A JSON response with this schema. */
export const json = <S extends z.ZodType>(description: string, schema: S) => ({
  description,
  content: { 'application/json': { schema } },
});

const problemContent = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemSchema } },
});

/** The shared error responses, declared once for every route. */
export const problems = {
  400: problemContent('the request cannot be read, or has a query parameter that this address does not know'),
  401: problemContent('no valid API key and no session'),
  403: problemContent('the caller may not do this'),
  404: problemContent('not found, or not for this key'),
  405: problemContent('this address does not take this method'),
  409: problemContent(
    'the case does not allow it; `admitted` says what its state admits, `permitted` what this key may record now',
  ),
  413: problemContent('the body is too large'),
  415: problemContent('the body is not JSON'),
  422: problemContent('malformed; the problem names the path'),
  429: problemContent('too many at once, or too fast; try again after `Retry-After` seconds'),
  500: problemContent('a fault of the server; the log has it under the request id'),
  503: problemContent('busy (try again after `Retry-After` seconds), or the calendar of a year is missing'),
} as const;

/** The declaration of a route that returns a whole list. */
interface Listing<P extends string, S extends z.ZodType> {
  readonly path: P;
  readonly tags: string[];
  readonly summary: string;
  readonly description: string;
  readonly schema: S;
  /** Given where the list needs no key. */
  readonly security?: [];
}

/** Declares a route that returns a whole list. */
export const listRoute = <P extends string, S extends z.ZodType>({ description, schema, ...declared }: Listing<P, S>) =>
  createRoute({ ...declared, method: 'get', responses: { 200: json(description, schema), ...problems } });

/**
 * Cuts a page from a list that was read with one item more than `limit`. `next` is the cursor of the last item where
 * another page follows, otherwise null.
 */
export const pageOf = <T>(found: readonly T[], limit: number, cursorOf: (item: T) => string) => {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, next: found.length > limit && last !== undefined ? cursorOf(last) : null };
};
