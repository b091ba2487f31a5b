import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../frame/lazy-page.ts';
import { rootRoute } from '../frame/root.tsx';
import { lateSearch, regionSearch } from './region-search.ts';

const regionRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/region',
  validateSearch: regionSearch,
  component: lazyPage(() => import('./region-page.tsx'), 'RegionPage'),
});

const lateRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/region/late',
  validateSearch: lateSearch,
  component: lazyPage(() => import('./late-page.tsx'), 'LatePage'),
});

const demandsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/region/demands',
  component: lazyPage(() => import('./demands-page.tsx'), 'DemandsPage'),
});

/** The pages of those who supervise other agencies. */
export const regionRoutes = [regionRoute, lateRoute, demandsRoute] as const;
