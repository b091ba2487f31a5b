import type { Sentence } from '../text/index.ts';
import type { Draft } from './rule.ts';
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

/** X5: no application was received. */
const judgeNone = (sentence: Sentence, words: string, view: TableView): readonly Draft[] => {
  const none = NONE_RECEIVED.exec(words);
  const table = received(view);
  if (none === null || table === null || OTHER_SCOPE.test(words)) return [];
  if (/费|复议|诉讼|异议/.test(words.slice(0, none.index))) return [];
  const common = { ruleId: 'X5', stated: span(sentence, none), operands: [], cells: [table] };
  if (table.value === 0n) return [{ ...common, verdict: 'pass' }];
  const assumption = 'the sentence and the table are about the same agencies and the same year';
  return [{ ...common, verdict: 'error', confidence: 'medium', computed: String(table.value), assumption }];
};

/** P25: every reconsideration was upheld. */
const judgeAllUpheld = (sentence: Sentence, words: string, view: TableView): readonly Draft[] => {
  const upheld = ALL_UPHELD.exec(words);
  const [one, ...more] = sentence.mentions.filter(
    ({ kind, lead }) => kind === 'count' && /行政复议/.test(lead) && !/诉讼/.test(lead),
  );
  const total = view.cell('remedies', 'remedies/reconsideration.total', '总计');
  const kept = view.cell('remedies', 'remedies/reconsideration.upheld', '结果维持');
  if (upheld === null || one === undefined || more.length > 0 || total === null || kept === null) return [];
  if (!equalTo(one, total)) return [];
  const common = { ruleId: 'P25', stated: span(sentence, upheld), operands: [one], cells: [kept] };
  if (equalTo(one, kept)) return [{ ...common, verdict: 'pass' }];
  const assumption = 'the sentence and the table are about the same cases';
  return [{ ...common, verdict: 'error', confidence: 'medium', computed: String(kept.value), assumption }];
};

/** Checks statements about none and about all against the tables: 未收到申请; 行政复议5件,均维持. */
export const judgeUniversal = (sentence: Sentence, text: string, view: TableView): readonly Draft[] => {
  const words = text.slice(sentence.start, sentence.end);
  return [...judgeNone(sentence, words, view), ...judgeAllUpheld(sentence, words, view)];
};
