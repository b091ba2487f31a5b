import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { publishedFolders, ROOT } from '../rehearse/workspace.ts';

const names = publishedFolders(ROOT).map((folder) =>
  String(Object(JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8'))).name),
);

const BUMP = /^'?([@\w/-]+)'?: (patch|minor|major)$/;

describe.each(globSync('.changeset/*.md', { cwd: ROOT }))('%s', (file) => {
  const [, head = '', text = ''] = readFileSync(join(ROOT, file), 'utf8').split(/^---$/m);
  const bumps = head.trim().split('\n');

  it('names packages that are there, and how much each changes', () => {
    expect(bumps.filter((line) => !BUMP.test(line))).toEqual([]);
    const named = bumps.map((line) => BUMP.exec(line)?.[1] ?? '');
    expect(named.filter((name) => !names.includes(name))).toEqual([]);
  });

  it('describes the change for users, and the legal effect if it is major', () => {
    expect(text.trim().length).toBeGreaterThan(60);
    const isMajor = bumps.some((line) => line.endsWith('major'));
    expect(isMajor && !/^Legal effect: /m.test(text)).toBe(false);
  });
});
