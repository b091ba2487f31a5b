import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../frame/root.tsx';

const peopleRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/people',
  component: lazyRouteComponent(() => import('./people-page.tsx'), 'PeoplePage'),
});

const delegationsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/delegations',
  component: lazyRouteComponent(() => import('./delegations-page.tsx'), 'DelegationsPage'),
});

const rosterRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/roster',
  validateSearch: ({ month }: Record<string, unknown>): { readonly month?: string } =>
    typeof month === 'string' ? { month } : {},
  component: lazyRouteComponent(() => import('./roster-page.tsx'), 'RosterPage'),
});

const agencyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/agency',
  component: lazyRouteComponent(() => import('./agency-page.tsx'), 'AgencyPage'),
});

const accountRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/account',
  component: lazyRouteComponent(() => import('./account-page.tsx'), 'AccountPage'),
});

/** The pages of people, duties, the agency and one's own account. */
export const staffRoutes = [peopleRoute, delegationsRoute, rosterRoute, agencyRoute, accountRoute] as const;
