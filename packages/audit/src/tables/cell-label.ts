import { cellsOf, FORMATS } from '@gongkai/stats/formats';
import { STATISTICS_ROWS } from './row-names.ts';

// Short names, as reports use them; the full words of the forms are in `@gongkai/stats/formats`.
const ROWS: Readonly<Record<string, string>> = {
  newReceived: '本年新收',
  carriedOver: '上年结转',
  r1: '予以公开',
  r2: '部分公开',
  r3_1: '属于国家秘密',
  r3_2: '其他法律行政法规禁止公开',
  r3_3: '危及“三安全一稳定”',
  r3_4: '保护第三方合法权益',
  r3_5: '属于三类内部事务信息',
  r3_6: '属于四类过程性信息',
  r3_7: '属于行政执法案卷',
  r3_8: '属于行政查询事项',
  r4_1: '不掌握相关政府信息',
  r4_2: '没有现成信息需要另行制作',
  r4_3: '补正后申请内容仍不明确',
  r5_1: '信访举报投诉类申请',
  r5_2: '重复申请',
  r5_3: '要求提供公开出版物',
  r5_4: '无正当理由大量反复申请',
  r5_5: '要求确认或重新出具已获取信息',
  r6: '其他处理',
  r6_1: '逾期不补正',
  r6_2: '逾期不缴费',
  r6_3: '其他处理:其他',
  rTotal: '(七)总计',
  carriedForward: '结转下年度继续办理',
  remedies: '',
  regulations: '规章',
  normativeDocuments: '规范性文件',
  licences: '行政许可',
  services: '其他对外管理服务事项',
  penalties: '行政处罚',
  coercion: '行政强制',
  charges: '行政事业性收费',
  procurement: '政府集中采购',
};

const COLUMNS: Readonly<Record<string, string>> = {
  natural: '自然人',
  commercial: '商业企业',
  research: '科研机构',
  'public-welfare': '社会公益组织',
  'legal-service': '法律服务机构',
  other: '其他',
  total: '总计',
  made: '本年制发',
  repealed: '本年废止',
  inForce: '现行有效',
  published: '本年新公开',
  publishedTotal: '对外公开总数量',
  before: '上一年项目数量',
  change: '本年增/减',
  decisions: '处理决定数量',
  amount: '金额',
  projects: '采购项目数量',
  reconsideration: '行政复议',
  direct: '未经复议直接起诉',
  later: '复议后起诉',
  upheld: '结果维持',
  corrected: '结果纠正',
  pending: '尚未审结',
};

const STATISTICS: ReadonlyMap<string, string> = new Map(
  STATISTICS_ROWS.map(([row, { source }]) => [row, source.replaceAll(/\([^()]*\)|\?/g, '')]),
);

const labelOf = (id: string): string => {
  const [row = '', column = ''] = id.split('/');
  const parts = [
    ROWS[row] ?? COLUMNS[row] ?? STATISTICS.get(row) ?? row,
    ...column.split('.').map((part) => COLUMNS[part] ?? part),
  ];
  return parts.filter((part) => part !== '').join('·');
};

/** Computed once, since each cell is named in several findings. */
const LABELS: ReadonlyMap<string, string> = new Map(
  Object.values(FORMATS).flatMap((format) => cellsOf(format).map(({ id }) => [id, labelOf(id)] as const)),
);

/** Names a cell, a row or a column in the words of the form: `予以公开·自然人`. */
export const cellLabel = (id: string): string => LABELS.get(id) ?? labelOf(id);
