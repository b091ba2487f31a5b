import type { Command, CommandUnknownOpts } from '@commander-js/extra-typings';
import { Argument } from '@commander-js/extra-typings';
import { type Context, examples } from '../kit.ts';

/** The words that may follow at one position of the command: `''` at its start, `/calendar/load` after both words. */
interface Offer {
  readonly at: string;
  readonly verbs: readonly string[];
  readonly options: readonly string[];
}

const offersOf = (command: CommandUnknownOpts, at = ''): readonly Offer[] => {
  const verbs = command.commands.map((one) => one.name());
  const options = [...command.options.flatMap(({ long }) => long ?? []), '--help'];
  return [{ at, verbs, options }, ...command.commands.flatMap((one) => offersOf(one, `${at}/${one.name()}`))];
};

const wordsOf = ({ verbs, options }: Offer): string => [...verbs, ...options].join(' ');
const placesOf = (offers: readonly Offer[]): readonly string[] => offers.map(({ at }) => at).filter((at) => at !== '');
const cases = (offers: readonly Offer[], line: (words: string) => string): string =>
  offers.map((offer) => `    '${offer.at}') ${line(wordsOf(offer))} ;;`).join('\n');

const bash = (offers: readonly Offer[]): string => `_gongkai() {
  local at='' word offered=''
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$at/$word" in ${placesOf(offers).join('|')}) at="$at/$word" ;; esac
  done
  case "$at" in
${cases(offers, (words) => `offered='${words}'`)}
  esac
  COMPREPLY=($(compgen -W "$offered" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _gongkai gongkai`;

const zsh = (offers: readonly Offer[]): string => `#compdef gongkai
_gongkai() {
  local at='' word
  for word in \${words[2,CURRENT-1]}; do
    case "$at/$word" in ${placesOf(offers).join('|')}) at="$at/$word" ;; esac
  done
  case "$at" in
${cases(offers, (words) => `compadd -- ${words}`)}
  esac
  _files
}
compdef _gongkai gongkai`;

const fish = (offers: readonly Offer[]): string => {
  // Where a verb is next, files are not offered.
  const lines = offers.map(
    (offer) =>
      `complete -c gongkai -n "__gongkai_at '${offer.at}'"${offer.verbs.length > 0 ? ' -f' : ''} -a '${wordsOf(offer)}'`,
  );
  return `function __gongkai_at
  set -l at ''
  for word in (commandline -opc)[2..-1]
    contains -- "$at/$word" ${placesOf(offers).join(' ')}; and set at "$at/$word"
  end
  test "$at" = "$argv[1]"
end
${lines.join('\n')}`;
};

const SHELLS = { bash, zsh, fish } as const;

const HELP = `
Completes verbs and options, and names of files elsewhere.
${examples(
  'gongkai completion bash > ~/.local/share/bash-completion/completions/gongkai',
  'gongkai completion zsh > "${fpath[1]}/_gongkai"',
  'gongkai completion fish > ~/.config/fish/completions/gongkai.fish',
)}`;

/** `gongkai completion`; made from the command itself, so that no verb is left out. */
export const addCompletion = (program: Command, { terminal }: Context): void => {
  program
    .command('completion')
    .description('Print the completion script of a shell.')
    .addArgument(new Argument('<shell>').choices(['bash', 'zsh', 'fish'] as const))
    .addHelpText('after', HELP)
    .action((shell) => terminal.print(SHELLS[shell](offersOf(program))));
};
