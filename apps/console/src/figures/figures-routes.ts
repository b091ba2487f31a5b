import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../frame/root.tsx';

/** What the address of the year's table says. */
export interface YearSearch {
  readonly year?: number;
  readonly format?: string;
  readonly agency?: string;
  /** Without the agencies below it. */
  readonly own?: boolean;
  /** A table of the form, or `missing`, `publication`, `timeliness`. */
  readonly part?: string;
  readonly cell?: string;
}

const yearSearch = ({ year, format, agency, own, part, cell }: Record<string, unknown>): YearSearch => ({
  ...(typeof year === 'number' && Number.isInteger(year) ? { year } : {}),
  ...(typeof format === 'string' ? { format } : {}),
  ...(typeof agency === 'string' ? { agency } : {}),
  ...(own === true ? { own } : {}),
  ...(typeof part === 'string' ? { part } : {}),
  ...(typeof cell === 'string' ? { cell } : {}),
});

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
