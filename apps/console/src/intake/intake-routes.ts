import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../frame/root.tsx';

const newCaseRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/intake',
  validateSearch: ({ procedure }: Record<string, unknown>): { readonly procedure?: string } =>
    typeof procedure === 'string' ? { procedure } : {},
  component: lazyRouteComponent(() => import('./intake-page.tsx'), 'IntakePage'),
});

/** The page on which a case is opened. */
export const intakeRoutes = [newCaseRoute] as const;
