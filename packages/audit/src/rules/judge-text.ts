import { findReportYear, hasDamagedLabel, type Mention, type Sentence, sentencesOf } from '../text/index.ts';
import type { Draft, ReadSentence, RuleContext } from './rule.ts';
import { judgeBalance } from './judge-balance.ts';
import { judgeSplitBalance } from './judge-split-balance.ts';
import { judgeChange } from './judge-change.ts';
import { judgeGrowth } from './judge-growth.ts';
import { type JudgedList, judgeList } from './judge-list.ts';
import { judgeShares } from './judge-shares.ts';
import { judgeRates } from './judge-rates.ts';
import { createRepeatJudge } from './judge-repeated.ts';
import { createSectionJudge } from './judge-across-sections.ts';
import { judgeRounded } from './judge-rounded.ts';
import { judgeShareList } from './judge-share-list.ts';
import { judgeTotalAfter } from './judge-total-after.ts';
import type { List } from './list.ts';
import { listsIn } from './lists.ts';
import { deduplicate } from './deduplicate.ts';
import { type Share, sharesIn } from './shares.ts';
import type { TableView } from './table-view.ts';
import { judgeUniversal } from './judge-universal.ts';
import { judgeAgainstTables } from './text-against-tables.ts';

/** The number of earlier sentences with figures that are kept. */
const KEPT = 10;

/** Whether another list of the same places or things, in another unit, adds up to its total. */
const isParallel = (list: List, lists: readonly List[]): boolean => {
  const [first] = list.parts;
  return lists.some((other) => {
    const [start] = other.parts;
    if (other === list || first === undefined || start === undefined || first.unit === start.unit) return false;
    if (other.parts.length !== list.parts.length || list.parts.length < 2) return false;
    return judgeList(other, new Map(), false).drafts.some(({ verdict }) => verdict === 'pass');
  });
};

/**
 * Finds the parts after a semicolon, if they add up to the total by themselves and those before them are a list too.
 */
const secondFacet = (list: List): List | null => {
  const breaks = list.parts.filter(({ lead }, index) => index > 0 && lead.startsWith(';'));
  const at = list.parts.findIndex(({ lead }, index) => index > 1 && breaks.length === 1 && lead.startsWith(';'));
  const parts = at === -1 ? [] : list.parts.slice(at);
  if (parts.length < 2) return null;
  const second: List = { ...list, opener: 'category', parts };
  const { drafts, rest } = judgeList(second, new Map(), false);
  return rest.length === 0 && drafts.some(({ verdict }) => verdict === 'pass') ? second : null;
};

/** Judges a list, and the figures after it as a second list of the same total: by applicant; by outcome. */
const judgeAll = (
  list: List,
  shares: ReadonlyMap<Mention, Share>,
  parallel: boolean,
): readonly { list: List; judged: JudgedList }[] => {
  const second = secondFacet(list);
  if (second !== null) {
    const first = { ...list, parts: list.parts.slice(0, -second.parts.length) };
    return [first, second].map((one) => ({ list: one, judged: judgeList(one, shares, false) }));
  }
  const judged = judgeList(list, shares, parallel);
  const { head, rest } = judged;
  if (head === null || rest.length < 2 || rest[0]?.lead.startsWith(';') !== true) return [{ list, judged }];
  const behind: List = { ...list, opener: 'category', heads: [head], parts: rest };
  return [{ list: { ...list, parts: list.parts.slice(0, -rest.length) }, judged }, ...judgeAll(behind, shares, false)];
};

const judgeSentence = (sentence: Sentence, context: RuleContext): { drafts: readonly Draft[]; read: ReadSentence } => {
  const shares = sharesIn(sentence.mentions);
  const lists = listsIn(sentence, context);
  const judged = lists.flatMap((list) => judgeAll(list, shares, isParallel(list, lists)));
  const parts = new Set<Mention>(lists.flatMap((list) => list.parts));
  const drafts = [
    ...judged.flatMap((one) => one.judged.drafts),
    ...judgeShares(sentence, shares, judged, context),
    ...judgeGrowth(sentence, context),
    ...judgeChange(sentence, context),
    ...judgeBalance(sentence, context.reportYear),
    ...judgeSplitBalance(sentence, context),
    ...judgeRates(sentence, context),
    ...judgeTotalAfter(sentence, context),
    ...judgeShareList(sentence),
    ...judgeRounded(sentence, context),
    ...damagedLabels(sentence),
  ];
  return { drafts, read: { sentence, parts } };
};

/** Figures whose label was replaced cannot be assessed. */
const damagedLabels = ({ mentions }: Sentence): readonly Draft[] =>
  mentions
    .filter((mention) => mention.kind === 'count' && hasDamagedLabel(mention))
    .map((stated) => ({ ruleId: 'label', verdict: 'cannot-assess', reason: 'label-damaged', stated, operands: [] }));

/** A title, a heading, a year or a subject; a text with another beginning may be cut off. */
const BEGINNING =
  /^[^一-龥]{0,20}(?:20\d\d|[一二三四五六七八九十]{1,3}、|第|\(|\d|截[至止]|今年|本|全[省市县区州年局国]|我[省市县区州局委厅院镇乡办]|一年|按|根据|为|[^,;。]{2,40}(?:报告|年报|情况|概述))/;
const beginsWhole = (text: string): boolean => BEGINNING.test(text.slice(0, 80));

/** If the beginning of the text is cut off, the total of a list may be missing. */
const withoutBeginning = (draft: Draft, end: number): Draft => {
  const apart =
    draft.stated.start < end && draft.operands.length > 0 && draft.operands.every(({ start }) => start >= end);
  if (draft.verdict !== 'error' || !apart) return draft;
  const { ruleId, stated, operands } = draft;
  return { ruleId, verdict: 'cannot-assess', reason: 'figure-missing', stated, operands };
};

/** Judges all sentences of a compact text, in the order of the text. */
export const judgeText = (text: string, view: TableView | null = null): readonly Draft[] => {
  const reportYear = findReportYear(text);
  let firstEnd = 0;
  const sections = createSectionJudge();
  const repeated = createRepeatJudge();
  const drafts: Draft[] = [];
  let earlier: readonly ReadSentence[] = [];
  for (const sentence of sentencesOf(text)) {
    if (sentence.index === 0) firstEnd = sentence.end;
    if (view !== null) {
      drafts.push(...judgeAgainstTables(sentence, text, reportYear, view), ...judgeUniversal(sentence, text, view));
    }
    if (sentence.mentions.length === 0) continue;
    const { drafts: own, read } = judgeSentence(sentence, { text, reportYear, earlier });
    drafts.push(...own, ...repeated(sentence));
    sections.read(sentence);
    earlier = [...earlier, read].slice(-KEPT);
  }
  drafts.push(...sections.judge());
  return deduplicate(beginsWhole(text) ? drafts : drafts.map((draft) => withoutBeginning(draft, firstEnd)));
};
