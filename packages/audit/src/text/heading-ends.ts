const NUMBERED =
  /^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|第[一二三四五六七八九十]{1,3}[章节部])/;
const TITLE = /(?:报告|年报)(?:\([^()]{1,12}\))?$/;
/** Signs and figures of a sentence or of a row; a year may be in a heading. */
const OF_SENTENCE = /[,。;!?:…\t|]/;
const YEAR = /20\d\d年?度?/g;
const ENDED = /[。!?][”"』」)]*$/;
/** A figure at the start of a line: the line before is its label, as in a table. */
const FIGURE_FIRST = /^\d+(?![\d年.、])/;
const LONGEST_HEADING = 50;
/** A line that is not shorter than this share of the longest may be a part of a paragraph. */
const SHORT = 0.7;

interface Line {
  readonly words: string;
  /** The offset of its line end. */
  readonly end: number;
  /** Whether an empty line is before it. */
  readonly apart: boolean;
}

const linesOf = (text: string): readonly Line[] => {
  const lines: Line[] = [];
  let [start, apart] = [0, true];
  while (start < text.length) {
    const next = text.indexOf('\n', start);
    const end = next === -1 ? text.length : next;
    const words = text.slice(start, end).trim();
    if (words === '') apart = true;
    else {
      lines.push({ words, end, apart });
      apart = false;
    }
    start = end + 1;
  }
  return lines;
};

const hasWordsOfHeading = (words: string): boolean =>
  words.length <= LONGEST_HEADING &&
  /[\u4e00-\u9fff]{2}/.test(words.replace(NUMBERED, '')) &&
  !OF_SENTENCE.test(words) &&
  !/\d/.test(words.replace(YEAR, ''));

/**
 * Finds the line ends after titles and headings, which have no full stop: a short line without figures at the start of
 * a paragraph. In a text that was broken into lines anywhere, a full line is not a heading.
 * @param text in plain writing
 * @returns offsets in order
 */
export const headingEnds = (text: string): readonly number[] => {
  const lines = linesOf(text);
  const longest = lines.reduce((most, { words }) => Math.max(most, words.length), 0);
  const ends: number[] = [];
  let begins = true;
  for (const [index, { words, end, apart }] of lines.entries()) {
    const next = lines[index + 1];
    const opens: boolean = begins || apart || NUMBERED.test(words);
    const ending =
      next !== undefined &&
      !FIGURE_FIRST.test(next.words) &&
      (next.apart || NUMBERED.test(next.words) || TITLE.test(words) || words.length <= longest * SHORT);
    const heading: boolean = opens && ending && hasWordsOfHeading(words);
    if (heading) ends.push(end);
    begins = heading || ENDED.test(words.slice(-8));
  }
  return ends;
};
