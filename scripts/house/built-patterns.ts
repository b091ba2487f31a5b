import { join } from 'node:path';
import type { WrittenPattern } from './slow-patterns.ts';

/**
 * Loads modules and records each regular expression that they build from text while they load. The modules must not
 * have been loaded before.
 */
export const builtPatterns = async (
  root: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, readonly WrittenPattern[]>> => {
  const native = globalThis.RegExp;
  const built = new Map<string, WrittenPattern[]>();
  const of = (stack: string): string | undefined => paths.find((path) => stack.includes(`/${path}:`));
  class Recording extends native {
    constructor(pattern: string | RegExp, flags?: string) {
      super(pattern, flags);
      const path = of(new Error('where it is built').stack ?? '');
      if (path === undefined) return;
      built.set(path, [...(built.get(path) ?? []), { line: 0, source: this.source, flags: this.flags }]);
    }
  }
  globalThis.RegExp = Recording as unknown as RegExpConstructor;
  try {
    for (const path of paths) await import(join(root, path));
  } finally {
    globalThis.RegExp = native;
  }
  return built;
};
