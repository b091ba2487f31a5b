import { addDays, civilDate } from '@gongkai/calendar';
import type { SheetRow } from '../src/imports/sheet-columns.ts';

const HEADINGS = [
  '编号',
  '申请人类型',
  '申请方式',
  '收到日期',
  '延期批准日期',
  '延长工作日数',
  '答复结果',
  '答复日期',
  '送达日期',
];
const FIRST = civilDate('2025-01-06');
const KINDS = ['自然人', '商业企业', '其他'];
const CHANNELS = ['当面', '挂号信', '平信', '互联网'];

/** The rows of a year's ledger: replies in time, late and extended, and open ones. */
export const importSheet = (count: number): readonly SheetRow[] => [
  { row: 1, cells: HEADINGS },
  ...Array.from({ length: count }, (_, index): SheetRow => {
    const received = addDays(FIRST, (index * 37) % 290);
    const own = [String(index + 1), KINDS[index % 3] ?? '', CHANNELS[index % 4] ?? '', received];
    const kind = index % 6;
    // Open ones, those that are late, and those whose period was extended.
    if (kind === 0) return { row: index + 2, cells: own };
    const replied = addDays(received, kind === 1 ? 70 : kind === 2 ? 38 : 1 + (index % 17));
    const extension = kind === 2 ? [addDays(received, 9), '20'] : ['', ''];
    return { row: index + 2, cells: [...own, ...extension, kind === 3 ? '4.2' : '1', replied, addDays(replied, 1)] };
  }),
];
