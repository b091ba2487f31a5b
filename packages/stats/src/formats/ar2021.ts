import { cellId, type Format, identity, type YearIdentity } from './format.ts';
import { buildBlock20, table2 } from './table-2.ts';
import { CARRIED, group, table3, table3Identities } from './table-3.ts';
import { TABLE_4, TABLE_4_IDENTITIES } from './table-4.ts';

const DECISIONS = ['decisions', '本年处理决定数量'] as const;

const PROACTIVE = table2([
  buildBlock20(
    '一',
    [
      ['made', '本年制发件数'],
      ['repealed', '本年废止件数'],
      ['inForce', '现行有效件数'],
    ],
    [
      ['regulations', '规章', 'regulations-made', 'regulations-repealed', 'regulations-in-force'],
      [
        'normativeDocuments',
        '行政规范性文件',
        'normative-documents-made',
        'normative-documents-repealed',
        'normative-documents-in-force',
      ],
    ],
  ),
  buildBlock20('五', [DECISIONS], [['licences', '行政许可', 'licence-decisions']]),
  buildBlock20(
    '六',
    [DECISIONS],
    [
      ['penalties', '行政处罚', 'penalty-decisions'],
      ['coercion', '行政强制', 'coercion-decisions'],
    ],
  ),
  buildBlock20('八', [['amount', '本年收费金额(单位:万元)']], [['charges', '行政事业性收费', 'charges-collected']]),
]);

const REQUESTS = table3(
  group('r6', '(六)其他处理', [
    '申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
    '申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
    '其他',
  ]),
);

/** SC1: documents in force = those of the year before + made − repealed; a clearance of the catalogue breaks it. */
const IN_FORCE: readonly YearIdentity[] = ['regulations', 'normativeDocuments'].map((at) => ({
  ...identity('SC1', [cellId(at, 'inForce'), cellId(at, 'repealed')], 'equal', [cellId(at, 'made')], {
    at,
    soft: true,
  }),
  before: [cellId(at, 'inForce')],
}));

/** The annual reports from 2021: twenty-one result rows in table 3. */
export const ar2021: Format = {
  id: 'AR2021',
  title: '政府信息公开工作年度报告',
  tables: [PROACTIVE, REQUESTS, TABLE_4],
  beside: [],
  identities: [...table3Identities(REQUESTS), ...TABLE_4_IDENTITIES],
  acrossYears: [...CARRIED, ...IN_FORCE],
};
