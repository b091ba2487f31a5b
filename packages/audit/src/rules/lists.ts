import { isOfEach, isOwnCount, labelOf, type Mention, type Sentence, unitOf } from '../text/index.ts';
import { familyOf, placesOf } from './families.ts';
import { type List, LONGEST_LIST } from './list.ts';
import type { RuleContext } from './rule.ts';
import { headsBefore, headsInSentence } from './list-heads.ts';
import { findOpener, namedTotal } from './list-openers.ts';
import { findShare } from './shares.ts';

const GOES_ON = /此外|另外|同时|与此|另有|除此/;
const AFTER = /^(?:[一二三四五六七八九十]是)?(?:此外|另外|另有|同时|除此)/;
/** A list that names only some parts. */
const SUBSET = /^\((?:其中)?含/;
/** A bracket that is not closed was cut off, possibly with parts in it. */
const CLOSES = /^[^()。]*(?:\([^()。]*\)[^()。]*)*\)/;
const LONGEST_REST = 400;
const AND_SO_ON = /^[)]?(?:等|…|\.\.)/;
/** The label of a total whose categories follow without an opening word. */
const TOTAL = /共|总|收到|受理|接收|接到|收办|办结|办理|答复|处理|处置|发生|复议|诉讼|回应|发布|公开|人员|提出|新收/;

/** Collects the figures of one bracket level until the list ends. */
const readRun = (mentions: readonly Mention[], from: number, context: RuleContext) => {
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
    else if (mention.kind === 'count' && isOwnCount(mention, context.reportYear)) items.push(mention);
  }
  return { items, open };
};

const MOST_CATEGORIES = 8;

/** Returns how many figures from here on are the complete categories of one family. */
const categoryAt = (items: readonly Mention[], before: Mention | undefined): number => {
  const places = items.slice(0, MOST_CATEGORIES).map((item) => placesOf(labelOf(item)));
  for (let count = places.length; count >= 2; count -= 1) {
    const labels = places.slice(0, count);
    if (familyOf(labels)?.complete !== true) continue;
    const goesBack = before?.kind === 'count' && familyOf([placesOf(labelOf(before)), ...labels])?.complete === true;
    return goesBack ? 0 : count;
  }
  return 0;
};

/** A run of figures that begins a list. */
interface Run {
  readonly opener: List['opener'];
  /** The total that the sentence names at its start; null if it names none. */
  readonly named: string | null;
  readonly items: readonly Mention[];
  readonly open: boolean;
}

/** Finds the list that begins with a figure; else null. Inside another list only an announced list counts. */
const runAt = (sentence: Sentence, index: number, context: RuleContext, inside: boolean): Run | null => {
  const { mentions } = sentence;
  const [before, mention] = [mentions[index - 1], mentions[index]];
  if (mention?.kind !== 'count' || !isOwnCount(mention, context.reportYear)) return null;
  const announced = findOpener(mention, before);
  const named = announced === null ? namedTotal(sentence, mention) : null;
  if (announced === null && named === null && inside) return null;
  const { items, open } = readRun(mentions, index, context);
  const own = items.filter((one) => unitOf(one) === unitOf(mention));
  const categories = (): boolean => before !== undefined && categoryAt(own, before) >= 2;
  const opener =
    announced ??
    (named !== null ? 'among' : categories() ? 'category' : findShare(mentions, index) !== null ? 'shares' : null);
  return opener === null ? null : { opener, named, items, open };
};

/** Finds the possible totals of the parts of one unit, nearest first, and whether they are in the same sentence. */
const findHeads = (
  { opener, named }: Run,
  sentence: Sentence,
  index: number,
  unit: string,
  context: RuleContext,
): Pick<List, 'heads' | 'near'> => {
  const { mentions } = sentence;
  const before = mentions[index - 1];
  const total = before?.kind === 'count' && unitOf(before) === unit ? [before] : [];
  if (opener === 'bracket') return { heads: total, near: total.length > 0 };
  const heads = headsInSentence(mentions, index, unit, context);
  if (heads.length > 0 || opener === 'category') return { heads, near: heads.length > 0 };
  return { heads: headsBefore(sentence, unit, context, named), near: false };
};

/** Whether the text continues with more parts after a run, or was cut off. */
const goesOnBehind = (own: readonly Mention[], { opener }: Run, { text }: RuleContext): boolean => {
  const end = own.at(-1)?.end ?? 0;
  const cutOff = opener === 'bracket' && !CLOSES.test(text.slice(end, end + LONGEST_REST));
  return cutOff || own.some(({ end: at }) => AND_SO_ON.test(text.slice(at, at + 3)));
};

/** Returns the lists of a run: one per unit that has a total. */
const listsOfRun = (found: Run, sentence: Sentence, index: number, context: RuleContext): readonly List[] => {
  const { opener, items } = found;
  const mention = sentence.mentions[index];
  if (mention === undefined) return [];
  const goesOn = !sentence.ended || AFTER.test(context.text.slice(sentence.end + 1, sentence.end + 8));
  return [...new Set(items.map(unitOf))].flatMap((unit): readonly List[] => {
    const parts = items.filter((one) => unitOf(one) === unit);
    const { heads, near } = findHeads(found, sentence, index, unit, context);
    const [head] = heads;
    if (head === undefined || (opener === 'category' && !TOTAL.test(labelOf(head)))) return [];
    const end = parts.at(-1)?.start ?? 0;
    const mixed = items.some(
      (one) => unitOf(one) !== unit && /^[,;、)]/.test(one.lead) && one.start > mention.start && one.start < end,
    );
    const open =
      found.open ||
      SUBSET.test(mention.lead) ||
      goesOnBehind(parts, found, context) ||
      (goesOn && mention.bracket === -1);
    return [{ opener, heads, near, parts, open, mixed }];
  });
};

/** Finds the lists of a sentence, with their possible totals. */
export const listsIn = (sentence: Sentence, context: RuleContext): readonly List[] => {
  const { mentions } = sentence;
  const lists: List[] = [];
  let taken = -1;
  for (const index of mentions.keys()) {
    const found = runAt(sentence, index, context, index <= taken);
    if (found === null) continue;
    lists.push(...listsOfRun(found, sentence, index, context));
    const last = found.items.at(-1);
    if (last !== undefined) taken = Math.max(taken, mentions.indexOf(last));
  }
  return lists;
};
