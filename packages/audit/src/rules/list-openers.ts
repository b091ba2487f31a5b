import { lastClause, type Mention, type Sentence } from '../text/index.ts';
import type { List } from './list.ts';

/** The criterion of a list in a separate sentence: 从申请方式看. */
const BY_MEASURE = /(?:从|按|按照|根据)[^,;]{2,12}(?:看|来看|分|分类|划分|统计)[,:]/;
const NOT_PARTS = /^\((?:不含|不包括|除|较|比|同比|上年|去年|增|减|截至|占|约|即|上述)/;
const AMONG_NAMED = /^(?:[一二三四五六七八九十]{1,3}\.)?([^,;:(]{2,24}?)中[,:]/;

/** Finds how the list that begins with a figure is announced; null if it is not. */
export const findOpener = (mention: Mention, before: Mention | undefined): List['opener'] | null => {
  const { lead } = mention;
  const adjoining = before !== undefined && mention.bracket === before.end && lead.startsWith('(');
  if (adjoining) return NOT_PARTS.test(lead) ? null : 'bracket';
  if (lead.includes('其中')) return 'among';
  if (/分别[为是有]/.test(lastClause(lead))) return 'respectively';
  if (before === undefined && BY_MEASURE.test(lead)) return 'named';
  if (/包括|包含|分为|分别/.test(lead) && !/不包括/.test(lead)) return 'named';
  return null;
};

/** The name of the total at the start of a sentence: 主动公开的信息中,…; else null. */
export const namedTotal = (sentence: Sentence, mention: Mention): string | null => {
  if (mention.bracket !== -1 || sentence.mentions[0] !== mention) return null;
  const name = AMONG_NAMED.exec(mention.lead)?.[1];
  return name === undefined ? null : name.replace(/^在/, '').split('的', 1).join();
};
