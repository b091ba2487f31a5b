import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROCEDURES } from './index.ts';
import { SAMPLES } from './samples.ts';

const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory());

describe('folders of procedures', () => {
  it.each(folders.map((folder) => folder.name))(
    '%s has a specification, samples, and the test of its matrix',
    (name) => {
      const files = ['SPEC.md', 'samples.ts', `${name}.test.ts`];
      expect(files.filter((file) => !existsSync(join(import.meta.dirname, name, file)))).toEqual([]);
    },
  );

  it('are exactly the procedures of the package, each with its samples', () => {
    const names = folders.map((folder) => folder.name).toSorted();
    expect(PROCEDURES.map((one) => one.id).toSorted()).toEqual(names);
    expect(Object.keys(SAMPLES).toSorted()).toEqual(names);
  });
});
