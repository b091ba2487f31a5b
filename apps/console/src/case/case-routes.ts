import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../frame/lazy-page.ts';
import { rootRoute } from '../frame/root.tsx';
import { caseSearch } from './case-search.ts';

const caseRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/cases/$id',
  validateSearch: caseSearch,
  component: lazyPage(() => import('./case-page.tsx'), 'CasePage'),
});

/** The pages of one case. */
export const caseRoutes = [caseRoute] as const;
