import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PROCEDURES } from '@gongkai/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../rehearse/workspace.ts';
import { addressOf, allUses, placesOf } from './citations.ts';
import { lawPage } from './law-page.ts';
import { DOCS, madePages } from './pages.ts';

const made = new Map<string, string>();
beforeAll(async () => {
  for (const [file, text] of await madePages()) made.set(file, text);
});

const headingsIn = (text: string): readonly string[] => [...text.matchAll(/^#+ (.+)$/gm)].map(([, one = '']) => one);

describe('pages that npm run docs writes', () => {
  it('are what the code says, each of them', () => {
    const stale = [...made].filter(([file, text]) => {
      const path = join(DOCS, file);
      return !existsSync(path) || readFileSync(path, 'utf8') !== text;
    });
    expect(stale.map(([file]) => file)).toEqual([]);
  });

  it('are the only files in their folders', () => {
    const found = ['law', 'diagrams', 'pictures'].flatMap((folder) =>
      readdirSync(join(DOCS, folder)).map((file) => `${folder}/${file}`),
    );
    // The desk is a picture of the console, which `npm run screenshots -- --readme` takes.
    expect(found.filter((file) => !made.has(file))).toEqual(['pictures/desk.png']);
  });

  it('have an article for every place on which something rests', () => {
    const places = allUses().flatMap(({ citation }) => placesOf(citation));
    expect(places.length).toBeGreaterThan(150);
    const lost = places.filter(
      ({ instrument, heading }) => !headingsIn(made.get(`law/${instrument}.md`) ?? '').includes(heading),
    );
    expect(lost.map(addressOf)).toEqual([]);
  });

  it('have every code of refusal, each once', () => {
    const codes = headingsIn(made.get('errors.md') ?? '').filter((one) => one.includes('/'));
    expect(codes.length).toBeGreaterThan(60);
    const rules = PROCEDURES.flatMap((one) =>
      [...Object.values(one.rules), ...Object.values(one.irregular)].flatMap((list) =>
        (list ?? []).map(({ code }) => code),
      ),
    );
    expect(rules.filter((code) => !codes.includes(code))).toEqual([]);
  });
});

const pages = globSync(['*.md', 'docs/**/*.md', '{packages,apps}/*/*.md', 'packages/core/src/*/*/SPEC.md'], {
  cwd: ROOT,
});

describe('every page', () => {
  it('leads only to files and headings that are there', () => {
    const lost = pages.flatMap((page) => {
      const text = readFileSync(join(ROOT, page), 'utf8');
      return [...text.matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)].flatMap(([, file = '', heading]) => {
        const path = file === '' ? join(ROOT, page) : join(ROOT, dirname(page), file);
        if (!existsSync(path)) return [`${page}: ${file}`];
        if (heading === undefined || !path.endsWith('.md')) return [];
        return headingsIn(readFileSync(path, 'utf8')).includes(heading) ? [] : [`${page}: ${file}#${heading}`];
      });
    });
    expect(lost).toEqual([]);
  });

  it('names only paths of this repository that are there', () => {
    const named = pages.flatMap((page) =>
      [
        ...readFileSync(join(ROOT, page), 'utf8').matchAll(
          /`((?:apps|benchmarks|deploy|docs|examples|packages|scripts)\/[\w./@-]+)`/g,
        ),
      ].map(([, path = '']) => ({ page, path })),
    );
    expect(named.length).toBeGreaterThan(30);
    expect(named.filter(({ path }) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('cites only articles on which something rests', () => {
    const known = allUses().map(({ citation }) => citation.text);
    const cited = pages
      .filter((page) => !/^docs\/(law|errors)/.test(page))
      .flatMap((page) =>
        [
          ...readFileSync(join(ROOT, page), 'utf8').matchAll(
            /《[^》]+》第[一二三四五六七八九十百零]+条(?:第[一二三四五六七八九十]+款)?/g,
          ),
        ].map(([text]) => ({ page, text })),
      );
    expect(cited.length).toBeGreaterThan(1);
    expect(cited.filter(({ text }) => !known.some((one) => one.includes(text)))).toEqual([]);
  });

  it('names only commands that package.json has', () => {
    const { scripts } = Object(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')));
    const named = pages.flatMap((page) =>
      [...readFileSync(join(ROOT, page), 'utf8').matchAll(/npm run (?:-s )?([\w:-]+)/g)].map(([, name = '']) => name),
    );
    expect([...new Set(named)].filter((name) => scripts[name] === undefined)).toEqual([]);
  });
});

describe('decision records', () => {
  const records = readdirSync(join(DOCS, 'adr')).filter((file) => file.endsWith('.md'));

  it.each(records)('%s says what drove it, what was decided, refused, and what follows', (file) => {
    const text = readFileSync(join(DOCS, 'adr', file), 'utf8');
    const parts = ['Drivers', 'Decision', 'Refused', 'Consequences'];
    expect(text).toMatch(/^Status: accepted/m);
    expect(parts.filter((part) => !new RegExp(`^(?:## |\\*\\*)${part}`, 'm').test(text))).toEqual([]);
  });

  it('are numbered one after the other', () => {
    const numbers = records.map((file) => Number(file.slice(0, 4))).toSorted((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });
});

/** Choices of a procedure may also be in its own SPEC.md. */
const specs = PROCEDURES.map(({ id }) =>
  readFileSync(join(DOCS, '../packages/core/src/procedures', id, 'SPEC.md'), 'utf8'),
);

describe('docs/design-choices.md', () => {
  const page = [readFileSync(join(DOCS, 'design-choices.md'), 'utf8'), ...specs].join('\n');

  it('has every point that a citation names', () => {
    const points = [...lawPage().matchAll(/按设定 ([\w-]+)/g)].map(([, point]) => point ?? '');
    expect(new Set(points).size).toBeGreaterThan(8);
    expect(points.filter((point) => !page.includes(`| ${point} |`))).toEqual([]);
  });

  it('has every setting', () => {
    const settings = PROCEDURES.flatMap((procedure) => Object.keys(procedure.settings.parse({})));
    expect(settings.length).toBeGreaterThan(20);
    expect(settings.filter((key) => !page.includes(`\`${key}\``))).toEqual([]);
  });
});
