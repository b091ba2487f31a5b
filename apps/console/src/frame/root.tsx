import { createRootRoute } from '@tanstack/react-router';
import { NotFound } from './not-found.tsx';
import { PageFailed } from './page-failed.tsx';
import { Shell } from './shell.tsx';

/** The route around all pages; each area declares its pages below it. */
export const rootRoute = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: PageFailed });
