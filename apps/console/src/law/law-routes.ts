import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../frame/root.tsx';

/** What the address of the calendar says: the year, and a sum. */
export interface CalendarSearch {
  readonly year?: number;
  readonly start?: string;
  readonly days?: number;
  /** With the local days of the person's agency. */
  readonly local?: boolean;
}

const MOST_DAYS = 2000;

const calendarSearch = ({ year, start, days, local }: Record<string, unknown>): CalendarSearch => ({
  ...(typeof year === 'number' && Number.isInteger(year) ? { year } : {}),
  ...(typeof start === 'string' && /^\d{4}-\d\d-\d\d$/.test(start) ? { start } : {}),
  ...(typeof days === 'number' && Number.isInteger(days) && days >= 0 && days <= MOST_DAYS ? { days } : {}),
  ...(local === true ? { local } : {}),
});

const calendarRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/calendar',
  validateSearch: calendarSearch,
  component: lazyRouteComponent(() => import('./calendar-page.tsx'), 'CalendarPage'),
});

const proceduresRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/procedures',
  component: lazyRouteComponent(() => import('./procedures-page.tsx'), 'ProceduresPage'),
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
  component: lazyRouteComponent(() => import('./procedure-page.tsx'), 'ProcedurePage'),
});

/** The pages of what the law says: days, procedures. */
export const lawRoutes = [calendarRoute, proceduresRoute, procedureRoute] as const;
