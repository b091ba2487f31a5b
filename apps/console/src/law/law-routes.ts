import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../frame/lazy-page.ts';
import { rootRoute } from '../frame/root.tsx';
import { calendarSearch } from './calendar-search.ts';

const calendarRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/calendar',
  validateSearch: calendarSearch,
  component: lazyPage(() => import('./calendar-page.tsx'), 'CalendarPage'),
});

const proceduresRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/procedures',
  component: lazyPage(() => import('./procedures-page.tsx'), 'ProceduresPage'),
});

/** What the address of a procedure says: what is shown of it, and which facts. */
export interface ProcedureSearch {
  readonly part?: string;
  readonly find?: string;
}

const procedureRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/procedures/$id',
  validateSearch: ({ part, find }: Record<string, unknown>): ProcedureSearch => ({
    ...(typeof part === 'string' ? { part } : {}),
    ...(typeof find === 'string' ? { find } : {}),
  }),
  component: lazyPage(() => import('./procedure-page.tsx'), 'ProcedurePage'),
});

/** The pages of what the law says: days, procedures. */
export const lawRoutes = [calendarRoute, proceduresRoute, procedureRoute] as const;
