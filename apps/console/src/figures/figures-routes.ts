import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../frame/root.tsx';
import { yearSearch } from './year-search.ts';

const yearRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/year',
  validateSearch: yearSearch,
  component: lazyRouteComponent(() => import('./year-page.tsx'), 'YearPage'),
});

const auditRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/audit',
  component: lazyRouteComponent(() => import('./audit-page.tsx'), 'AuditPage'),
});

/** The pages of the year's figures. */
export const figuresRoutes = [yearRoute, auditRoute] as const;
