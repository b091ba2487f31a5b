import { refused, type StatsRefusal } from '../refusal.ts';
import type { Entry } from './entry.ts';
import type { Register } from './register.ts';
import { isRegisterId, REGISTERS } from './registers.ts';

/** An entry before it is checked, with the unit that the officer used. */
export interface EntryInput extends Omit<Entry, 'register'> {
  readonly register: string;
  readonly unit: string;
}

/** An entry that passed the check. */
export interface AcceptedEntry {
  readonly ok: true;
  readonly entry: Entry;
}

// Sums of a thousand agencies stay exact below 2⁵³, with six decimals below 9·10⁹.
const LARGEST = { 0: 9_000_000_000_000, 6: 900_000_000 } as const;

const finer = (value: number, decimals: 0 | 6): boolean => Number(value.toFixed(decimals)) !== value;

const refusedValue = (value: number, { label, decimals, signed, unit }: Register): StatsRefusal | null => {
  if (!Number.isFinite(value)) {
    return refused('register/not-a-number', `“${label.zh}”须填数字`, `“${label.en}” takes a number`);
  }
  if (value < 0 && !signed) {
    return refused('register/negative', `“${label.zh}”不能为负数`, `“${label.en}” is never below zero`);
  }
  if (Math.abs(value) > LARGEST[decimals]) {
    const most = LARGEST[decimals];
    return refused(
      'register/too-large',
      `“${label.zh}”不能超过${most}${unit}`,
      `“${label.en}” is at most ${most} ${unit}`,
    );
  }
  if (!finer(value, decimals)) return null;
  return decimals === 0
    ? refused('register/not-whole', `“${label.zh}”须填整数`, `“${label.en}” takes a whole number`)
    : refused(
        'register/too-fine',
        `“${label.zh}”最多${decimals}位小数`,
        `“${label.en}” takes ${decimals} decimals at most`,
      );
};

/**
 * Checks an entry of a register: a known register, a year, the unit of the register, a number that the forms can hold.
 * The value null withdraws the figure.
 * @example
 * checkEntry({ register: 'staff', agency: 'a', year: 2018, value: 2.5, unit: '人', origin: 'typed', by: 'li', at: 0 }).code // => 'register/not-whole'
 */
export const checkEntry = ({ unit, ...input }: EntryInput): AcceptedEntry | StatsRefusal => {
  const { register, agency, year, value } = input;
  if (!isRegisterId(register)) {
    return refused('register/unknown', `没有“${register}”这一登记项`, `There is no register “${register}”`);
  }
  if (agency.trim() === '') return refused('register/bad-agency', '须写明行政机关', 'The agency is to be named');
  if (!Number.isInteger(year) || year < 1 || year > 9999) {
    return refused('register/bad-year', `${year}不是年份`, `${year} is not a year`);
  }
  const kept: Register = REGISTERS[register];
  if (unit !== kept.unit) {
    const { zh, en } = kept.label;
    return refused(
      'register/wrong-unit',
      `“${zh}”以${kept.unit}计,不以${unit}计`,
      `“${en}” is counted in ${kept.unit}, not in ${unit}`,
    );
  }
  return (value === null ? null : refusedValue(value, kept)) ?? { ok: true, entry: { ...input, register } };
};
