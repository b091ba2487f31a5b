import type { MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import { secureHeaders } from 'hono/secure-headers';
import type { Env } from './types.ts';

const guards = (sources: Readonly<Record<string, string[]>>): MiddlewareHandler =>
  secureHeaders({
    strictTransportSecurity: 'max-age=31536000; includeSubDomains',
    referrerPolicy: 'no-referrer',
    xFrameOptions: 'DENY',
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      ...sources,
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
  });

// Data is no page: a browser that shows it loads and runs nothing.
const dataGuards = guards({});

const homeGuards = guards({ styleSrc: ["'self'"] });

// Swagger's page styles itself inline and draws its icons from data; it runs no inline script and knows no other host.
const referenceGuards = guards({
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
});

const guardsOf = (path: string): MiddlewareHandler => {
  if (path === '/') return homeGuards;
  return path === '/reference' ? referenceGuards : dataGuards;
};

/** The headers that keep browsers from doing anything with an answer but showing it. */
export const withGuards: MiddlewareHandler<Env> = createMiddleware<Env>((c, next) => guardsOf(c.req.path)(c, next));
