import { expect, it } from 'vitest';
import { suqian2023 } from '../../test-support/reports.ts';
import { auditText } from '../audit-text.ts';
import { plainDocument } from '../document.ts';

const tables = suqian2023.slice(suqian2023.indexOf('三、收到和处理'), suqian2023.indexOf('五、存在的'));
const quoting = (sentence: string): readonly string[] =>
  auditText(plainDocument(`宿迁市2023年政府信息公开工作年度报告\n一、总体情况\n${sentence}\n${tables}`))
    .filter(({ ruleId }) => ruleId === 'SC3')
    .map(({ verdict, stated, computed }) => [verdict, stated, ...(computed === null ? [] : [computed])].join(' '));

it.each([
  ['全市共收到政府信息公开申请3511件。', ['pass 3511件']],
  ['全市共收到政府信息公开申请3611件。', ['error 3611件 3511']],
  ['全市共收到政府信息公开申请3151件。', ['error 3151件 3511']],
  // Not a slip: perhaps another count.
  ['全市共收到政府信息公开申请4999件。', ['cannot-assess 4999件']],
  ['全市共收到政府信息公开申请3511件,上年结转86件。', ['pass 3511件', 'error 86件 96']],
])('holds a figure that a table has too to the table: %s', (sentence, wanted) => {
  expect(quoting(sentence)).toEqual(wanted);
});
