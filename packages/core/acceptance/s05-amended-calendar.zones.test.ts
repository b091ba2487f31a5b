import type { Calendar, NoticeYear } from '@gongkai/calendar';
import { canonicalText, civilDate, createCalendar, nationalCalendar, nationalNotices } from '@gongkai/calendar';
import { amendCalendar } from '@gongkai/calendar/notices';
import { describe, expect, it } from 'vitest';
import { inHand, received } from './steps.ts';

interface Difference {
  readonly holidaysGone: readonly string[];
  readonly workdaysGone: readonly string[];
  readonly workdaysMore: readonly string[];
}

const asAnnounced = (year: '2019' | '2020', { holidaysGone, workdaysGone, workdaysMore }: Difference): NoticeYear => {
  const { [year]: notice } = nationalNotices;
  if (notice === undefined) throw new Error(`no notice of ${year}`);
  const { amendedBy: _amendedBy, ...first } = notice;
  return {
    ...first,
    holidays: first.holidays.filter((day) => !holidaysGone.includes(day)),
    workdays: [...first.workdays.filter((day) => !workdaysGone.includes(day)), ...workdaysMore],
  };
};

// The differences of calendar.md, section 7: before 国办发明电〔2019〕3号 and 国办发明电〔2020〕1号.
const version1 = createCalendar({
  years: {
    ...nationalNotices,
    '2019': asAnnounced('2019', {
      holidaysGone: ['2019-05-02', '2019-05-03', '2019-05-04'],
      workdaysGone: ['2019-04-28', '2019-05-05'],
      workdaysMore: [],
    }),
    '2020': asAnnounced('2020', {
      holidaysGone: ['2020-01-31', '2020-02-01', '2020-02-02'],
      workdaysGone: [],
      workdaysMore: ['2020-02-01'],
    }),
  },
});

const amended = amendCalendar(
  version1,
  JSON.stringify({ '2019': nationalNotices['2019'], '2020': nationalNotices['2020'] }),
);

describe('scenario 5: a calendar amended in the middle of the year', () => {
  it.each([
    ['2019-04-01', '2019-04-30', '2019-04-29'],
    ['2019-04-03', '2019-05-03', '2019-05-05'],
  ])('20 working days from %s: %s before, %s after', (start, before, after) => {
    const on = (calendar: Calendar) => calendar.dueDate(civilDate(start), 20);
    expect([on(version1), on(amended), on(nationalCalendar)]).toEqual([before, after, after]);
  });

  it.each([
    ['2020-01-02', '2020-02-04', '2020-02-06'],
    ['2020-01-10', '2020-02-12', '2020-02-14'],
    ['2020-01-21', '2020-02-24', '2020-02-26'],
  ])('a request received %s is due %s before and %s after', (start, before, after) => {
    const story = inHand(start, {}, version1);
    const frozen = structuredClone(story.state);
    expect(story.due('reply', start)).toBe(before);
    story.calendar = amended;
    expect(story.due('reply', start)).toBe(after);
    expect(story.state).toEqual(frozen);
    expect(story.replayed()).toEqual(frozen);
  });

  it('moves a request of the text of 2008 earlier, too', () => {
    // 15 WD from 2019-04-10, by hand: 04-11 … 04-30 are fourteen weekdays and 05-02 the fifteenth; with Sunday 04-28
    // worked, 04-30 is the fifteenth.
    const story = received('2019-04-10', {}, version1);
    expect(story.due('reply', '2019-04-10')).toBe('2019-05-02');
    story.calendar = amended;
    expect(story.due('reply', '2019-04-10')).toBe('2019-04-30');
  });

  it('changes nothing when it is loaded a second time, and has another canonical text than the first version', () => {
    const twice = amendCalendar(amended, JSON.stringify({ '2019': nationalNotices['2019'] }));
    expect([canonicalText(twice), twice.version]).toEqual([canonicalText(amended), amended.version]);
    expect(canonicalText(amended)).not.toBe(canonicalText(version1));
  });

  it('leaves a closed request closed, its result and its expiry where they were', () => {
    const story = inHand('2020-01-10', {}, version1);
    story.tell('request.withdrawn', '2020-01-17');
    const frozen = structuredClone(story.state);
    story.calendar = amended;
    expect(story.expiries()).toEqual([]);
    expect(story.expire('2020-12-31')).toEqual([]);
    expect(story.state).toEqual(frozen);
  });
});
