import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROCEDURES } from '@gongkai/core';
import { expect, it } from 'vitest';
import { lawPage } from './law-page.ts';

const docs = join(import.meta.dirname, '../../docs');

it('docs/law.md is what the procedures say (npm run docs writes it)', () => {
  expect(readFileSync(join(docs, 'law.md'), 'utf8')).toBe(lawPage());
});

/** Choices of a procedure may also stand in its own SPEC.md. */
const specs = PROCEDURES.map(({ id }) =>
  readFileSync(join(docs, '../packages/core/src/procedures', id, 'SPEC.md'), 'utf8'),
);

it('docs/design-choices.md has every point that a citation names and every setting', () => {
  const page = [readFileSync(join(docs, 'design-choices.md'), 'utf8'), ...specs].join('\n');
  const points = [...lawPage().matchAll(/按设定 ([\w-]+)/g)].map(([, point]) => point ?? '');
  expect(new Set(points).size).toBeGreaterThan(8);
  expect(points.filter((point) => !page.includes(`| ${point} |`))).toEqual([]);
  const settings = PROCEDURES.flatMap((procedure) => Object.keys(procedure.settings.parse({})));
  expect(settings.length).toBeGreaterThan(20);
  expect(settings.filter((key) => !page.includes(`\`${key}\``))).toEqual([]);
});
