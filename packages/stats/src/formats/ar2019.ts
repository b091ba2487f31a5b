import type { Format } from './format.ts';
import { buildBlock20, table2 } from './table-2.ts';
import { CARRIED, single, table3, table3Identities } from './table-3.ts';
import { TABLE_4, TABLE_4_IDENTITIES } from './table-4.ts';

const BEFORE = ['before', '上一年项目数量'] as const;
const CHANGE = ['change', '本年增/减'] as const;
const DECISIONS = ['decisions', '处理决定数量'] as const;

const PROACTIVE = table2([
  buildBlock20(
    '一',
    [
      ['made', '本年新制作数量'],
      ['published', '本年新公开数量'],
      ['publishedTotal', '对外公开总数量'],
    ],
    [
      ['regulations', '规章', 'regulations-made', 'regulations-published', 'regulations-published-total'],
      [
        'normativeDocuments',
        '规范性文件',
        'normative-documents-made',
        'normative-documents-published',
        'normative-documents-published-total',
      ],
    ],
  ),
  buildBlock20(
    '五',
    [BEFORE, CHANGE, DECISIONS],
    [
      ['licences', '行政许可', 'licence-items-before', 'licence-items-change', 'licence-decisions'],
      ['services', '其他对外管理服务事项', 'service-items-before', 'service-items-change', 'service-decisions'],
    ],
  ),
  buildBlock20(
    '六',
    [BEFORE, CHANGE, DECISIONS],
    [
      ['penalties', '行政处罚', 'penalty-items-before', 'penalty-items-change', 'penalty-decisions'],
      ['coercion', '行政强制', 'coercion-items-before', 'coercion-items-change', 'coercion-decisions'],
    ],
  ),
  buildBlock20('八', [BEFORE, CHANGE], [['charges', '行政事业性收费', 'charge-items-before', 'charge-items-change']]),
  buildBlock20(
    '九',
    [
      ['projects', '采购项目数量'],
      ['amount', '采购总金额'],
    ],
    [['procurement', '政府集中采购', 'procurement-projects', 'procurement-amount']],
  ),
]);

const REQUESTS = table3([single('r6', '(六)其他处理')]);

/** The annual reports for 2019 and 2020: nineteen result rows in table 3, since (六) is one row. */
export const ar2019: Format = {
  id: 'AR2019',
  title: '政府信息公开工作年度报告',
  tables: [PROACTIVE, REQUESTS, TABLE_4],
  beside: [],
  identities: [...table3Identities(REQUESTS), ...TABLE_4_IDENTITIES],
  acrossYears: CARRIED,
};
