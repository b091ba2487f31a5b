import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../frame/root.tsx';

const calendarRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/calendar',
  validateSearch: ({ year }: Record<string, unknown>): { readonly year?: number } =>
    typeof year === 'number' && Number.isInteger(year) ? { year } : {},
  component: lazyRouteComponent(() => import('./calendar-page.tsx'), 'CalendarPage'),
});

const proceduresRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/procedures',
  component: lazyRouteComponent(() => import('./procedures-page.tsx'), 'ProceduresPage'),
});

const procedureRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/procedures/$id',
  component: lazyRouteComponent(() => import('./procedure-page.tsx'), 'ProcedurePage'),
});

/** The pages of what the law says: days, procedures. */
export const lawRoutes = [calendarRoute, proceduresRoute, procedureRoute] as const;
