import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../frame/lazy-page.ts';
import { rootRoute } from '../frame/root.tsx';

/** What the address says of a new case. */
export interface IntakeSearch {
  readonly procedure?: string;
  /** The fact with which it begins, where a procedure has several. */
  readonly fact?: string;
  /** The case that was opened: what became of it is shown. */
  readonly opened?: string;
  /** The names of files that were not taken. */
  readonly lost?: string;
}

const NAMES = ['procedure', 'fact', 'opened', 'lost'] as const;

const intakeSearch = (given: Record<string, unknown>): IntakeSearch =>
  Object.fromEntries(
    NAMES.flatMap((name) => {
      const value = given[name];
      return typeof value === 'string' && value !== '' ? [[name, value]] : [];
    }),
  );

const newCaseRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/intake',
  validateSearch: intakeSearch,
  component: lazyPage(() => import('./intake-page.tsx'), 'IntakePage'),
});

/** The page on which a case is opened. */
export const intakeRoutes = [newCaseRoute] as const;
