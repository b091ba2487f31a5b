import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What a browser loads of the scripts, compressed, in bytes. */
export interface ScriptSizes {
  /** Before the desk is shown: the first script and everything that it needs. */
  readonly first: number;
  /** What each page loads in addition, without what it loads on demand. */
  readonly pages: ReadonlyMap<string, number>;
}

const importsOf = (source: string): readonly string[] =>
  [...source.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)].flatMap(([, name]) => name ?? []);

/** Measures the scripts in a folder of the built console. */
export const scriptSizes = (folder: string): ScriptSizes => {
  const assets = join(folder, 'assets');
  const sources = new Map(
    readdirSync(assets)
      .filter((name) => name.endsWith('.js'))
      .map((name) => [name, readFileSync(join(assets, name), 'utf8')]),
  );
  const needed = (name: string, seen: Set<string>): Set<string> => {
    const source = sources.get(name);
    if (source === undefined || seen.has(name)) return seen;
    seen.add(name);
    for (const one of importsOf(source)) needed(one, seen);
    return seen;
  };
  const weigh = (names: Iterable<string>): number =>
    [...names].reduce((sum, name) => sum + gzipSync(sources.get(name) ?? '', { level: 9 }).length, 0);
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const begun = [...html.matchAll(/assets\/([^"]+\.js)/g)].flatMap(([, name]) => name ?? []);
  const first = begun.reduce((seen, name) => needed(name, seen), new Set<string>());
  const pages = [...sources.keys()].filter((name) => /-page-/.test(name));
  return {
    first: weigh(first),
    pages: new Map(
      pages.map((name) => [name, weigh([...needed(name, new Set())].filter((one) => !first.has(one)))] as const),
    ),
  };
};
