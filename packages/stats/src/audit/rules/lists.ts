import type { Mention, Sentence } from '../text/sentences.ts';
import { labelOf } from '../text/sentences.ts';
import { unitOf } from '../text/quantity.ts';
import { familyOf } from './families.ts';
import { isOfEach, isOwnCount } from './roles.ts';
import { shareOf } from './share-of.ts';

/** A list of parts and what it may be the parts of. */
export interface List {
  /** How it is announced: 其中, a bracket behind the total, 包括, 分别为, by its categories, by its shares. */
  readonly opener: 'among' | 'bracket' | 'named' | 'respectively' | 'category' | 'shares';
  /** What may be the total, the nearest first. */
  readonly heads: readonly Mention[];
  /** Whether the head stands in the same sentence. */
  readonly near: boolean;
  readonly parts: readonly Mention[];
  /** Whether the text goes on with more that may belong to the total, or a figure without its unit stands between. */
  readonly open: boolean;
  /** Whether counts of another kind stand between the parts: some of the parts may be told in another unit. */
  readonly mixed: boolean;
}

/** A sentence that was read, and which of its figures are parts of another. */
export interface ReadSentence {
  readonly sentence: Sentence;
  readonly parts: ReadonlySet<Mention>;
}

export interface Surroundings {
  /** The compact text. */
  readonly text: string;
  readonly reportYear: number | null;
  /** Earlier sentences of the section that hold counts, the nearest last. */
  readonly earlier: readonly ReadSentence[];
}

/** What a list in a sentence of its own divides its total by: 从申请方式看. */
const BY_MEASURE = /(?:从|按|按照|根据)[^,;]{2,12}(?:看|来看|分|分类|划分|统计)[,:]/;
const LONGEST_LIST = 80;
const GOES_ON = /此外|另外|同时|与此|另有|除此/;
const AFTER = /^(?:[一二三四五六七八九十]是)?(?:此外|另外|另有|同时|除此)/;
const NOT_PARTS = /^\((?:不含|不包括|除|较|比|同比|上年|去年|增|减|截至|占|约|即|上述)/;
/** What is said to be among others is not all of them. */
const SUBSET = /^\((?:其中)?含/;
const AND_SO_ON = /^[)]?(?:等|…|\.\.)/;
const AMONG_NAMED = /^(?:[一二三四五六七八九十\d]{1,3}[、.]|\([一-十]\))?([^,;:(]{2,24}?)中[,:]/;

const openerOf = (mention: Mention, before: Mention | undefined): List['opener'] | null => {
  const { lead } = mention;
  const adjoining = before !== undefined && mention.bracket === before.end && lead.startsWith('(');
  if (adjoining) return NOT_PARTS.test(lead) ? null : 'bracket';
  if (lead.includes('其中')) return 'among';
  if (/[,:;)]?分别(?:为|是|有)[:]?[^,;]*$/.test(lead)) return 'respectively';
  if (before === undefined && BY_MEASURE.test(lead)) return 'named';
  if (/包括:?|包含:?|分为|分别/.test(lead) && !/不包括/.test(lead)) return 'named';
  return null;
};

const startsAmong = (sentence: Sentence, mention: Mention): boolean =>
  mention.bracket === -1 && AMONG_NAMED.test(mention.lead) && sentence.mentions[0] === mention;

/** From one figure on, what stands on its level until the list ends. */
const run = (mentions: readonly Mention[], from: number, around: Surroundings) => {
  const first = mentions[from];
  const items: Mention[] = [];
  let open = false;
  for (const [ahead, mention] of mentions.slice(from, from + LONGEST_LIST).entries()) {
    if (first === undefined) break;
    const index = from + ahead;
    if (mention.bracket !== first.bracket) {
      if (first.bracket !== -1 && mention.outer !== first.bracket) break;
      continue;
    }
    if (index > from && /其中|包括|分别/.test(mention.lead)) {
      open = true;
      break;
    }
    if (index > from && GOES_ON.test(mention.lead)) {
      open = true;
      break;
    }
    if (mention.kind === 'bare' || isOfEach(mention)) open = true;
    else if (mention.kind === 'count' && isOwnCount(mention, around.reportYear)) items.push(mention);
  }
  return { items, open };
};

/** The counts before a list, the nearest first; where there are some since the last semicolon, only those. */
const headsInSentence = (mentions: readonly Mention[], at: number, unit: string, around: Surroundings) => {
  const first = mentions[at];
  const found = mentions
    .slice(Math.max(0, at - LONGEST_LIST), at)
    .filter(
      (one) =>
        one.kind === 'count' &&
        unitOf(one) === unit &&
        one.bracket === (first?.lead.startsWith('(') === true ? first.outer : first?.bracket) &&
        isOwnCount(one, around.reportYear),
    )
    .toReversed();
  const clause = found.findIndex(({ lead }) => lead.includes(';'));
  return clause === -1 || first?.lead.includes(';') === true ? found : found.slice(0, clause + 1);
};

/** What a figure says that has its categories behind it, without a word between. */
const TOTAL = /共|总|收到|受理|接收|接到|收办|办结|办理|答复|处理|处置|发生|复议|诉讼|回应|发布|公开|人员|提出|新收/;

/** How far back the total of a list may stand, in sentences. */
const FARTHEST_HEAD = 2;

/** The sentences that a list may have its total in: close by, and under the same heading. */
const within = (sentence: Sentence, { earlier }: Surroundings): readonly ReadSentence[] => {
  if (sentence.opensSection) return [];
  const near = earlier.filter((one) => sentence.index - one.sentence.index <= FARTHEST_HEAD).toReversed();
  const opening = near.findIndex((one) => one.sentence.opensSection);
  return opening === -1 ? near : near.slice(0, opening + 1);
};

/** The counts of the nearest earlier sentence that has any of the unit; what is a part there only when nothing else is. */
const headsBefore = (from: Sentence, unit: string, around: Surroundings, named: string | null): readonly Mention[] => {
  for (const { sentence, parts } of within(from, around)) {
    const counts = sentence.mentions.filter(
      (one) => one.kind === 'count' && unitOf(one) === unit && one.bracket === -1 && isOwnCount(one, around.reportYear),
    );
    if (named !== null) {
      const fitting = counts.filter((one) => labelOf(one).includes(named));
      if (fitting.length > 0) return fitting;
      continue;
    }
    const whole = counts.filter((one) => !parts.has(one));
    if (counts.length > 0) return (whole.length > 0 ? whole : counts).toReversed();
  }
  return [];
};

/** How many figures from here on are the complete categories of one form; the first of them opens the list. */
const categoryAt = (items: readonly Mention[], before: Mention | undefined): number => {
  for (let count = Math.min(items.length, 8); count >= 2; count -= 1) {
    const labels = items.slice(0, count).map(labelOf);
    const found = familyOf(labels);
    if (found?.complete !== true) continue;
    const goesBack = before?.kind === 'count' && familyOf([labelOf(before), ...labels])?.complete === true;
    return goesBack ? 0 : count;
  }
  return 0;
};

/** The lists of a sentence, with what each may be the parts of. */
export const listsIn = (sentence: Sentence, around: Surroundings): readonly List[] => {
  const { mentions } = sentence;
  const lists: List[] = [];
  let taken = -1;
  const goesOn = !sentence.ended || AFTER.test(around.text.slice(sentence.end + 1, sentence.end + 8));

  for (const [index, mention] of mentions.entries()) {
    if (mention.kind !== 'count' || !isOwnCount(mention, around.reportYear)) continue;
    const announced = openerOf(mention, mentions[index - 1]);
    const named = startsAmong(sentence, mention) && announced === null;
    if (announced === null && !named && index <= taken) continue;
    const { items, open } = run(mentions, index, around);
    let opener = announced ?? (named ? 'among' : null);
    let parts: readonly Mention[] = items;
    if (opener === null && mentions[index - 1] !== undefined) {
      const count = categoryAt(
        items.filter((one) => unitOf(one) === unitOf(mention)),
        mentions[index - 1],
      );
      if (count >= 2) [opener, parts] = ['category', items];
    }
    if (opener === null && shareOf(mentions, index) !== null) opener = 'shares';
    if (opener === null) continue;

    const key = named ? (AMONG_NAMED.exec(mention.lead)?.[1] ?? '').replace(/^在|的.*$/g, '') : null;
    for (const unit of new Set(parts.map(unitOf))) {
      const own = parts.filter((one) => unitOf(one) === unit);
      const before = mentions[index - 1];
      const inSentence =
        opener === 'bracket'
          ? before !== undefined && before.kind === 'count' && unitOf(before) === unit
            ? [before]
            : []
          : key === null
            ? headsInSentence(mentions, index, unit, around)
            : [];
      const near = inSentence.length > 0;
      const heads =
        near || opener === 'bracket' || opener === 'category' ? inSentence : headsBefore(sentence, unit, around, key);
      if (heads[0] === undefined || (opener === 'category' && !TOTAL.test(labelOf(heads[0])))) continue;
      const end = own.at(-1)?.start ?? 0;
      const mixed = items.some(
        (one) => unitOf(one) !== unit && /^[,;、)]/.test(one.lead) && one.start > mention.start && one.start < end,
      );
      lists.push({
        mixed,
        opener,
        heads,
        near,
        parts: own,
        open:
          open ||
          SUBSET.test(mention.lead) ||
          own.some(({ end: at }) => AND_SO_ON.test(around.text.slice(at, at + 3))) ||
          (goesOn && mention.bracket === -1),
      });
    }
    const last = parts.at(-1);
    if (last !== undefined) taken = Math.max(taken, mentions.indexOf(last));
  }
  return lists;
};
