import { weighYears } from './balance.ts';
import { readJsonLines } from './json-lines.ts';
import { sameNotice } from './merge-years.ts';
import type { Pair, Report } from './json-cells.ts';
import { type YearDraft, draftYears } from './notice-draft.ts';
import type { NoticeProblem } from './notice-problem.ts';
import { NOTICE_RULES } from './notice-rules.ts';
import { type NoticeYear, type NoticeYears, FIRST_YEAR, LAST_YEAR } from '../calendar/notice-years.ts';

/** The notices of a file that was found sound, or everything that is wrong with it. */
export type ParsedNotices =
  | { readonly ok: true; readonly years: NoticeYears }
  | { readonly ok: false; readonly problems: readonly NoticeProblem[] };

const record = (pairs: readonly Pair[]): Readonly<Record<string, string>> =>
  Object.fromEntries(pairs.map(({ key, value }) => [key.text, value.text]));

const yearOf = (draft: YearDraft): NoticeYear => ({
  holidays: draft.holidays.map((cell) => cell.text),
  workdays: draft.workdays.map((cell) => cell.text),
  notice: draft.notice?.text ?? '',
  ...(draft.amendedBy.length === 0 ? {} : { amendedBy: draft.amendedBy.map((cell) => cell.text) }),
  ...(draft.fromOtherYearsNotice.length === 0 ? {} : { fromOtherYearsNotice: record(draft.fromOtherYearsNotice) }),
  ...(draft.amendedDays.length === 0 ? {} : { amendedDays: record(draft.amendedDays) }),
  ...(draft.granted === null ? {} : { granted: draft.granted.days }),
});

/** The draft with the acknowledgement that `base` has for the same days, where the file has none of its own. */
const withKept = (draft: YearDraft, base: NoticeYears): YearDraft => {
  const kept = base[draft.year];
  if (draft.granted !== null || kept?.granted === undefined) return draft;
  const { line, path } = draft.place;
  const acknowledged = { ...draft, granted: { days: kept.granted, line, path } };
  return sameNotice(yearOf(acknowledged), kept) ? acknowledged : draft;
};

/**
 * Reads and judges a file of notices in the form of `data/calendar.json`; nothing of a file with a problem is used.
 * A year may carry `weekdays` (date → 一 … 日) as the notice names them, `amendedDays` (date → number in `amendedBy`), and
 * `granted`, the number of days beyond the law that the person who loads the file acknowledges.
 * `base` holds years that are already loaded: December days in them belong to the balance of the next year's notice, and
 * days that were acknowledged need not be acknowledged again while the notice stays the same.
 */
export const parseNotices = (jsonText: string, base: NoticeYears = {}): ParsedNotices => {
  const problems: NoticeProblem[] = [];
  const report: Report = (code, { line, path }, message, acknowledge) =>
    problems.push({ line, code, message, path, ...(acknowledge === undefined ? {} : { acknowledge }) });
  const reading = readJsonLines(jsonText);
  if (!reading.ok) {
    report('file/not-json', { line: reading.line, path: '' }, reading.message);
    return { ok: false, problems };
  }
  const drafts = draftYears(reading.root, (year) => year >= FIRST_YEAR && year <= LAST_YEAR, report).map((draft) =>
    withKept(draft, base),
  );
  for (const rule of NOTICE_RULES) rule.check(drafts, report);
  const years = Object.fromEntries(drafts.map((draft) => [String(draft.year), yearOf(draft)]));
  // Only a file whose single entries are sound is weighed: one wrong date would be reported a second time as an imbalance.
  if (problems.length === 0) weighYears(drafts, years, base, report);
  if (problems.length === 0) return { ok: true, years };
  return { ok: false, problems: problems.toSorted((a, b) => a.line - b.line) };
};
