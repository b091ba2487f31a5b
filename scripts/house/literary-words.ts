// The list of words is that of the project's style; "stands for" and "is no longer" are plain English.
const LITERARY = new RegExp(
  `\\b(${[
    'told',
    'tells',
    'whoever',
    'nobody',
    'somebody',
    'anew',
    'besides',
    'stands?(?! for\\b)',
    'lies?',
    '(?:is|are|was|were) no(?! (?:longer|more|later|less)\\b)',
    '(?:is|are|was|were) none',
    'himself',
    'by chance',
    'beaten',
    'ought',
    '(?:comes?|came) to',
  ].join('|')})\\b`,
  'gi',
);

const WORD = /[A-Za-z][\w'’-]*/g;

/** Returns the literary words of a text, in the order in which they are written. */
export const literaryWords = (text: string): readonly string[] => text.replaceAll(/\s+/g, ' ').match(LITERARY) ?? [];

/** Returns how many words of the Latin alphabet a text has. */
export const countWords = (text: string): number => text.match(WORD)?.length ?? 0;
