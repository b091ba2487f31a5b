import type { MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import { NONCE, secureHeaders } from 'hono/secure-headers';
import type { Env } from './types.ts';

type Sources = NonNullable<Parameters<typeof secureHeaders>[0]>['contentSecurityPolicy'];

const headersWith = (sources: Sources): MiddlewareHandler =>
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
const dataHeaders = headersWith({});

const homeHeaders = headersWith({ styleSrc: ["'self'"] });

// The page of Swagger UI has inline styles and icons in data URLs; it runs no inline script and reaches no other host.
const referenceHeaders = headersWith({
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
});

// An attached file is shown by a browser without any right of this address.
const fileHeaders = headersWith({ sandbox: [] });
const FILE = /\/cases\/[^/]+\/attachments\/[^/]+$/;

// The page behind a one-time link has a style, a script and requests of its own.
const setUpHeaders = headersWith({ scriptSrc: ["'self'"], styleSrc: ["'self'"], connectSrc: ["'self'"] });

// The console shows what people attached; its styles are made while it runs, each with the nonce of the page.
const consoleHeaders = headersWith({
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", NONCE],
  imgSrc: ["'self'", 'data:', 'blob:'],
  connectSrc: ["'self'"],
  frameSrc: ["'self'", 'blob:'],
});

const headersOf = (path: string): MiddlewareHandler => {
  if (path === '/') return homeHeaders;
  if (path === '/set-up') return setUpHeaders;
  if (path === '/console' || path.startsWith('/console/')) return consoleHeaders;
  if (FILE.test(path)) return fileHeaders;
  return path === '/reference' ? referenceHeaders : dataHeaders;
};

/** Sets the headers that keep a browser from doing anything with an answer but showing it. */
export const withSecurityHeaders: MiddlewareHandler<Env> = createMiddleware<Env>((c, next) =>
  headersOf(c.req.path)(c, next),
);
