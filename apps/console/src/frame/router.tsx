import { createRoute, createRouter } from '@tanstack/react-router';
import { caseRoutes } from '../case/case-routes.ts';
import { deskSearch } from '../desk/desk-search.ts';
import { DeskPage } from '../desk/desk-page.tsx';
import { figuresRoutes } from '../figures/figures-routes.ts';
import { intakeRoutes } from '../intake/intake-routes.ts';
import { lawRoutes } from '../law/law-routes.ts';
import { listRoutes } from '../list/list-routes.ts';
import { regionRoutes } from '../region/region-routes.ts';
import { staffRoutes } from '../staff/staff-routes.ts';
import { lazyPage } from './lazy-page.ts';
import { PageFailed } from './page-failed.tsx';
import { rootRoute } from './root.tsx';

const deskRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  validateSearch: deskSearch,
  component: DeskPage,
});

const setUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/set-up',
  component: lazyPage(() => import('../sign-in/set-up-page.tsx'), 'SetUpPage'),
});

/** The pages by address. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([
    deskRoute,
    setUpRoute,
    ...caseRoutes,
    ...intakeRoutes,
    ...listRoutes,
    ...figuresRoutes,
    ...lawRoutes,
    ...staffRoutes,
    ...regionRoutes,
  ]),
  basepath: '/console',
  // Around each page and not around all of them: the menu stays where one page could not be read.
  defaultErrorComponent: PageFailed,
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
