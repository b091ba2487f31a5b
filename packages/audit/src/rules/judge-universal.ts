import type { Sentence } from '../text/sentences.ts';
import type { Draft } from './draft.ts';
import { received } from './quoted-figures.ts';
import type { TableView } from './table-view.ts';
import { equalTo, OTHER_SCOPE } from './text-against-tables.ts';

const NONE_RECEIVED =
  /(?:未|没有)(?:收到|接到|受理)过?(?:任何)?(?:公民、?法人(?:和|或|或者|及)?其他组织(?:提出)?的?)?(?:有关)?(?:政府信息公开|依申请公开政府信息|依申请公开|信息公开)(?:的)?申请(?=[,;]|$)/;
const ALL_UPHELD = /(?:均|全部|都)(?:被|获|予以|为)?维持/;

const span = (sentence: Sentence, found: RegExpExecArray) => {
  const start = sentence.start + found.index;
  return { start, end: start + found[0].length };
};

/** Holds what a sentence says of none and of all to the tables: 未收到申请; 行政复议5件,均维持. */
export const judgeUniversal = (sentence: Sentence, text: string, view: TableView): readonly Draft[] => {
  const words = text.slice(sentence.start, sentence.end);
  const drafts: Draft[] = [];
  const none = NONE_RECEIVED.exec(words);
  const table = received(view);
  if (
    none !== null &&
    table !== null &&
    !OTHER_SCOPE.test(words) &&
    !/费|复议|诉讼|异议/.test(words.slice(0, none.index))
  ) {
    const common = { ruleId: 'X5', stated: span(sentence, none), operands: [], cells: [table] };
    drafts.push(
      table.value === 0n
        ? { ...common, verdict: 'pass' }
        : {
            ...common,
            verdict: 'error',
            confidence: 'medium',
            computed: String(table.value),
            assumption: 'the sentence and the table speak of the same agencies and the same year',
          },
    );
  }
  const upheld = ALL_UPHELD.exec(words);
  const cases = sentence.mentions.filter(
    ({ kind, lead }) => kind === 'count' && /行政复议/.test(lead) && !/诉讼/.test(lead),
  );
  const [one] = cases;
  const total = view.cell('remedies', 'remedies/reconsideration.total', '总计');
  const kept = view.cell('remedies', 'remedies/reconsideration.upheld', '结果维持');
  if (
    upheld !== null &&
    one !== undefined &&
    cases.length === 1 &&
    total !== null &&
    kept !== null &&
    equalTo(one, total)
  ) {
    const common = { ruleId: 'P25', stated: span(sentence, upheld), operands: [one], cells: [kept] };
    drafts.push(
      equalTo(one, kept)
        ? { ...common, verdict: 'pass' }
        : {
            ...common,
            verdict: 'error',
            confidence: 'medium',
            computed: String(kept.value),
            assumption: 'the sentence and the table speak of the same cases',
          },
    );
  }
  return drafts;
};
