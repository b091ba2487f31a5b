import { describe, expect, it } from 'vitest';
import { suqian2023, yunnan2018 } from '../../test-support/reports.ts';
import { toPlainWriting } from '../plain-writing.ts';
import { headingEnds } from './heading-ends.ts';

const headings = (text: string): readonly string[] =>
  headingEnds(text).map((end) => text.slice(text.lastIndexOf('\n', end - 1) + 1, end).trim());

const WIDE = '全市各级行政机关认真贯彻落实条例,扎实推进政务公开各项工作,取得积极进展。';

describe('headingEnds', () => {
  it.each([
    [`永宁市2023年政府信息公开工作年度报告\n总体情况\n${WIDE}`, ['永宁市2023年政府信息公开工作年度报告', '总体情况']],
    [`${WIDE}\n一、依申请公开\n${WIDE}`, ['一、依申请公开']],
    [`${WIDE}\n\n存在的问题\n\n${WIDE}`, ['存在的问题']],
    // A line that is wrapped, a row of a table, and the last line are not headings.
    [`${WIDE.slice(0, -3)}\n积极进展\n${WIDE}`, []],
    [`${WIDE}\n人事类\n100条\n文件类\n164条`, []],
    [`${WIDE}\n收到申请12件\n${WIDE}`, []],
    [`${WIDE}\n永宁市人民政府`, []],
  ])('finds the titles and headings of %j', (text, wanted) => {
    expect(headings(text)).toEqual(wanted);
  });

  it('finds the numbered headings of a report, and nothing in the table of another', () => {
    expect(headings(yunnan2018)).toEqual(expect.arrayContaining(['一、概述', '(一)受理申请的数量', '(一)行政复议']));
    expect(headings(yunnan2018).filter((one) => /^[(]?[一二三四五六七八九]/.test(one)).length).toBeGreaterThan(15);
    expect(headings(toPlainWriting(suqian2023))).toEqual([]);
  });
});
