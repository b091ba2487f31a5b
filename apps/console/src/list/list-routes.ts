import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../frame/lazy-page.ts';
import { rootRoute } from '../frame/root.tsx';
import { HIT_KINDS, type HitKind } from './hit-kinds.ts';

/** Filters of the register, as the address has them; the API knows the same names. */
export type ListSearch = Readonly<Record<string, string>>;

const texts = (given: Record<string, unknown>): ListSearch =>
  Object.fromEntries(
    Object.entries(given).flatMap(([name, value]): (readonly [string, string])[] =>
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
        ? [[name, String(value)]]
        : [],
    ),
  );

const registerRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/cases',
  validateSearch: texts,
  component: lazyPage(() => import('./register-page.tsx'), 'RegisterPage'),
});

const searchRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/search',
  validateSearch: ({ q, kind }: Record<string, unknown>): { readonly q: string; readonly kind?: HitKind } => {
    const found = HIT_KINDS.find((one) => one === kind);
    return {
      q: typeof q === 'string' || typeof q === 'number' ? String(q) : '',
      ...(found === undefined ? {} : { kind: found }),
    };
  },
  component: lazyPage(() => import('./search-page.tsx'), 'SearchPage'),
});

const partyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/parties/$id',
  component: lazyPage(() => import('./party-page.tsx'), 'PartyPage'),
});

const importsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/imports',
  component: lazyPage(() => import('./imports-page.tsx'), 'ImportsPage'),
});

/** The pages that list cases. */
export const listRoutes = [registerRoute, searchRoute, partyRoute, importsRoute] as const;
