import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../rehearse/workspace.ts';
import { BUNDLES, weigh } from './bundle.ts';

const page = readFileSync(join(ROOT, 'docs/sizes.md'), 'utf8');

/** Returns the figures of a bundle in docs/sizes.md, in kB. */
const documented = (name: string): readonly number[] => {
  const row = page.split('\n').find((line) => line.startsWith(`| ${name} |`)) ?? '';
  return [...row.matchAll(/(\d+) kB/g)].map(([, kB]) => Number(kB));
};

describe('bundles for browsers', () => {
  it.each(Object.entries(BUNDLES))('weigh what docs/sizes.md says: %s', async (name, code) => {
    const { minified, gzip } = await weigh(code);
    const [statedMinified = 0, statedGzip = 0] = documented(name);
    expect(Math.abs(minified / 1000 - statedMinified)).toBeLessThan(statedMinified / 10 + 1);
    expect(Math.abs(gzip / 1000 - statedGzip)).toBeLessThan(statedGzip / 10 + 1);
  });

  it('hold one procedure without the other, and no language of zod but one', async () => {
    const { text } = await weigh(BUNDLES['one procedure, the incident']);
    expect(text).toContain('sentiment.detected');
    expect(text).not.toContain('request.submitted');
    expect(text).not.toContain('Некорректный');
  });

  it('need nothing of Node', async () => {
    const { text } = await weigh(BUNDLES['all of core']);
    expect(text).not.toMatch(/from ?"node:|require\(/);
  });
});
