import { CalendarError, type CivilDate, civilDate } from '@gongkai/calendar';
import { text, type Text } from '../kernel/text.ts';

/** The content of a cell, read; or why it cannot be. */
export type ReadCell = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly why: Text };

/** A column of a ledger: its headings, and how its cells are read. */
export interface LedgerColumn {
  readonly id: string;
  readonly label: Text;
  /** Other headings that offices give it. */
  readonly headings: readonly string[];
  readonly isRequired: boolean;
  readonly read: (cell: string) => ReadCell;
}

const value = (found: string): ReadCell => ({ ok: true, value: found });
const fault = (zh: string, en: string): ReadCell => ({ ok: false, why: text(zh, en) });

type Described = Pick<LedgerColumn, 'id' | 'label'> & Partial<Pick<LedgerColumn, 'headings' | 'isRequired'>>;

const column = (
  { headings = [], isRequired = false, ...rest }: Described,
  read: LedgerColumn['read'],
): LedgerColumn => ({
  ...rest,
  headings,
  isRequired,
  read,
});

// Overrides and isolates make a text read otherwise than it is kept.
const UNSHOWN = /[\u202A-\u202E\u2066-\u2069]/;

const hasControls = (cell: string): boolean => {
  for (let at = 0; at < cell.length; at += 1) {
    const code = cell.charCodeAt(at);
    if ((code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 127) return true;
  }
  return UNSHOWN.test(cell) || !cell.isWellFormed();
};

/** A column of words, at most `most` characters. */
export const wordsColumn = (described: Described, most: number): LedgerColumn =>
  column(described, (cell) => {
    if (cell.length > most) return fault(`超过${most}个字`, `more than ${most} characters`);
    return hasControls(cell) ? fault('含有不能显示的字符', 'characters that cannot be shown') : value(cell);
  });

const DAY_FORMS = [
  /^(\d{4})-(\d{1,2})-(\d{1,2})$/,
  /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/,
  /^(\d{4})\.(\d{1,2})\.(\d{1,2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})日?$/,
  /^(\d{4})(\d{2})(\d{2})$/,
];

/** A day in one of the forms in which offices write it; null for any other text. */
export const readLedgerDay = (cell: string): CivilDate | null => {
  const plain = cell.normalize('NFKC').replaceAll(/\s/g, '');
  for (const form of DAY_FORMS) {
    const [, year, month, day] = form.exec(plain) ?? [];
    if (year === undefined || month === undefined || day === undefined) continue;
    try {
      return civilDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
    } catch (error) {
      if (error instanceof CalendarError) return null;
      throw error;
    }
  }
  return null;
};

/** A column of days. */
export const dayColumn = (described: Described): LedgerColumn =>
  column(described, (cell) => {
    const day = readLedgerDay(cell);
    return day === null ? fault('不是日期,例如2025-03-01', 'not a day, such as 2025-03-01') : value(day);
  });

/** A column of whole numbers within bounds. */
export const countColumn = (described: Described, least: number, most: number): LedgerColumn =>
  column(described, (cell) => {
    const plain = cell.normalize('NFKC').trim();
    const number = /^\d{1,9}$/.test(plain) ? Number(plain) : Number.NaN;
    return number >= least && number <= most
      ? value(String(number))
      : fault(`不是${least}至${most}的整数`, `not a whole number from ${least} to ${most}`);
  });

/** A column with one of a few values, each written in several ways. */
export const choiceColumn = (
  described: Described,
  choices: Readonly<Record<string, readonly string[]>>,
): LedgerColumn => {
  const plain = (cell: string): string => cell.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();
  const known = new Map(
    Object.entries(choices).flatMap(([code, ways]) => [code, ...ways].map((way) => [plain(way), code] as const)),
  );
  const shown = Object.entries(choices)
    .map(([code, [first = code]]) => first)
    .join('、');
  return column(described, (cell) => {
    const code = known.get(plain(cell));
    return code === undefined ? fault(`只能填写:${shown}`, `one of ${Object.keys(choices).join(', ')}`) : value(code);
  });
};
