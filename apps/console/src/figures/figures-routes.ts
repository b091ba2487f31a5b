import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../frame/lazy-page.ts';
import { rootRoute } from '../frame/root.tsx';
import { yearSearch } from './year-search.ts';

const yearRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/year',
  validateSearch: yearSearch,
  component: lazyPage(() => import('./year-page.tsx'), 'YearPage'),
});

const auditRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/audit',
  component: lazyPage(() => import('./audit-page.tsx'), 'AuditPage'),
});

/** The pages of the year's figures. */
export const figuresRoutes = [yearRoute, auditRoute] as const;
