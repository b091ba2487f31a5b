import { unitOf } from '../text/quantity.ts';
import type { Mention, Sentence } from '../text/sentences.ts';
import { labelOf } from '../text/sentences.ts';
import { familyOf } from './families.ts';
import type { List, Surroundings } from './list.ts';
import { LONGEST_LIST } from './list.ts';
import { headsBefore, headsInSentence } from './list-heads.ts';
import { namedTotal, openerOf } from './list-openers.ts';
import { isOfEach, isOwnCount } from './roles.ts';
import { shareOf } from './share-of.ts';

const GOES_ON = /此外|另外|同时|与此|另有|除此/;
const AFTER = /^(?:[一二三四五六七八九十]是)?(?:此外|另外|另有|同时|除此)/;
/** What is said to be among others is not all of them. */
const SUBSET = /^\((?:其中)?含/;
/** A bracket that is not closed was cut off, and parts of it with it. */
const CLOSES = /^[^()。]*(?:\([^()。]*\)[^()。]*)*\)/;
const LONGEST_REST = 400;
const AND_SO_ON = /^[)]?(?:等|…|\.\.)/;
/** What a figure says that has its categories behind it, without a word between. */
const TOTAL = /共|总|收到|受理|接收|接到|收办|办结|办理|答复|处理|处置|发生|复议|诉讼|回应|发布|公开|人员|提出|新收/;

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
      // 文件300条、其他600条,分别占33.3%、66.7%: the shares of the list end it.
      open = mention.kind !== 'percent';
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
    const key = announced === null ? namedTotal(sentence, mention) : null;
    const named = key !== null;
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
          (opener === 'bracket' &&
            !CLOSES.test(around.text.slice(own.at(-1)?.end, (own.at(-1)?.end ?? 0) + LONGEST_REST))) ||
          own.some(({ end: at }) => AND_SO_ON.test(around.text.slice(at, at + 3))) ||
          (goesOn && mention.bracket === -1),
      });
    }
    const last = parts.at(-1);
    if (last !== undefined) taken = Math.max(taken, mentions.indexOf(last));
  }
  return lists;
};
