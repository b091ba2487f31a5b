import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { printedBy } from './terminal-picture.ts';
import { ROOT } from '../rehearse/workspace.ts';

// The options of each verb, from its completion script, which the command generates from itself.
const offers = new Map<string, readonly string[]>();
beforeAll(async () => {
  const script = await printedBy(['completion', 'bash']);
  for (const [, at = '', words = ''] of script.matchAll(/^ {4}'([/\w-]*)'\) offered='(.*)' ;;$/gm)) {
    offers.set(at, words.split(' '));
  }
});

/** Returns every `gongkai …` in a block or in code inside a sentence, without the shell's operators around it. */
const commandsIn = (page: string): readonly string[] =>
  [...readFileSync(join(ROOT, page), 'utf8').matchAll(/(?:^|`|\| |&& |\$ )(?:npx )?gongkai ([^`\n|#<>&;]*)/gm)].map(
    ([, words = '']) => words.trim(),
  );

const faultOf = (command: string): string | null => {
  let at = '';
  for (const word of command.split(/\s+/)) {
    const options = offers.get(at) ?? [];
    if (word.startsWith('--')) {
      if (!options.includes(word.split('=')[0] ?? '')) return `${command}: ${word}`;
    } else if (offers.has(`${at}/${word}`)) at = `${at}/${word}`;
    else if (at === '' || (options[0] ?? '').startsWith('--') === false) {
      // A verb of verbs is followed by one of them; capitals and dots are placeholders.
      if (/^[a-z]+$/.test(word)) return `${command}: ${word}`;
    }
  }
  return null;
};

it('pages call the command by verbs and options that it has', () => {
  expect(offers.size).toBeGreaterThan(20);
  const pages = globSync(['*.md', 'docs/*.md', '{packages,apps}/*/README.md', 'deploy/*'], { cwd: ROOT });
  const commands = pages.flatMap((page) => commandsIn(page).map((command) => ({ page, command })));
  expect(commands.length).toBeGreaterThan(30);
  expect(commands.flatMap(({ page, command }) => faultOf(command)?.replace(/^/, `${page}: `) ?? [])).toEqual([]);
  expect(faultOf('calendar lode x')).not.toBeNull();
  expect(faultOf('deadline 2026-01-30 20 --jsn')).not.toBeNull();
});
