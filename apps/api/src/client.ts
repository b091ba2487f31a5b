import { hc } from 'hono/client';
import type { AppType } from './app.ts';

/** A typed client of the API. `baseUrl` is the address of the server; `key` is an API key. */
export const createClient = (
  baseUrl: string,
  { key, fetch }: { readonly key?: string; readonly fetch?: typeof globalThis.fetch } = {},
) =>
  hc<AppType>(baseUrl, {
    ...(key === undefined ? {} : { headers: { authorization: `Bearer ${key}` } }),
    ...(fetch === undefined ? {} : { fetch }),
  });
