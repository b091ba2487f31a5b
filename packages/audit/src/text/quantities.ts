import { chineseNumeral } from './chinese-numeral.ts';
import { type Rational, rational } from './rational.ts';

/** A figure in running text that counts or measures something; indexes are in the compact text. */
export interface Quantity {
  readonly kind: 'count' | 'percent' | 'points' | 'multiple' | 'bare';
  /** From the first digit to the end of the unit. */
  readonly start: number;
  readonly end: number;
  /** As printed, in units of `scale` and `unit`: 1.3 of `1.3万条`. */
  readonly value: Rational;
  readonly decimals: number;
  readonly scale: '' | '万' | '亿';
  /** `条`, `万元` without its 万, `%`; empty for a bare number. */
  readonly unit: string;
  /** Stated as near, above or below the true figure: 近, 余, 约. */
  readonly approximate: boolean;
  /** A blank is between its digits, or it begins the text: it may not be the whole figure. */
  readonly broken: boolean;
}

/** The unit with its scale. 人 and 名 are one unit. Scales are distinct, since a figure in 万 is rounded. */
export const unitOf = ({ unit, scale }: Quantity): string => scale + (unit === '名' ? '人' : unit);

/** Whether two figures have the same kind, unit and scale. */
export const sameUnit = (a: Quantity, b: Quantity): boolean => a.kind === b.kind && unitOf(a) === unitOf(b);

const UNITS = [
  '条\\(篇\\)|篇\\(条\\)|条\\(次\\)|件\\(次\\)|人\\(次\\)|份\\(次\\)|人次|条次|件次|场次|篇次|户次|家次|批次|余次|车次',
  '件|条|次|宗|起|份|篇|个|名|人|场|期|项|户|家|处|例|部|册|批|通|类|种|张|台|本|幅|页|则|位|字|所|块|座|款|集|组|辆|套|支|组|元',
].join('|');
/** Text after a number: words for "about", a scale, a unit. */
const TAIL = new RegExp(`(余|多|来|几)?(万|亿)?(余|多)?(?:(个百分点|百分点)|(%|‰)|(倍)|(${UNITS}))?`, 'y');
const NUMBER =
  /(?<![\d.])\d{1,3}(?:,\d{3})+(?![\d])(?:\.\d+)?|\d+(?: \d+)*(?:\.\d+(?: \d+)*)?|百分之[零〇一二三四五六七八九十百]+|(?<![零〇一二两三四五六七八九十百千])[零〇一二两三四五六七八九十百千]+(?=件|宗|起|份|条|次|场|期|篇|人次|名)/g;

const ABOUT_BEFORE = /(?:近|(?<![预节公制])约|约为|约有|超|超过|逾|突破|将近|接近|不足|不到|至少)$/;
/** Text before a number that names or orders instead of counting. */
const NAMES_BEFORE = /(?:第|[A-Za-z_#@№+/·—~～-]|〔|\[|["“”]|\d(?:至|到|或|-|~|、)|字号|编号|电话|邮编)$/;
/** Text after a unit that makes it another word: 3个工作日, 一件事, 5人以上. */
const OTHER_WORD =
  /^(?:工作日|自然日|小时|月|季度|星期|周|环节|以下|以内|之内|内(?!容|部|设)|事(?!项|件|故|业|前|后|中)|性|龙|键|百|["”])/;
/** Text after a figure that makes it approximate: 30件左右. */
const ABOUT_AFTER = /^(?:以上|左右|上下|多(?!个|次|种|项|家)|有余|不到|出头)/;
const CHINESE_NAMES_BEFORE = /(?:第|每|同|任|某|逐|首|统|唯|这|那|哪|上|下|再|跑|最|又|几|数|初|届)$/;
const LONGEST_NUMBER = 24;

const isChinese = (number: string): boolean => /^\D/.test(number);

/** Parses printed digits, without separators and blanks; null if they are not a number. */
const parseDigits = (number: string): string | null => {
  if (/^\d/.test(number)) return number.replace(/[, ]/g, '');
  const value = chineseNumeral(number.replace('百分之', ''));
  return value === null ? null : String(value);
};

const scaleOf = (printed: string): Quantity['scale'] => (printed === '万' || printed === '亿' ? printed : '');

const quantityAt = (text: string, number: string, start: number): Quantity | null => {
  if (number.length > LONGEST_NUMBER) return null;
  const digits = parseDigits(number);
  if (digits === null) return null;
  const numberEnd = start + number.length;
  TAIL.lastIndex = numberEnd;
  const [tail = '', about, scale = '', aboutScale, points, percent, multiple, unit] = TAIL.exec(text) ?? [];
  const end = numberEnd + tail.length;
  const before = text.slice(Math.max(0, start - 4), start);
  const after = text.slice(end, end + 4);
  const common = {
    start,
    end,
    value: rational(digits),
    decimals: digits.split('.')[1]?.length ?? 0,
    scale: scaleOf(scale),
    approximate:
      about !== undefined || aboutScale !== undefined || ABOUT_BEFORE.test(before) || ABOUT_AFTER.test(after),
    broken: number.includes(' ') || start === 0,
  };
  if (number.startsWith('百分之')) return { ...common, kind: 'percent', unit: '%', end: numberEnd, scale: '' };
  if (points !== undefined) return { ...common, kind: 'points', unit: '%' };
  if (percent !== undefined) return percent === '%' ? { ...common, kind: 'percent', unit: '%' } : null;
  if (multiple !== undefined) return { ...common, kind: 'multiple', unit: '倍' };
  if (NAMES_BEFORE.test(before)) return null;
  if (unit === undefined) {
    // A figure without its unit makes a gap in a list of figures.
    return /^[,;、。)]/.test(after) && /[\u4e00-\u9fff]$/.test(before) && !/[年月]$/.test(before)
      ? { ...common, kind: 'bare', unit: '', end: numberEnd, scale: '' }
      : null;
  }
  if (OTHER_WORD.test(after)) return null;
  if (isChinese(number)) {
    if (CHINESE_NAMES_BEFORE.test(before) || (digits === '1' && !/[件宗起份]/.test(unit))) return null;
  }
  return { ...common, kind: 'count', unit };
};

/** Finds the figures in a range of compact text, in order. Dates, document numbers, names and limits are skipped. */
export const quantitiesIn = (text: string, from = 0, to = text.length): readonly Quantity[] => {
  const found: Quantity[] = [];
  const stretch = text.slice(from, to);
  for (const { 0: number, index } of stretch.matchAll(NUMBER)) {
    const last = found.at(-1);
    if (last !== undefined && from + index < last.end) continue;
    const quantity = quantityAt(text, number, from + index);
    if (quantity !== null) found.push(quantity);
  }
  return found;
};
