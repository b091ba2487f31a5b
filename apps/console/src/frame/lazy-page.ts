import { lazyRouteComponent } from '@tanstack/react-router';
import { isServerThere } from '../data/connection.ts';
import { Unreachable } from '../data/problem.ts';

const failed = new Set<() => unknown>();

// A page that a newer console no longer has comes with reading everything again, which the router does by itself at
// that error. Without a network this would leave an empty window in the place of all that was on the screen.
const causeOf = async (error: unknown): Promise<unknown> =>
  (await isServerThere()) ? error : new Unreachable('no answer', { cause: error });

/** A page whose script is read when it is first opened; where nothing answers it fails as its data would. */
export const lazyPage = <Module extends Record<string, unknown>, Name extends keyof Module & string>(
  load: () => Promise<Module>,
  name: Name,
) => {
  const page = lazyRouteComponent(async () => {
    try {
      return await load();
    } catch (error) {
      failed.add(() => page.preload?.());
      throw await causeOf(error);
    }
  }, name);
  return page;
};

/** Reads the scripts again that could not be read. */
export const readPagesAgain = (): void => {
  for (const again of failed) again();
  failed.clear();
};
