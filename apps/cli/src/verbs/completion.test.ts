import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { cli } from '../../test-support/run-cli.ts';

const script = async (shell: string): Promise<string> => (await cli(['completion', shell])).out;

/** What bash itself offers after words; the last one is being typed. */
const offered = (code: string, words: readonly string[]): readonly string[] => {
  const typed = words.map((word) => `'${word}'`).join(' ');
  const asked = `${code}\nCOMP_WORDS=(gongkai ${typed}); COMP_CWORD=${words.length}; _gongkai; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const out = execFileSync('bash', ['--norc', '-c', asked], { encoding: 'utf8' });
  return out.split('\n').filter((line) => line !== '');
};

describe('gongkai completion', () => {
  it('offers verbs, their verbs and their options in bash', async () => {
    const code = await script('bash');
    expect(offered(code, ['dea'])).toEqual(['deadline']);
    expect(offered(code, ['calendar', ''])).toEqual(['load', 'overlays', 'show', '--help']);
    expect(offered(code, ['calendar', 'load', '--d'])).toEqual(['--database', '--data', '--dry-run']);
    expect(offered(code, ['deadline', '2026-01-30', '20', '--js'])).toEqual(['--json']);
    expect(offered(code, ['no'])).toEqual([]);
  });

  it.each(['zsh', 'fish'])('has every verb of the help in %s', async (shell) => {
    const code = await script(shell);
    const help = (await cli(['--help'])).out.split('Commands:')[1]?.split('The database is')[0] ?? '';
    const verbs = [...help.matchAll(/^ {2}([a-z]+)/gm)].map(([, verb = '']) => verb).filter((verb) => verb !== 'help');
    expect(verbs.length).toBeGreaterThan(9);
    expect(verbs.filter((verb) => !code.includes(`/${verb}`))).toEqual([]);
  });

  it('refuses a shell that it does not know', async () => {
    const ran = await cli(['completion', 'tcsh']);
    expect([ran.code, ran.out, ran.err]).toMatchObject([
      2,
      '',
      expect.stringContaining('Allowed choices are bash, zsh, fish'),
    ]);
  });
});
