import { asText, type Attack, upload } from './upload.ts';

// The longest text that is audited, and one that is refused by its length.
const LONGEST = 400_000;
const MILLION = 1_000_000;
const ANY = ['ok', 'work/too-slow', 'work/out-of-memory'];

const filled = (shape: string): string => shape.repeat(Math.floor(LONGEST / shape.length));

/** Four hundred thousand characters of each shape: what a rule that looks again from every character takes hours for. */
const SHAPES: Readonly<Record<string, string>> = {
  'Chinese numerals': '一',
  'other Chinese numerals': '二千三百零五万',
  radicals: '\u2F00',
  'radicals among words': '\u2F00件',
  tabs: '\t',
  'tabs and figures': '1\t',
  strokes: '|',
  digits: '7',
  'full-width digits': '7',
  'figures with separators': '1,',
  'decimal points': '1.',
  'minus signs': '-',
  'percent signs': '%',
  'figures and signs': '12.5%',
  brackets: '((',
  'closed brackets': '()',
  quotes: '“',
  'closed quotes': '“”',
  spaces: ' ',
  'wide spaces': '\u3000',
  newlines: '\n',
  'returns and newlines': '\r\n',
  colons: '其中:',
  'lists without an end': '其中,公开1件,',
  'lists of shares': '公开1件,占50%;',
  semicolons: '1件;',
  'ends of sentences': '。',
  'plausible sentences': '全年收到政府信息公开申请100件,其中网络申请60件,占60%;信函申请40件,占40%。\n',
  'growth after growth': '比上年增长10%,',
  balances: '新收78件,上年结转3件。全年答复75件,结转下年3件。',
  headings: '一、总体情况\n',
  'numbered lines': '(一)1\n',
  addresses: 'http://a.',
  'ends of addresses': 'a@b.',
  'names of places': '云南省昆明市',
  'words of chance': '博彩',
  dates: '2023年',
  'combining marks': 'a\u0301',
  'characters of two halves': '𠮷',
  'halves of characters': '公',
};

/** Texts that the auditor reads; each is answered within the deadline, or refused as too slow. */
export const TEXTS: readonly Attack[] = [
  ...Object.entries(SHAPES).map(([name, shape]): Attack => ({
    name: `400,000 characters: ${name}`,
    answers: ANY,
    make: () => asText(filled(shape)),
  })),
  { name: 'a row of 120,000 tabs', answers: ANY, make: () => asText(`${'\t'.repeat(120_000)}1`) },
  { name: 'a million characters', answers: ['http/invalid'], make: () => asText('一'.repeat(MILLION)) },
  {
    name: 'eight megabytes of plain text',
    answers: ['reading/too-large'],
    make: () => upload(Buffer.from('公开12件。'.repeat(500_000))),
  },
  {
    name: 'the same numerals, six at once',
    answers: [...ANY, 'work/too-many'],
    times: 6,
    make: () => asText('一'.repeat(LONGEST)),
  },
];
