import {
  BRANDS,
  ENDINGS,
  GAMBLING,
  GAMBLING_ENDINGS,
  LATIN,
  NEWS_BRANDS,
  OFFERS,
  SURE_BRANDS,
  TELLING,
} from './gambling-words.ts';
import { type Joinable, joinedPhrases } from './joined-phrases.ts';
import type { DamageMark } from './damage-mark.ts';

const any = (words: readonly string[]): string => `(?:${words.join('|')})`;
/** A colon inside a noun phrase belongs to the replacement: 365体育备用:办公厅. */
const GLUED_COLON = '(?::(?=[\\u4e00-\\u9fff\\d,]))?';
/** 开云kaiyun(中国)官方网站: such names contain brackets. */
const IN_BRACKETS = '(?:[(][A-Za-z0-9\\u4e00-\\u9fff-]{1,10}[)])?';
const WIDE_ENDINGS = `(?<ending>${any([...ENDINGS, ...GAMBLING_ENDINGS])}*(?:-${any([...ENDINGS, ...GAMBLING_ENDINGS])}+)?)`;
const SURE_NAME = `(?:(?:${LATIN}|\\d{0,4}${any(SURE_BRANDS)}(?:[A-Za-z]\\w{0,9})?)${any(BRANDS)}?){1,2}`;
const SURE = new RegExp(
  `(?<![A-Za-z\\d.])(?<sure>${SURE_NAME}${IN_BRACKETS}${any(OFFERS)}?${IN_BRACKETS})${WIDE_ENDINGS}${GLUED_COLON}`,
  'gi',
);
const NAME = new RegExp(
  `(?<![A-Za-z\\d.])(?<lead>\\d{2,4}|[A-Za-z]{2,8}\\d{0,4}|(?:澳门)?${any([...BRANDS, ...NEWS_BRANDS])})(?<offer>${any(OFFERS)})` +
    `(?<ending>${any(ENDINGS)}*)${GLUED_COLON}`,
  'gi',
);
const TRADE = new RegExp(`(?<offer>体育投注|棋牌|体育)(?<ending>${any(ENDINGS)}+)${GLUED_COLON}`, 'gi');
const GAME = new RegExp(`(?<game>${GAMBLING})${WIDE_ENDINGS}${GLUED_COLON}`, 'gi');
/** Ordinary compounds: 国家体育总局, 金沙县体育局, 体育彩票公益金, 打击 … */
const HONEST_NEXT =
  /^(?:总?局|彩票|公益|场|馆|中心|总会|协会|产业|设施|公园|活动|健身|运动|教育|赛事|事业|旅游|学校|传媒)/;
const HONEST_BEFORE =
  /(?:打击|查处|整治|涉|治理|取缔|侦破|破获|抓获|严打|打掉|查办|购买|福利|网络|参与|开设|捣毁|清理|封堵|拦截|举报|链|跳转|篡改|非法|境外)[^。,;]{0,8}$/;
/** Words of a report directly after 政府信息公开 or the name of a government. */
const SLOT =
  /^(?:条例|编制|办公|年度|工作|指南|目录|公报|查阅|申请|信息|领导小组|专栏|制度|收费|情况|规定|新闻发布|网[”"]|的收费|人民政府|门户网站|机关(?:信息|工作|各))/;
const SLOT_BEFORE = /(?:中华人民共和国|依|人民政府|[省市县区州旗局厅委])$/;
/** A department whose place name was replaced: …交通运输局. Only full names, so that verbs are not matched. */
const DEPARTMENT =
  /^(?:[市县区]|教育|公安|财政|民政|司法|审计|统计|商务|水[利务]|体育|科技|林业|税务|气象|交通运输|农业农村|卫生健康|应急管理|医疗保障|市场监督管理|自然资源|生态环境|住房和城乡建设|人力资源和社会保障|文化和旅游|城市管理|发展和改革)(?:局|委员会|人民政府|政府)/;
/** The longest of these words. */
const LONGEST_OFFICE = '人力资源和社会保障委员会'.length;
const YEAR = /^(?:19|20)\d\d$/;

/** Origin or rank of such a business; a report about a police raid does not mention these. */
const PLACED = /^(?:英国|澳[门門]|亚洲|十大|20|欧)/;

interface Hit extends DamageMark {
  /** Number, letters or brand with the service: the common part of all forms of a phrase. */
  readonly family: string;
  readonly sure: boolean;
  readonly slot: boolean;
}

const BRINGS_NEWS = new RegExp(`^(?:[A-Za-z]|${any(NEWS_BRANDS)})`);

/** Whether a name identifies such a site in any context. */
const isSure = (name: string, lead: string, ending: string, slot: boolean): boolean => {
  if (name !== '') return ending !== '' || slot;
  if (lead === '') return ending.startsWith('备用');
  // Letters alone may be a broadcaster or a league, and some brands are news sites: these need an ending of `TELLING`.
  return TELLING.test(ending) || (slot && ending !== '' && !BRINGS_NEWS.test(lead));
};

/** A part of every such name. Only its neighbourhood is searched in detail, since a report has few of them. */
const TRACE = new RegExp(
  `${any(OFFERS)}|${any(SURE_BRANDS)}|[A-Za-z][A-Za-z\\d]|(?:365){2}|[赌賭][场場]|威廉希尔|买球|竞猜|欧洲杯|世界杯|欧冠`,
  'g',
);
const REACH = 48;

/** Yields the ranges that may contain a name, in order and without overlap. */
function* neighbourhoods(text: string): Generator<readonly [number, number]> {
  let [from, to] = [0, -1];
  for (const { index } of text.matchAll(TRACE)) {
    if (to === -1 || index - REACH > to) {
      if (to !== -1) yield [from, to];
      from = Math.max(0, index - REACH);
    }
    to = index + 2 * REACH;
  }
  if (to !== -1) yield [from, to];
}

/** Classifies a match of one of the patterns; null for an ordinary word. */
const hitAt = (text: string, match: RegExpExecArray, start: number): Hit | null => {
  const { sure: name = '', game = '', lead = '', offer = '', ending = '' } = match.groups ?? {};
  const [form] = match;
  const before = text.slice(Math.max(0, start - 16), start);
  const after = text.slice(start + form.length, start + form.length + LONGEST_OFFICE);
  if (YEAR.test(lead) || (ending === '' && HONEST_NEXT.test(after)) || HONEST_BEFORE.test(before)) return null;
  const strung = (name !== '' || game !== '') && (after.startsWith('_') || before.endsWith('_'));
  const slot = SLOT.test(after) || SLOT_BEFORE.test(before) || DEPARTMENT.test(after) || strung;
  const family = (name + game || lead + offer).toLowerCase();
  const inside = slot || form.endsWith(':');
  const sure =
    game === '' ? isSure(name, lead, ending, slot) : inside && (ending !== '' || (slot && PLACED.test(game)));
  return { offset: start, length: form.length, form, family, sure, slot, confidence: 'medium' };
};

/** Finds all hits, pattern by pattern. */
const findHits = (text: string, patterns: readonly RegExp[]): readonly Hit[] => {
  const hits: Hit[][] = patterns.map(() => []);
  for (const [from, to] of neighbourhoods(text)) {
    const stretch = text.slice(from, to);
    for (const [index, pattern] of patterns.entries()) {
      for (const match of stretch.matchAll(pattern)) {
        const hit = hitAt(text, match, from + match.index);
        if (hit !== null) hits[index]?.push(hit);
      }
    }
  }
  return hits.flat();
};

const TITLES = /(?:工作)?年度报告|工作报告/g;
const REGULATION = /中华人民共和国([^《》、。,()\n]{2,24})条例/g;
const [SHORTEST_NAME, LONGEST_NAME] = [2, 24];
/** One phrase replaces the words of a report, rarely a second; each is searched in the whole text. */
const MOST_STRANGERS = 8;

/** Finds words that replace 政府信息公开 both in the name of the regulation and in the title of the report. */
const findStrangers = (text: string): readonly string[] => {
  const names = new Set([...text.matchAll(REGULATION)].map(([, name = '']) => name));
  const found = new Set<string>();
  for (const { index } of names.size === 0 ? [] : text.matchAll(TITLES)) {
    for (let length = SHORTEST_NAME; length <= LONGEST_NAME; length += 1) {
      const name = text.slice(Math.max(0, index - length), index);
      if (names.has(name) && !/公开|法实施/.test(name)) found.add(name);
    }
    if (found.size >= MOST_STRANGERS) break;
  }
  return [...found].slice(0, MOST_STRANGERS);
};

const strangerHits = (text: string): readonly Hit[] =>
  findStrangers(text).flatMap((form) => {
    const hits: Hit[] = [];
    for (let at = text.indexOf(form); at !== -1; at = text.indexOf(form, at + form.length)) {
      const shared = { offset: at, length: form.length, form, family: form, sure: true, slot: true };
      hits.push({ ...shared, confidence: 'high' });
    }
    return hits;
  });

const LEAST_REPEATED = 3;

/** The families with one sure hit, or with several hits where a term of government belongs. */
const countingFamilies = (hits: readonly Hit[]): ReadonlySet<string> => {
  const slots = new Map<string, number>();
  const sure = new Set<string>();
  for (const hit of hits) {
    if (hit.sure) sure.add(hit.family);
    if (hit.slot) slots.set(hit.family, (slots.get(hit.family) ?? 0) + 1);
  }
  for (const [family, count] of slots) if (count >= LEAST_REPEATED) sure.add(family);
  return sure;
};

/**
 * Finds words of betting and gambling sites that replace words of the report, in one or two passes.
 * @param text folded text (`fold`)
 */
export const replacedPhrases = (text: string): readonly DamageMark[] => {
  const found = [...strangerHits(text), ...findHits(text, [SURE, NAME, TRADE, GAME])];
  const families = countingFamilies(found);
  const joinable = found.map(({ offset, length, form, sure, family }): Joinable => ({
    offset,
    length,
    form,
    family,
    counted: families.has(family),
    confidence: sure ? 'high' : 'medium',
  }));
  return joinedPhrases(text, joinable);
};
