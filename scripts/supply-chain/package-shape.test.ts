import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { publishedFolders, ROOT } from '../rehearse/workspace.ts';

const text = (...parts: readonly string[]): string => readFileSync(join(ROOT, ...parts), 'utf8');
const config = Object(JSON.parse(text('.changeset/config.json')));

describe.each(publishedFolders(ROOT))('the package in %s', (folder) => {
  const manifest = Object(JSON.parse(text(folder, 'package.json')));

  it('says what it is, whose it is, and where it comes from', () => {
    expect(manifest).toMatchObject({
      description: expect.stringMatching(/\w{3}/),
      license: 'MIT',
      author: 'The Gongkai maintainers',
      repository: { type: 'git', directory: folder },
      type: 'module',
      sideEffects: false,
      engines: { node: expect.stringMatching(/^>=22/) },
    });
    expect(manifest.keywords.length).toBeGreaterThan(3);
    expect([manifest.repository.url, manifest.homepage, manifest.bugs]).toEqual([
      'git+https://github.com/gongkai/gongkai.git',
      'https://github.com/gongkai/gongkai#readme',
      'https://github.com/gongkai/gongkai/issues',
    ]);
    expect(text(folder, 'LICENSE')).toBe(text('LICENSE'));
  });

  it('gives its sources to this repository first, then types, then what was built', () => {
    for (const [name, target] of Object.entries(Object(manifest.exports))) {
      if (name === './package.json') continue;
      expect(Object.keys(Object(target))).toEqual(['@gongkai/source', 'types', 'default']);
      expect(existsSync(join(ROOT, folder, Object(target)['@gongkai/source']))).toBe(true);
    }
    expect(manifest.files).toEqual(expect.arrayContaining(['dist', 'src', 'CHANGELOG.md', '!src/**/*.test.ts']));
  });

  it('is built, typechecked and looked at before it is published, and is versioned with the others', () => {
    expect(Object.keys(manifest.scripts)).toEqual(expect.arrayContaining(['build', 'typecheck', 'publishable']));
    const [fixed] = config.fixed;
    const isOne = manifest.name.startsWith('@gongkai/') ? fixed.includes('@gongkai/*') : fixed.includes(manifest.name);
    expect([config.fixed.length, isOne]).toEqual([1, true]);
  });

  it('has a README of 60 to 120 lines that says what it does, refuses and exports', () => {
    const readme = text(folder, 'README.md');
    const lines = readme.trimEnd().split('\n');
    expect(lines[0]).toBe(`# ${manifest.name}`);
    expect(lines.length).toBeGreaterThanOrEqual(60);
    expect(lines.length).toBeLessThanOrEqual(120);
    expect(readme.split('## ')[0]).toMatch(/```(ts|sh)\n/);
    for (const part of ['Install', 'What it refuses to do', 'Exports']) expect(readme).toContain(`\n## ${part}`);
    expect(readme).toMatch(/\n## (Three things it does|What it does)/);
    expect(readme).toMatch(/\n## Law/);
    expect(readme.trimEnd()).toMatch(/MIT$/);
  });
});
