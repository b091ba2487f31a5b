import { posix } from 'node:path';
import { circlesOf } from './circles.ts';
import type { SourceFile } from './parse-source.ts';

/** Source files by the name under which packages of this repository export them: `@gongkai/core` → its index.ts. */
export type ExportedSources = ReadonlyMap<string, string>;

const targetsOf = ({ path, modules }: SourceFile, exported: ExportedSources): readonly string[] =>
  modules.flatMap((name) =>
    name.startsWith('.') ? posix.join(posix.dirname(path), name) : (exported.get(name) ?? []),
  );

/** Returns the circles of imports between files, within a package or across packages. */
export const fileCircles = (files: readonly SourceFile[], exported: ExportedSources): readonly (readonly string[])[] =>
  circlesOf(new Map(files.map((file) => [file.path, targetsOf(file, exported)])));

/** Returns the circles of imports between groups: two packages that import each other, in whatever files. */
export const groupCircles = (
  files: readonly SourceFile[],
  exported: ExportedSources,
  groupOf: (path: string) => string,
): readonly (readonly string[])[] => {
  const graph = new Map<string, string[]>();
  for (const file of files) {
    const targets = targetsOf(file, exported).map(groupOf);
    const group = groupOf(file.path);
    graph.set(group, [...(graph.get(group) ?? []), ...targets.filter((one) => one !== group)]);
  }
  return circlesOf(graph);
};
