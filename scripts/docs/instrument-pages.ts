import type { Citation, Instrument, InstrumentId, Mark } from '@gongkai/core';
import { INSTRUMENTS } from '@gongkai/core';
import { allUses, placesOf, type Use } from './citations.ts';

const MARKS: Readonly<Record<Mark, string>> = {
  verified: '',
  'second-hand': ' *second-hand*',
  'from-memory': ' *from memory*',
  'design-choice': ' *design choice*',
};

const FROM = { 'second-hand': 'second-hand', 'from-memory': 'from memory' } as const;

const READ: Readonly<Record<Mark, string>> = {
  verified: 'Read in a copy of the text.',
  'second-hand':
    'Not read: taken from another work that restates it. Compare with the official text before you rely on it.',
  'from-memory': 'Not read: remembered. Compare with the official text before you rely on it.',
  'design-choice': 'A choice of this project.',
};

const named = (heading: string): number =>
  heading === '全文' ? -1 : [...Array(200).keys()].findIndex((n) => heading === `第${numeral(n)}条`);

const DIGITS = '〇一二三四五六七八九';
// Independent of the one in core, so that a wrong numeral there shows as a place that cannot be ordered.
const numeral = (n: number): string => {
  const digits = Array.from(String(n)).map((one) => DIGITS.charAt(Number(one)));
  const [ones = '', tens = '', hundreds = ''] = digits.toReversed();
  const last = ones === '〇' ? '' : ones;
  if (n < 10) return ones;
  if (n < 20) return `十${last}`;
  if (n < 100) return `${tens}十${last}`;
  return `${hundreds}百${tens === '〇' ? (last === '' ? '' : '零') : `${tens}十`}${last}`;
};

const textOf = ({ what, citation }: Use): string => `- ${what}: ${citation.text}${MARKS[citation.mark]}`;

const page = (id: InstrumentId, uses: ReadonlyMap<string, readonly Use[]>): string => {
  const one: Instrument = INSTRUMENTS[id];
  const from =
    one.from === null
      ? ''
      : ` In force from ${one.from}${one.fromMark === undefined ? '' : ` (${FROM[one.fromMark]})`}.`;
  const sections = [...uses]
    .toSorted(([a], [b]) => named(a) - named(b))
    .map(([heading, list]) => `## ${heading}\n\n${list.map(textOf).join('\n')}\n`);
  const head = `# ${one.title === null ? one.number : `《${one.title}》`}\n`;
  const about = `${one.english}, ${one.number}, here 「${one.short}」.${from} ${READ[one.mark]}\n`;
  const what =
    'What rests on which article; made from the procedures by `npm run docs`. The text of the law is not here.\n';
  return [head, about, what, ...sections].join('\n');
};

const byPlace = (): ReadonlyMap<InstrumentId, ReadonlyMap<string, readonly Use[]>> => {
  const all = new Map<InstrumentId, Map<string, Use[]>>();
  for (const use of allUses()) {
    for (const { instrument, heading } of placesOf(use.citation)) {
      const places = all.get(instrument) ?? new Map<string, Use[]>();
      all.set(instrument, places);
      places.set(heading, [...(places.get(heading) ?? []), use]);
    }
  }
  return all;
};

/** Makes docs/law/<instrument>.md: every article that is cited, and what cites it. */
export const instrumentPages = (): ReadonlyMap<string, string> =>
  new Map([...byPlace()].map(([id, uses]) => [`law/${id}.md`, page(id, uses)]));

/** Formats a citation with a link to each of its places. */
export const linked = (citation: Citation): string => {
  const links = [...new Set(placesOf(citation).map(({ instrument, heading }) => `law/${instrument}.md#${heading}`))];
  return `${citation.text}${MARKS[citation.mark]}${links.map((link) => ` [§](${link})`).join('')}`;
};
