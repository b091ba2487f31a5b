import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROCEDURES } from './index.ts';

const FILES = [
  'SPEC.md',
  'articles.ts',
  'cells.fixture.ts',
  'clocks.ts',
  'context.ts',
  'contributions.ts',
  'effects.ts',
  'facts.ts',
  'index.ts',
  'labels.ts',
  'machine.ts',
  'periods.ts',
  'recorded-by.ts',
  'rules.ts',
  'settings.ts',
  'transition-table.ts',
];

const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory());

describe('folders of procedures', () => {
  it.each(folders.map((folder) => folder.name))('%s has every file of the shape', (name) => {
    const present = readdirSync(join(import.meta.dirname, name));
    expect([...FILES, `${name}.test.ts`].filter((file) => !present.includes(file))).toEqual([]);
  });

  it('are exactly the procedures of the package', () => {
    expect(PROCEDURES.map((one) => one.id).toSorted()).toEqual(folders.map((folder) => folder.name).toSorted());
  });
});
