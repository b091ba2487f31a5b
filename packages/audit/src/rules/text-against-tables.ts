import { slipOf } from '../slip.ts';
import { decimalText } from '../text/rational.ts';
import type { Mention, Sentence } from '../text/sentences.ts';
import { labelOf } from '../text/sentences.ts';
import type { Draft } from './draft.ts';
import { DOCUMENTS, QUOTED } from './quoted-figures.ts';
import { isOwnCount } from './roles.ts';
import type { TableValue, TableView } from './table-view.ts';

/** Words that make a sentence speak of less, or of more, than the table. */
export const OTHER_SCOPE =
  /本级|办公室|撤回|撤销申请|不予受理|转办|咨询|上级|累计|截至|以来|网上申请平台|补正后|部门收到|乡镇/;

/** Words that say that the whole of what the report covers is meant. */
const WHOLE = /全[省市县区州盟旗局系]|我[省市县区州局委厅院镇乡办]|本[机单局]/;

const TELLING = 20n;
/** From here on a figure that differs by one digit is the same figure, wrongly printed. */
const LARGE = 100n;

/** Whether a figure of the text is that of a table. */
export const equalTo = ({ value }: Mention, { value: cell }: TableValue): boolean =>
  value.numerator === cell * value.denominator;

/** Holds the figures that a sentence quotes from the tables to the tables. */
export const judgeAgainstTables = (
  sentence: Sentence,
  text: string,
  reportYear: number | null,
  view: TableView,
): readonly Draft[] => {
  const words = text.slice(sentence.start, sentence.end);
  const documents = /规范性文件/.test(words) && !/规章|党内|清理/.test(words);
  const list = documents ? [...QUOTED, ...DOCUMENTS] : QUOTED;
  const quotes = sentence.mentions.flatMap((mention) => {
    if (mention.kind !== 'count' || mention.scale !== '' || !/[件宗条份]/.test(mention.unit)) return [];
    if (mention.approximate || mention.broken || !isOwnCount(mention, reportYear)) return [];
    const label = labelOf(mention);
    const quoted = list.find((one) => one.label.test(label));
    const values = quoted?.values(view).filter((one) => one !== null) ?? [];
    const [first] = values;
    if (quoted === undefined || first === undefined) return [];
    return [{ mention, quoted, first, matched: values.find((one) => equalTo(mention, one)) ?? null }];
  });
  // A role that is named twice is of two scopes.
  const once = quotes.filter(({ quoted }) => quotes.filter((one) => one.quoted.role === quoted.role).length === 1);
  const scoped = OTHER_SCOPE.test(words);
  return once.flatMap(({ mention, quoted, first, matched }): readonly Draft[] => {
    const common = { ruleId: quoted.ruleId, stated: mention, operands: [], cells: [matched ?? first] };
    if (matched !== null) return [{ ...common, verdict: 'pass' }];
    const companions = once.filter((one) => one.mention !== mention && one.matched !== null && one.matched.value > 0n);
    const slip = slipOf(decimalText(mention.value), String(first.value));
    // One small figure may agree by chance.
    const together = companions.length > 1 || companions.some(({ mention: one }) => one.value.numerator >= TELLING);
    const sure =
      together || (quoted.plain === true && slip !== null && (WHOLE.test(words) || mention.value.numerator >= LARGE));
    if (!sure || scoped) return [{ ...common, verdict: 'cannot-assess', reason: 'counting-base' }];
    return [
      {
        ...common,
        verdict: 'error',
        confidence: 'medium',
        computed: String(first.value),
        assumption: 'the sentence and the table speak of the same agencies and the same year',
        likelyCause: slip,
      },
    ];
  });
};
