import { type Cell, type Pair, type Report, cellOf, cellsOf, entriesOf, pairsOf } from './json-cells.ts';
import type { JsonEntry, JsonNode } from './json-lines.ts';

/** A year as the file has it, of the right shape but not yet judged. */
export interface YearDraft {
  readonly year: number;
  readonly place: Cell;
  readonly holidays: readonly Cell[];
  readonly workdays: readonly Cell[];
  readonly notice: Cell | null;
  readonly amendedBy: readonly Cell[];
  readonly fromOtherYearsNotice: readonly Pair[];
  readonly amendedDays: readonly Pair[];
  readonly weekdays: readonly Pair[];
  /** Days beyond the law that the file acknowledges; null where it acknowledges none. */
  readonly granted: { readonly days: number; readonly line: number; readonly path: string } | null;
}

const KEYS: readonly string[] = [
  'holidays',
  'workdays',
  'notice',
  'amendedBy',
  'fromOtherYearsNotice',
  'amendedDays',
  'weekdays',
  'granted',
];
const REQUIRED: readonly string[] = ['holidays', 'workdays', 'notice'];

const grantedOf = (node: JsonNode | undefined, path: string, report: Report): YearDraft['granted'] => {
  if (node === undefined) return null;
  const { line } = node;
  if (node.kind === 'number' && Number.isInteger(node.value) && node.value >= 1)
    return { days: node.value, line, path };
  report('file/wrong-type', { line, path }, 'a whole number of days from 1 is needed here');
  return null;
};

/** Reads the block of one year; wrong types, unknown, repeated and missing keys are reported. */
export const draftYear = (year: number, entry: JsonEntry, report: Report): YearDraft => {
  const path = String(year);
  const place = { text: path, line: entry.line, path };
  const entries = entriesOf(entry.value, path, report);
  for (const { key, line } of entries) {
    if (KEYS.includes(key)) continue;
    report('file/unknown-key', { line, path: `${path}.${key}` }, `the key "${key}" is not known`);
  }
  for (const key of REQUIRED) {
    if (entries.some((one) => one.key === key)) continue;
    report('file/missing-key', { ...place, path: `${path}.${key}` }, `the key "${key}" is missing`);
  }
  const at = (key: string): JsonNode | undefined => entries.find((one) => one.key === key)?.value;
  const notice = at('notice');
  return {
    year,
    place,
    holidays: cellsOf(at('holidays'), `${path}.holidays`, report),
    workdays: cellsOf(at('workdays'), `${path}.workdays`, report),
    notice: notice === undefined ? null : cellOf(notice, `${path}.notice`, report),
    amendedBy: cellsOf(at('amendedBy'), `${path}.amendedBy`, report),
    fromOtherYearsNotice: pairsOf(at('fromOtherYearsNotice'), `${path}.fromOtherYearsNotice`, report),
    amendedDays: pairsOf(at('amendedDays'), `${path}.amendedDays`, report),
    weekdays: pairsOf(at('weekdays'), `${path}.weekdays`, report),
    granted: grantedOf(at('granted'), `${path}.granted`, report),
  };
};

/** Reads the whole file: an object with one block a year. */
export const draftYears = (root: JsonNode, known: (year: number) => boolean, report: Report): readonly YearDraft[] => {
  const entries = entriesOf(root, '', report);
  if (root.kind === 'object' && entries.length === 0) {
    report('file/missing-key', { line: root.line, path: '' }, 'the file holds no year');
  }
  return entries.flatMap((entry) => {
    const year = /^\d{4}$/.test(entry.key) ? Number(entry.key) : NaN;
    const place = { line: entry.line, path: entry.key };
    if (!known(year)) report('year/unknown', place, `"${entry.key}" is not a year that a calendar can hold`);
    else if (entry.value.kind === 'object') return [draftYear(year, entry, report)];
    else report('file/wrong-type', place, 'a year is an object');
    return [];
  });
};
