import type { Format } from './format.ts';
import { group, table3 } from './table-3.ts';

/** Table 3 of the annual reports from 2021: twenty-one results. */
export const ar2021: Format = table3(
  'AR2021',
  group('r6', '(六)其他处理', [
    '申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
    '申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
    '其他',
  ]),
);
