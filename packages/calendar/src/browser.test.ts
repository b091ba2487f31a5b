import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { expect, it } from 'vitest';

/** Bundles code for a browser and runs it where the language is all there is: no Node, no DOM. */
const runAlone = async (code: string): Promise<unknown> => {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'bundle',
    platform: 'browser',
  });
  return runInContext(`${outputFiles[0]?.text ?? ''}; bundle.result`, createContext({}));
};

it('counts working days without Node', async () => {
  const code = `
    import { canonicalText, civilDate, nationalCalendar } from './index.ts';
    export const result = nationalCalendar.dueDate(civilDate('2026-01-30'), 20) + canonicalText(nationalCalendar)[0];`;
  expect(await runAlone(code)).toBe('2026-03-05[');
});

it('reads a file of notices without Node', async () => {
  const code = `
    import { parseNotices } from './notices/index.ts';
    export const result = parseNotices('{"2027":{}}').problems.map(({ code }) => code).join();`;
  expect(await runAlone(code)).toBe('file/missing-key,file/missing-key,file/missing-key,year/empty');
});

it('leaves the reading of files and the local days to their own entries', async () => {
  const text = await build({
    entryPoints: [`${import.meta.dirname}/index.ts`],
    bundle: true,
    write: false,
    platform: 'browser',
  });
  expect(text.outputFiles[0]?.text).not.toMatch(/year\/unbalanced|楚政通/);
});
