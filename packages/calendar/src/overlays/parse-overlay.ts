import type { Overlay } from '../calendar/notice-years.ts';
import { type Cell, type Report, cellOf, cellsOf, entriesOf } from '../notices/json-cells.ts';
import { type JsonNode, readJsonLines } from '../notices/json-lines.ts';
import type { NoticeProblem } from '../notices/notice-problem.ts';
import { DATE_RULES } from '../notices/notice-rules.ts';

/** The overlay of a file that was found sound, or everything that is wrong with it. */
export type ParsedOverlay =
  | { readonly ok: true; readonly overlay: Overlay }
  | { readonly ok: false; readonly problems: readonly NoticeProblem[] };

const TEXTS = ['region', 'audience', 'source'] as const;
const KEYS: readonly string[] = [...TEXTS, 'off', 'work'];
// A region is part of the version of a calendar, where a plus sign comes before it.
const REGION = /^[\p{L}\p{N}][\p{L}\p{N}-]{0,39}$/u;

const checkDays = (holidays: readonly Cell[], workdays: readonly Cell[], report: Report): void => {
  const none = { fromOtherYearsNotice: [], amendedDays: [], weekdays: [], amendedBy: [], notice: null, granted: null };
  const draft = { year: 0, place: { text: '', line: 1, path: '' }, holidays, workdays, ...none };
  for (const rule of DATE_RULES) rule.check([draft], report);
};

const readOverlay = (root: JsonNode, report: Report): Overlay => {
  const entries = entriesOf(root, '', report);
  const { line } = root;
  for (const entry of entries) {
    if (KEYS.includes(entry.key)) continue;
    report('file/unknown-key', { line: entry.line, path: entry.key }, `the key "${entry.key}" is not known`);
  }
  const at = (key: string): JsonNode | undefined => entries.find((one) => one.key === key)?.value;
  for (const key of KEYS) {
    if (at(key) === undefined) report('file/missing-key', { line, path: key }, `the key "${key}" is missing`);
  }
  const texts = TEXTS.map((key) => {
    const node = at(key);
    const cell = node === undefined ? null : cellOf(node, key, report);
    if (cell !== null && cell.text.trim() === '') report('overlay/blank', cell, `the text of "${key}" is blank`);
    return cell;
  });
  const [region = null, audience = null, source = null] = texts;
  if (region !== null && region.text.trim() !== '' && !REGION.test(region.text)) {
    report('overlay/bad-region', region, 'a region is up to 40 letters, digits and hyphens');
  }
  const off = cellsOf(at('off'), 'off', report);
  const work = cellsOf(at('work'), 'work', report);
  if (at('off') !== undefined && off.length + work.length === 0) {
    report('overlay/empty', { line, path: '' }, 'the file holds no day');
  }
  checkDays(off, work, report);
  const days = (cells: readonly Cell[]): readonly string[] => cells.map(({ text }) => text);
  return {
    region: region?.text ?? '',
    off: days(off),
    work: days(work),
    audience: audience?.text ?? '',
    source: source?.text ?? '',
  };
};

/**
 * Reads the local days of one area from a file: `region`, `off`, `work`, `audience` (for whom they are off) and `source`
 * (the notice of the local government). Nothing of a file with a problem is used.
 */
export const parseOverlay = (jsonText: string): ParsedOverlay => {
  const problems: NoticeProblem[] = [];
  const report: Report = (code, { line, path }, message) => problems.push({ line, code, message, path });
  const reading = readJsonLines(jsonText);
  if (!reading.ok) {
    report('file/not-json', { line: reading.line, path: '' }, reading.message);
    return { ok: false, problems };
  }
  const overlay = readOverlay(reading.root, report);
  if (problems.length === 0) return { ok: true, overlay };
  return { ok: false, problems: problems.toSorted((a, b) => a.line - b.line) };
};
