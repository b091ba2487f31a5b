import { isCivilDate, weekdayOf } from '../days/civil-date.ts';
import type { Cell, Pair, Report } from './json-cells.ts';
import type { YearDraft } from './notice-draft.ts';

/** A named check of a file of notices; it reports everything it finds. */
export interface NoticeRule {
  readonly name: string;
  check(drafts: readonly YearDraft[], report: Report): void;
}

const WEEKDAYS: readonly string[] = ['一', '二', '三', '四', '五', '六', '日'];

const listed = (draft: YearDraft): readonly Cell[] => [...draft.holidays, ...draft.workdays];

const annotated = (draft: YearDraft): readonly Pair[] => [
  ...draft.fromOtherYearsNotice,
  ...draft.amendedDays,
  ...draft.weekdays,
];

const eachYear = (name: string, judge: (draft: YearDraft, report: Report) => void): NoticeRule => ({
  name,
  check(drafts, report) {
    for (const draft of drafts) judge(draft, report);
  },
});

const datesExist = eachYear('every date has the form YYYY-MM-DD and exists', (draft, report) => {
  for (const cell of [...listed(draft), ...annotated(draft).map((pair) => pair.key)]) {
    if (!/^\d{4}-\d\d-\d\d$/.test(cell.text)) {
      report('date/malformed', cell, `${JSON.stringify(cell.text)} does not have the form YYYY-MM-DD`);
    } else if (!isCivilDate(cell.text)) report('date/impossible', cell, `there is no day ${cell.text}`);
  }
});

const datesOnce: NoticeRule = {
  name: 'no date is given twice or is both off and worked',
  check(drafts, report) {
    const seen = new Map<string, boolean>();
    const look = (cell: Cell, works: boolean): void => {
      const before = seen.get(cell.text);
      if (before === works) report('date/duplicate', cell, `${cell.text} is in the file twice`);
      else if (before !== undefined) report('date/off-and-worked', cell, `${cell.text} is both off and worked`);
      else seen.set(cell.text, works);
    };
    for (const draft of drafts) {
      for (const cell of draft.holidays) look(cell, false);
      for (const cell of draft.workdays) look(cell, true);
    }
  },
};

const datesInYear = eachYear('every date is in its year, or in December under the next notice', (draft, report) => {
  const others = new Set(draft.fromOtherYearsNotice.map((pair) => pair.key.text));
  for (const cell of listed(draft).filter(({ text }) => isCivilDate(text))) {
    const own = cell.text.startsWith(`${draft.year}-`);
    const december = [draft.year, draft.year - 1].some((year) => cell.text.startsWith(`${year}-12-`));
    if (others.has(cell.text) ? !december : !own) {
      const where = others.has(cell.text) ? `December ${draft.year - 1} or ${draft.year}` : String(draft.year);
      report('date/outside-year', cell, `${cell.text} is not in ${where}`);
    }
  }
});

const makeUpOnWeekend = eachYear('every worked day is a Saturday or Sunday', (draft, report) => {
  for (const cell of draft.workdays) {
    if (!isCivilDate(cell.text) || weekdayOf(cell.text) > 5) continue;
    report('date/make-up-on-weekday', cell, `${cell.text} is worked as a make-up day but is not a Saturday or Sunday`);
  }
});

const weekdayAgrees = eachYear('the weekday that the notice names is that of the date', (draft, report) => {
  for (const { key, value } of draft.weekdays) {
    if (!isCivilDate(key.text)) continue;
    const weekday = WEEKDAYS[weekdayOf(key.text) - 1];
    if (value.text !== weekday)
      report('date/weekday-differs', key, `${key.text} is 星期${weekday}, not 星期${value.text}`);
  }
});

const annotationsListed = eachYear('every annotated date is among the days of its year', (draft, report) => {
  const days = new Set(listed(draft).map((cell) => cell.text));
  for (const { key } of annotated(draft)) {
    if (!days.has(key.text)) report('date/not-listed', key, `${key.text} is neither off nor worked in this year`);
  }
});

const noticesNamed = eachYear('every number of a notice is given', (draft, report) => {
  const numbers = draft.amendedBy.map((cell) => cell.text);
  const notice = draft.notice === null ? [] : [draft.notice];
  for (const cell of [...notice, ...draft.amendedBy, ...draft.fromOtherYearsNotice.map((pair) => pair.value)]) {
    if (cell.text.trim() === '') report('notice/blank', cell, 'the number of the notice is blank');
  }
  for (const { value } of draft.amendedDays) {
    if (!numbers.includes(value.text)) report('notice/not-named', value, `"${value.text}" is not in amendedBy`);
  }
});

const notEmpty = eachYear('a year holds days', (draft, report) => {
  if (listed(draft).length > 0) return;
  report('year/empty', draft.place, `${draft.year} holds no day; an empty year is a missing year`);
});

/** The checks of days off and days worked that hold for any file. */
export const DATE_RULES: readonly NoticeRule[] = [datesExist, datesOnce, makeUpOnWeekend];

/** All checks of single entries; the balance of a whole year is judged after them. */
export const NOTICE_RULES: readonly NoticeRule[] = [
  notEmpty,
  datesExist,
  datesOnce,
  datesInYear,
  makeUpOnWeekend,
  weekdayAgrees,
  annotationsListed,
  noticesNamed,
];
