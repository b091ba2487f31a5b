import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../rehearse/workspace.ts';

const sources = globSync('{packages,apps}/*/src/**/*.ts', { cwd: ROOT }).filter((file) => !file.endsWith('.test.ts'));
const filesWith = (pattern: RegExp): readonly string[] =>
  sources.filter((file) => pattern.test(readFileSync(join(ROOT, file), 'utf8'))).toSorted();

describe('what is shipped', () => {
  it('is read here', () => {
    expect(sources.length).toBeGreaterThan(300);
  });

  it('makes no program of a text', () => {
    expect(filesWith(/\beval\(|\bnew Function\(|'(?:node:)?vm'|\bimport\((?!'|new URL\()/)).toEqual([]);
  });

  it('starts one kind of process, by fork, and so without a shell', () => {
    const starting = ['packages/reading/src/apart/child.ts'];
    expect(filesWith(/'(?:node:)?child_process'/)).toEqual(starting);
    for (const file of starting) {
      const text = readFileSync(join(ROOT, file), 'utf8');
      expect(text).toMatch(/^import \{ type ChildProcess, fork \} from 'node:child_process';$/m);
      expect(text).not.toMatch(/\bshell\b/);
    }
  });

  it('sets cookies in one place, lets no other origin read, and sends nobody to another host', () => {
    expect(filesWith(/set-cookie|hono\/cookie/i)).toEqual(['apps/api/src/sign-in/cookies.ts']);
    expect(filesWith(/access-control-allow|hono\/cors/i)).toEqual([]);
    const redirects = sources.flatMap((file) =>
      [...readFileSync(join(ROOT, file), 'utf8').matchAll(/\.redirect\(([^)]*)\)/g)].map(([, to = '']) => to),
    );
    expect(redirects.toSorted((a, b) => a.localeCompare(b))).toEqual([
      "'/', 303",
      "'/console/', 302",
      "'/console/', 302",
      "'/console/set-up', 302",
      "'/reference', 301",
    ]);
  });
});
