import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { buildConsole } from './build.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const ASSETS = join(ROOT, 'apps/console/dist/assets');

it('builds the console as it is used, without the paths of its sources', { timeout: 120_000 }, async () => {
  await buildConsole(() => undefined);
  const scripts = readdirSync(ASSETS).filter((name) => name.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(20);
  const developed = scripts.filter((name) => {
    const text = readFileSync(join(ASSETS, name), 'utf8');
    return text.includes('jsx-dev-runtime') || text.includes(ROOT);
  });
  expect(developed).toEqual([]);
});
