import { compare, equal, labelOf, type Mention, plus, type Sentence, sumOf } from '../text/index.ts';
import type { Draft } from './rule.ts';

type Kept = ReadonlyMap<string, Mention>;

/** Figures that occur in different sections; the first match of each is kept. */
const ROLES: readonly (readonly [string, RegExp, (unit: string) => boolean])[] = [
  ['press', /全[省市县区州].{0,12}新闻发布会$/, (unit) => /[次场]/.test(unit)],
  ['press.level', /召开[省市]级新闻发布会$/, (unit) => /[次场]/.test(unit)],
  ['press.below', /(?:部门|各?州市|县区).{0,40}新闻发布(?:会|活动)$/, (unit) => /[次场]/.test(unit)],
  ['press.government', /(?<!含)[省市]政府新闻发布会$/, (unit) => /[次场]/.test(unit)],
  ['press.office', /新闻办.{0,40}新闻发布会$/, (unit) => /[次场]/.test(unit)],
  ['items', /主动公开(?:政府信息)?$/, (unit) => unit === '条'],
];
const CHANNELS: readonly (readonly [string, RegExp])[] = [
  ['gazette', /通过政府公报/],
  ['site', /通过政府(?:门户)?网站/],
  ['weibo', /通过政务微博/],
  ['wechat', /通过政务微信/],
  ['other', /通过(?:其他|报刊|广播)[^,;]{0,40}方式/],
];

const add = (kept: Map<string, Mention>, role: string, mention: Mention): void => {
  if (!kept.has(role)) kept.set(role, mention);
};

/** Checks a sum over several sections: it may pass, and is never an error. */
const sum = (kept: Kept, ruleId: string, whole: string, parts: readonly string[]): readonly Draft[] => {
  const stated = kept.get(whole);
  const operands = parts.map((part) => kept.get(part)).filter((one) => one !== undefined);
  if (stated === undefined || operands.length < parts.length) return [];
  if (equal(sumOf(operands.map(({ value }) => value)), stated.value)) {
    return [{ ruleId, verdict: 'pass', stated, operands }];
  }
  return [{ ruleId, verdict: 'cannot-assess', reason: 'counting-base', stated, operands }];
};

const channels = (kept: Kept): readonly Draft[] => {
  const stated = kept.get('items');
  const operands = CHANNELS.flatMap(([role]) => kept.get(role) ?? []);
  if (stated === undefined || operands.length < CHANNELS.length) return [];
  const common = { ruleId: 'P31', stated, operands };
  return compare(sumOf(operands.map(({ value }) => value)), stated.value) >= 0
    ? [{ ...common, verdict: 'pass' }]
    : [{ ...common, verdict: 'cannot-assess', reason: 'counting-base' }];
};

/** Press conferences below the level: of departments and places, from the list that divides all conferences. */
const below = (kept: Kept): readonly Draft[] => {
  const [all, level, rest] = ['press', 'press.level', 'press.below'].map((role) => kept.get(role));
  if (all === undefined || level === undefined || rest === undefined) return [];
  return equal(plus(level.value, rest.value), all.value)
    ? sum(kept, 'P33', 'press', ['press.level', 'press.below'])
    : [];
};

/** Collects the figures of press conferences and channels over a whole report, and compares them at its end. */
export const createSectionJudge = (): {
  readonly read: (sentence: Sentence) => void;
  readonly judge: () => readonly Draft[];
} => {
  const kept = new Map<string, Mention>();
  const read = ({ mentions }: Sentence): void => {
    for (const mention of mentions) {
      if (mention.kind !== 'count' || mention.approximate || mention.broken || mention.scale !== '') continue;
      const label = labelOf(mention);
      for (const [role, pattern, fits] of ROLES)
        if (fits(mention.unit) && pattern.test(label)) add(kept, role, mention);
      // After the total of conferences, the parts are given without the word: 省直部门召开255次;州、市召开818次.
      if (mentions.some((one) => one === kept.get('press'))) {
        if (label.endsWith('部门召开')) add(kept, 'press.departments', mention);
        if (/(?:州、?市|县区|各市|市县)召开$/.test(label)) add(kept, 'press.places', mention);
      }
      if (mention.unit !== '条') continue;
      for (const [role, pattern] of CHANNELS) if (pattern.test(mention.lead)) add(kept, role, mention);
    }
  };
  const judge = (): readonly Draft[] => [
    ...below(kept),
    ...sum(kept, 'P33', 'press.level', ['press.government', 'press.office']),
    ...sum(kept, 'P33', 'press.below', ['press.departments', 'press.places']),
    ...channels(kept),
  ];
  return { read, judge };
};
