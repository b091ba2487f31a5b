import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../frame/lazy-page.ts';
import { rootRoute } from '../frame/root.tsx';

/** What an address says as text under these names; everything else is left out. */
const texts =
  <N extends string>(...names: readonly N[]) =>
  (given: Record<string, unknown>): { readonly [K in N]?: string } => {
    const found: { [K in N]?: string } = {};
    for (const name of names) {
      const value = given[name];
      if (typeof value === 'string') found[name] = value;
    }
    return found;
  };

const peopleRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/people',
  validateSearch: texts('agency', 'person'),
  component: lazyPage(() => import('./people-page.tsx'), 'PeoplePage'),
});

const delegationsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/delegations',
  component: lazyPage(() => import('./delegations-page.tsx'), 'DelegationsPage'),
});

const rosterRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/roster',
  validateSearch: texts('month', 'agency'),
  component: lazyPage(() => import('./roster-page.tsx'), 'RosterPage'),
});

const agencyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/agency',
  validateSearch: texts('agency', 'on'),
  component: lazyPage(() => import('./agency-page.tsx'), 'AgencyPage'),
});

const firstRunRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/first-run',
  component: lazyPage(() => import('./first-run-page.tsx'), 'FirstRunPage'),
});

const tasksRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/tasks',
  component: lazyPage(() => import('./tasks-page.tsx'), 'TasksPage'),
});

const accountRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/account',
  component: lazyPage(() => import('./account-page.tsx'), 'AccountPage'),
});

/** The pages of people, duties, the agency, tasks and one's own account. */
export const staffRoutes = [
  peopleRoute,
  delegationsRoute,
  rosterRoute,
  agencyRoute,
  firstRunRoute,
  tasksRoute,
  accountRoute,
] as const;
