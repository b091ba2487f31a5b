import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ROOT } from '../rehearse/workspace.ts';

const lockfile = z.looseObject({
  packages: z.record(
    z.string(),
    z.looseObject({
      name: z.string().optional(),
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      devOptional: z.boolean().optional(),
      optional: z.boolean().optional(),
      link: z.boolean().optional(),
      hasInstallScript: z.boolean().optional(),
      dependencies: z.record(z.string(), z.string()).optional(),
      integrity: z.string().optional(),
    }),
  ),
});

/** A third-party package in the lockfile. */
export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  /** Whether it is used only for development, and not by what is published. */
  readonly development: boolean;
  readonly hasInstallScript: boolean;
  readonly integrity: string | null;
}

const readLockfile = () => lockfile.parse(JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')));

/** Returns every third-party package in the lockfile, by name. */
export const installedPackages = (): readonly InstalledPackage[] =>
  Object.entries(readLockfile().packages)
    .filter(([place, { link = false }]) => place.includes('node_modules/') && !link)
    .map(([place, one]) => ({
      name: one.name ?? place.split('node_modules/').at(-1) ?? place,
      version: one.version ?? '',
      license: one.license ?? 'unknown',
      development: one.dev === true || one.devOptional === true || one.optional === true,
      hasInstallScript: one.hasInstallScript === true,
      integrity: one.integrity ?? null,
    }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));

/** Returns the third-party packages that installing a package brings, by name. */
export const broughtBy = (folder: string): readonly string[] => {
  const { packages } = readLockfile();
  const seen = new Set<string>();
  const visit = (place: string): void => {
    for (const name of Object.keys(packages[place]?.dependencies ?? {})) {
      const own = Object.entries(packages).find(([, one]) => one.name === name);
      const found =
        packages[`${place}/node_modules/${name}`] === undefined
          ? `node_modules/${name}`
          : `${place}/node_modules/${name}`;
      if (seen.has(name)) continue;
      seen.add(name);
      visit(own?.[0] ?? found);
    }
  };
  visit(folder);
  return [...seen].filter((name) => !name.startsWith('@gongkai/')).toSorted();
};
