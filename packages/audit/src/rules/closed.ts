import { labelOf, type Mention } from '../text/index.ts';
import { CHANNEL, findFamily, type FoundFamily, PLACE, REST } from './families.ts';
import { endsBefore } from './list-end.ts';
import type { List } from './list.ts';

/** The reason why a list is taken to name every part. */
export interface Closure {
  readonly ruleId: string;
  /**
   * `explicit`: the list states it. `form`: its categories are complete. `loose`, `places`: a unit may have been left
   * out. `pending`: cases may be.
   */
  readonly kind: 'explicit' | 'form' | 'loose' | 'places' | 'pending';
  readonly assumption: string | null;
}

const ISSUER = /(?:政府|办公室|办公厅|局|委员会|厅|部门|县|市|区|镇|乡|街道|本级)$/;
const AFFAIRS = /复议|诉讼|维持|纠正|纠错/;
const OF_FORM_2014 = /其他(?:情形|处理|方式处理)/;

const ruleOf = (list: List, labels: readonly string[]): string => {
  const [first] = list.parts;
  if (first?.unit === '元') return 'P30';
  if (labels.some((label) => AFFAIRS.test(label))) return 'P24';
  if (labels.length > 2 && labels.every((label) => PLACE.test(label))) return 'P21';
  if (list.opener === 'bracket') return 'P02';
  if (list.opener === 'named' || list.opener === 'respectively') return 'P03';
  return list.near ? 'P01' : 'P04';
};

const commonEnd = (labels: readonly string[]): number => {
  const [first = ''] = labels;
  let length = 0;
  while (length < first.length && labels.every((label) => label.endsWith(first.slice(first.length - length - 1)))) {
    length += 1;
  }
  return length;
};

/** Whether the parts are of distinct agencies or places, as 县政府文件 and 县政府办公室文件, so that they do not overlap. */
export const areIssuers = (labels: readonly string[]): boolean => {
  const end = commonEnd(labels);
  const issuers = labels.map((label) => label.slice(0, label.length - end));
  return new Set(issuers).size === issuers.length && issuers.every((issuer) => ISSUER.test(issuer));
};

const OTHER_CHANNELS = /^(?:通过|在|由)?其[他它](?:公开)?(?:渠道|方式|途径|平台|媒体)/;

/** Whether channels are named, including the other channels. */
export const areAllChannels = (labels: readonly string[]): boolean =>
  labels.length > 2 &&
  labels.some((label) => OTHER_CHANNELS.test(label)) &&
  labels.every((label) => CHANNEL.test(label) || /主页|网$/.test(label));

/** Finds the family of the labels, if the list is about the subject of the family. */
const findFamilyAbout = (list: List, labels: readonly string[]): FoundFamily | null => {
  const found = findFamily(labels);
  const [head] = list.heads;
  const narrows = found?.family.narrows;
  if (narrows !== undefined && narrows.test(labels[0] ?? '') && !(head !== undefined && narrows.test(labelOf(head)))) {
    return null;
  }
  const about = found?.family.about;
  if (about === undefined || head === undefined) return found;
  return about.test(labelOf(head)) || labels.every((label) => about.test(label) && !/文件/.test(labelOf(head)))
    ? found
    : null;
};

/** Cuts a list to its first parts, if it ends there. */
const endingAt = (list: List, count: number): List => {
  const [parts, behind] = [list.parts.slice(0, count), list.parts.slice(count)];
  const [head] = list.heads;
  return head !== undefined && endsBefore(parts, behind, head.value) ? { ...list, parts } : list;
};

/** Removes figures after the last category of a list: 其他8件,办结96件. */
export const trimList = (list: List): List => {
  const labels = list.parts.map(labelOf);
  const rest = labels.findIndex((label) => REST.test(label));
  const behind = rest === -1 ? [] : labels.slice(rest + 1);
  if (rest > 0 && behind.length > 0 && !behind.some((label) => /结转|转下|下年|未审结|未结|审理/.test(label))) {
    return endingAt(list, rest + 1);
  }
  for (let count = list.parts.length; count >= 2 && rest === -1; count -= 1) {
    const found = findFamilyAbout(list, labels.slice(0, count));
    if (found?.complete === true && found.family.loose !== true) return endingAt(list, count);
  }
  return list;
};

/** Finds the rule for a list, and why it is closed; `closure` is null for a list that may leave parts out. */
export const findClosure = (
  list: List,
  parts: readonly Mention[],
): { readonly ruleId: string; readonly closure: Closure | null; readonly overlaps: boolean } => {
  const labels = parts.map(labelOf);
  const found = findFamilyAbout(list, labels);
  const ruleId = found?.complete === true && found.family.loose !== true ? found.family.ruleId : ruleOf(list, labels);
  const overlaps =
    ruleId !== 'P19' && parts.every(({ unit }) => /[条篇]/.test(unit)) && labels.some((label) => CHANNEL.test(label));
  const explicit = (): Closure => ({ ruleId, kind: 'explicit', assumption: null });

  if (labels.some((label) => REST.test(label))) {
    // In the tables since 2019 a case may also be pending.
    const pending = AFFAIRS.test(labels.join()) && !OF_FORM_2014.test(labels.join());
    const named = labels.some((label) => /未审结|未结|审理中|正在|待/.test(label));
    return { ruleId, closure: !pending || named ? explicit() : { ...explicit(), kind: 'pending' }, overlaps };
  }
  if (list.opener === 'respectively' && labels.every((label) => label.replace(/分别(?:为|是|有)/, '') !== '')) {
    return { ruleId, closure: explicit(), overlaps };
  }
  if (found?.complete === true) {
    const { assumption } = found.family;
    return {
      ruleId,
      closure: { ruleId, kind: found.loose && list.opener !== 'bracket' ? 'loose' : 'form', assumption },
      overlaps,
    };
  }
  if (list.opener === 'bracket' && parts.length > 2 && labels.every((label) => PLACE.test(label))) {
    const assumption = 'the bracket behind the total names every part of it';
    return { ruleId, closure: { ruleId, kind: 'form', assumption }, overlaps };
  }
  const [first = '', ...others] = labels;
  if (parts.length > 4 && /本级|市级|省级|县级|直/.test(first) && others.every((label) => PLACE.test(label))) {
    const assumption = 'the list names the level itself and every place below it';
    return { ruleId, closure: { ruleId, kind: 'places', assumption }, overlaps };
  }
  return { ruleId, closure: null, overlaps };
};
