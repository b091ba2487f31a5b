import type { Candidate } from '../finding.ts';
import type { DamageMark } from './damage-mark.ts';

const DISCLOSURE = '政府信息公开';
/** Text after 政府信息公开 in reports; the first list occurs after almost nothing else. */
const AFTER_DISCLOSURE =
  /^(?:条例|规定|工作|年度报告|指南|目录|制度|申请|查阅|收费|的收费|情况统计表|属性|专栏|[”"]专栏|责任主体|任务|源头)/;
const BEFORE_DISCLOSURE = /重点领域$/;
const AFTER_EITHER = /^(?:办公室|第三方评估|的实施意见|和|信息|情况|[”"])/;
const AFTER_GOVERNMENT = /^(?:办公厅|公报|网[”"]|新闻发布|门户网站|常务会议|文件|令第)/;
const BEFORE_MORE = /有$/;

const PLACE = '[\\u4e00-\\u9fff]{1,7}?(?:自治区|自治州|自治县|省|市|县|区|州|旗|盟)';
const TITLE = new RegExp(`^[ \\t]*(?:20\\d\\d年)?(${PLACE})[^\\n。]{0,40}(?:年度报告|年报|工作报告)`, 'm');
const NAMED = new RegExp(`(${PLACE})人民政府`);

/** Finds the place whose government reports: from the title, else from the first government that is named. */
const findGovernmentPlace = (text: string): string | null => TITLE.exec(text)?.[1] ?? NAMED.exec(text)?.[1] ?? null;

/** Returns a function that guesses the replaced word from its neighbours. One phrase may replace several words. */
export const candidatesIn = (text: string): ((phrase: DamageMark) => readonly Candidate[]) => {
  const place = findGovernmentPlace(text);
  const government = place === null ? null : `${place}人民政府`;
  return ({ offset, length }) => {
    const after = text.slice(offset + length, offset + length + 8);
    const before = text.slice(Math.max(0, offset - 8), offset);
    if (AFTER_GOVERNMENT.test(after)) return government === null ? [] : [{ text: government, confidence: 'high' }];
    if (AFTER_DISCLOSURE.test(after)) return [{ text: DISCLOSURE, confidence: 'high' }];
    if (AFTER_EITHER.test(after) || BEFORE_DISCLOSURE.test(before)) return [{ text: DISCLOSURE, confidence: 'medium' }];
    if (BEFORE_MORE.test(before) && after.startsWith('获得感')) return [{ text: '更多', confidence: 'low' }];
    return [];
  };
};
