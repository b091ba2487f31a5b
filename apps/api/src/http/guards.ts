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

// Data is not a page: a browser that shows it must load and run nothing.
const dataGuards = guards({});

const homeGuards = guards({ styleSrc: ["'self'"] });

// The page of Swagger UI has inline styles and icons in data URLs; it runs no inline script and reaches no other host.
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

/** Sets the headers that keep a browser from doing anything with an answer but showing it. */
export const withGuards: MiddlewareHandler<Env> = createMiddleware<Env>((c, next) => guardsOf(c.req.path)(c, next));
