import { addDays, type CivilDate, civilDate } from '@gongkai/calendar';
import { seeded } from '../src/demo/seeded.ts';

/** The headings of a ledger, as an office writes them. */
export const HEADINGS = [
  '登记号',
  '申请人姓名',
  '申请人类型',
  '联系电话',
  '申请方式',
  '收到申请日期',
  '申请事项',
  '延期日期',
  '延期天数',
  '办理结果',
  '不公开理由',
  '答复理由',
  '检索情况',
  '答复日期',
  '送达日期',
  '送达方式',
  '撤回日期',
] as const;

type Heading = (typeof HEADINGS)[number];

/** A row of a ledger by its headings. */
export type LedgerCells = Partial<Record<Heading, string>>;

const FIRST = civilDate('2025-01-06');
const CHANNELS = ['当面', '口头', '挂号信', '平信', '互联网', '传真'];
const KINDS = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'];
const ANSWERS: readonly LedgerCells[] = [
  { 办理结果: '予以公开' },
  { 办理结果: '部分公开', 不公开理由: '第三方合法权益', 答复理由: '第十五条' },
  { 办理结果: '3.5', 答复理由: '第十六条第一款' },
  { 办理结果: '本机关不掌握相关政府信息', 答复理由: '经检索不存在', 检索情况: '检索档案系统和规划处,未检索到' },
  { 办理结果: '信访举报投诉类申请' },
];

const slashed = (day: CivilDate): string => day.replaceAll('-', '/');

/** The rows of a year's ledger, without a fault: replies in time, late and extended, withdrawn and open ones. */
export const ledgerRows = (count: number, seed = 7): readonly LedgerCells[] => {
  const { next: random } = seeded(seed);
  const below = (most: number): number => Math.floor(random() * most);
  return Array.from({ length: count }, (_, index): LedgerCells => {
    const received = addDays(FIRST, below(300));
    const row: LedgerCells = {
      登记号: `昆依〔2025〕${index + 1}号`,
      申请人姓名: `申请人${String.fromCodePoint(0x4e00 + below(400))}`,
      申请人类型: KINDS[below(KINDS.length)] ?? '',
      联系电话: `138${String(below(1e8)).padStart(8, '0')}`,
      申请方式: CHANNELS[below(CHANNELS.length)] ?? '',
      收到申请日期: index % 2 === 0 ? received : slashed(received),
      申请事项: `某地块征收批复${index + 1}`,
    };
    const draw = below(20);
    if (draw === 0) return { ...row, 撤回日期: addDays(received, 3) };
    if (draw === 1) return row;
    const isExtended = draw === 2;
    // Twenty working days are over after forty days at the latest, with the longest holiday among them.
    const days = isExtended ? 35 : draw < 5 ? 60 : 1 + below(18);
    const replied = addDays(received, days);
    return {
      ...row,
      ...ANSWERS[below(ANSWERS.length)],
      ...(isExtended ? { 延期日期: addDays(received, 10), 延期天数: '20' } : {}),
      答复日期: replied,
      送达日期: addDays(replied, 1),
      送达方式: '邮寄',
    };
  });
};

/** A fault that was planted: its cell, and the code with which it has to be named. */
export interface Planted {
  readonly cell: string;
  readonly code: string;
}

type Plant = (row: LedgerCells, first: LedgerCells) => readonly [cells: LedgerCells, heading: Heading, code: string];

const ANSWERED = { 办理结果: '1', 不公开理由: '', 答复理由: '', 答复日期: '2025-12-01', 送达日期: '2025-12-02' };
const PLAIN = { 延期日期: '', 延期天数: '', 撤回日期: '' };

const PLANTS: readonly Plant[] = [
  (row) => [{ ...row, 申请人类型: '外星人' }, '申请人类型', 'cell/invalid'],
  (row) => [{ ...row, 申请方式: '' }, '申请方式', 'cell/missing'],
  (row) => [{ ...row, 收到申请日期: '2025-02-30' }, '收到申请日期', 'cell/invalid'],
  (row) => [{ ...row, 收到申请日期: '' }, '收到申请日期', 'cell/missing'],
  (row) => [{ ...row, ...PLAIN, ...ANSWERED, 答复日期: '2025-01-02' }, '答复日期', 'fact/out-of-order'],
  (row) => [{ ...row, ...PLAIN, ...ANSWERED, 办理结果: '已办结' }, '办理结果', 'cell/invalid'],
  (row) => [{ ...row, ...PLAIN, ...ANSWERED, 答复日期: '' }, '答复日期', 'cell/missing'],
  (row) => [
    { ...row, ...PLAIN, ...ANSWERED, 办理结果: '2', 答复理由: '第十五条' },
    '不公开理由',
    'rule/grounds-missing',
  ],
  (row) => [{ ...row, ...PLAIN, ...ANSWERED, 办理结果: '4.1' }, '答复理由', 'rule/reasons-missing'],
  (row, first) => [{ ...row, 登记号: first.登记号 ?? '' }, '登记号', 'cell/twice'],
  (row) => [{ ...row, 延期日期: '2025-12-01', 延期天数: '30' }, '延期天数', 'cell/invalid'],
  (row) => [{ ...row, ...PLAIN, ...ANSWERED, 送达日期: '2099-01-01' }, '送达日期', 'fact/future'],
  (row) => [{ ...row, 撤回日期: '明天' }, '撤回日期', 'cell/invalid'],
];

/** Plants faults of every kind in some rows, spread evenly; the first row stays as it is. */
export const plantFaults = (
  rows: readonly LedgerCells[],
  count: number,
): { readonly rows: readonly LedgerCells[]; readonly planted: readonly Planted[] } => {
  const planted: Planted[] = [];
  const changed = [...rows];
  const [first = {}] = rows;
  for (let index = 0; index < count; index += 1) {
    const at = Math.floor(((index + 1) * rows.length) / (count + 1));
    const plant = PLANTS[index % PLANTS.length];
    if (plant === undefined) continue;
    const [cells, heading, code] = plant(rows[at] ?? {}, first);
    changed[at] = cells;
    // Below the headings, and counted from one.
    planted.push({ cell: `${String.fromCharCode(65 + HEADINGS.indexOf(heading))}${at + 2}`, code });
  }
  return { rows: changed, planted };
};

/** The cells of a sheet, with the headings. */
export const sheetOf = (rows: readonly LedgerCells[]): readonly (readonly string[])[] => [
  HEADINGS,
  ...rows.map((row) => HEADINGS.map((heading) => row[heading] ?? '')),
];
