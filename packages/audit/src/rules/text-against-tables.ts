import { decimalText, findDigitSlip, isOwnCount, labelOf, type Mention, type Sentence } from '../text/index.ts';
import type { Draft } from './rule.ts';
import { DOCUMENTS, QUOTED, type Quoted } from './quoted-figures.ts';
import type { TableValue, TableView } from './table-view.ts';

/** Words that give a sentence a narrower or wider scope than the table. */
export const OTHER_SCOPE =
  /本级|办公室|撤回|撤销申请|不予受理|转办|咨询|上级|累计|截至|以来|网上申请平台|补正后|部门收到|乡镇/;

/** Words that refer to everything that the report covers. */
const WHOLE = /全[省市县区州盟旗局系]|我[省市县区州局委厅院镇乡办]|本[机单局]/;

const TELLING = 20n;
/** From this value on, a figure that differs by one digit is taken as a misprint. */
const LARGE = 100n;

/** Whether a figure of the text equals one of a table. */
export const equalTo = ({ value }: Mention, { value: cell }: TableValue): boolean =>
  value.numerator === cell * value.denominator;

/** A figure of the text that is also in a table. */
interface Quote {
  readonly mention: Mention;
  readonly quoted: Quoted;
  /** The expected value in the tables. */
  readonly first: TableValue;
  /** The value that agrees; null if none does. */
  readonly matched: TableValue | null;
}

/** Finds the figures that a sentence quotes from tables; a role that occurs twice has two scopes and is dropped. */
const quotesIn = ({ mentions }: Sentence, words: string, reportYear: number | null, view: TableView) => {
  const documents = /规范性文件/.test(words) && !/规章|党内|清理/.test(words);
  const list = documents ? [...QUOTED, ...DOCUMENTS] : QUOTED;
  const quotes = mentions.flatMap((mention): readonly Quote[] => {
    if (mention.kind !== 'count' || mention.scale !== '' || !/[件宗条份]/.test(mention.unit)) return [];
    if (mention.approximate || mention.broken || !isOwnCount(mention, reportYear)) return [];
    const label = labelOf(mention);
    const quoted = list.find((one) => one.label.test(label));
    const values = quoted?.values(view).filter((one) => one !== null) ?? [];
    const [first] = values;
    if (quoted === undefined || first === undefined) return [];
    return [{ mention, quoted, first, matched: values.find((one) => equalTo(mention, one)) ?? null }];
  });
  return quotes.filter(({ quoted }) => quotes.filter((one) => one.quoted.role === quoted.role).length === 1);
};

/** Whether enough other figures of the sentence agree with the tables that this one should too. */
const hasCompanions = ({ mention }: Quote, quotes: readonly Quote[]): boolean => {
  const agreeing = quotes.filter((one) => one.mention !== mention && one.matched !== null && one.matched.value > 0n);
  // One small figure may agree by coincidence.
  return agreeing.length > 1 || agreeing.some(({ mention: one }) => one.value.numerator >= TELLING);
};

const judgeQuote = (quote: Quote, quotes: readonly Quote[], words: string): Draft => {
  const { mention, quoted, first, matched } = quote;
  const common = { ruleId: quoted.ruleId, stated: mention, operands: [], cells: [matched ?? first] };
  if (matched !== null) return { ...common, verdict: 'pass' };
  const likelyCause = findDigitSlip(decimalText(mention.value), String(first.value));
  const wholeOrLarge = WHOLE.test(words) || mention.value.numerator >= LARGE;
  const sure = hasCompanions(quote, quotes) || (quoted.plain === true && likelyCause !== null && wholeOrLarge);
  if (!sure || OTHER_SCOPE.test(words)) return { ...common, verdict: 'cannot-assess', reason: 'counting-base' };
  return {
    ...common,
    verdict: 'error',
    confidence: 'medium',
    computed: String(first.value),
    assumption: 'the sentence and the table are about the same agencies and the same year',
    likelyCause,
  };
};

/** Checks figures that a sentence quotes from the tables. */
export const judgeAgainstTables = (
  sentence: Sentence,
  text: string,
  reportYear: number | null,
  view: TableView,
): readonly Draft[] => {
  const words = text.slice(sentence.start, sentence.end);
  const quotes = quotesIn(sentence, words, reportYear, view);
  return quotes.map((quote) => judgeQuote(quote, quotes, words));
};
