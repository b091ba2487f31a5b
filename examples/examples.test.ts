import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const here = import.meta.dirname;
const examples = readdirSync(here).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));

describe('examples', () => {
  it.each(examples)('%s prints what its .out file has', (file) => {
    const printed = execFileSync(process.execPath, ['--conditions=@gongkai/source', join(here, file)], {
      encoding: 'utf8',
    });
    expect(printed).toBe(readFileSync(join(here, file.replace(/\.ts$/, '.out')), 'utf8'));
  });

  it('are all here', () => {
    expect(examples).toHaveLength(4);
  });
});
