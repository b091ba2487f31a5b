import { globSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve } from '../../apps/api/test-support/server.ts';
import { run } from '../rehearse/command.ts';
import { ROOT } from '../rehearse/workspace.ts';
import { blocksIn, programOf } from './blocks.ts';

// How many blocks each page has, and how many values its programs state, so that none is skipped unnoticed.
const PAGES: Readonly<Record<string, { readonly ts: number; readonly sh: number; readonly stated: number }>> = {
  'README.md': { ts: 1, sh: 3, stated: 0 },
  'README.zh-CN.md': { ts: 1, sh: 3, stated: 0 },
  'apps/api/README.md': { ts: 2, sh: 0, stated: 2 },
  'apps/cli/README.md': { ts: 1, sh: 2, stated: 0 },
  'packages/audit/README.md': { ts: 2, sh: 0, stated: 4 },
  'packages/calendar/README.md': { ts: 5, sh: 0, stated: 19 },
  'packages/core/README.md': { ts: 1, sh: 0, stated: 1 },
  'packages/engine/README.md': { ts: 1, sh: 0, stated: 5 },
  'packages/reading/README.md': { ts: 2, sh: 0, stated: 2 },
  'packages/stats/README.md': { ts: 2, sh: 0, stated: 9 },
};

const folder = mkdtempSync(join(tmpdir(), 'gongkai-readme-'));
beforeAll(() => symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'dir'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const named = (language: string, file: string): number =>
  blocksIn(file).filter((block) => block.language === language).length;

describe('blocks of code in the READMEs', () => {
  const pages = globSync(['README*.md', '{packages,apps}/*/README*.md'], { cwd: ROOT }).toSorted();

  it('are all known, page by page', () => {
    const found = pages.map((file) => {
      const [ts, sh] = [named('ts', file), named('sh', file)];
      // A block of JSON or text shows what the block before it prints.
      const known = ['ts', 'sh', 'json', 'text', 'mermaid'];
      const others = blocksIn(file).filter(({ language }) => !known.includes(language));
      return [file, { ts, sh, stated: programOf(blocksIn(file)).stated, others }];
    });
    expect(Object.fromEntries(found)).toEqual(
      Object.fromEntries(Object.entries(PAGES).map(([file, counts]) => [file, { ...counts, others: [] }])),
    );
  });

  const programs = Object.entries(PAGES).filter(([, { ts }]) => ts > 0);
  it.each(programs)(
    'of %s run, and what they state is true',
    async (file, { stated }) => {
      const program = join(folder, `${file.replaceAll('/', '-')}.ts`);
      const { code } = programOf(blocksIn(file));
      const { address, key, close } = await aServer(file);
      writeFileSync(program, code.replaceAll('http://127.0.0.1:8080', address).replaceAll("'gk_…'", `'${key}'`));
      const { out } = await run([process.execPath, '--conditions=@gongkai/source', program], { cwd: folder });
      close();
      expect(out.trim().split('\n').at(-1)).toBe(`checked ${stated}`);
    },
    120_000,
  );
});

/** Starts a server for a page that uses one. */
const aServer = async (file: string) => {
  if (!file.startsWith('apps/api')) return { address: '', key: '', close: () => undefined };
  const { serve: listen } = await import('@hono/node-server');
  const { app, engine } = await serve('2026-03-02T10:00:00+08:00');
  const { secret } = await engine.keys.add({ name: 'desk', agency: 'kunming', duties: ['registrar'] });
  return new Promise<{ readonly address: string; readonly key: string; readonly close: () => unknown }>((done) => {
    const server = listen({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
      done({ address: `http://127.0.0.1:${port}`, key: secret, close: () => server.close() }),
    );
  });
};
