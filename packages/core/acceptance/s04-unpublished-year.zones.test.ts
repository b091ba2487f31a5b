import type { NoticeYear } from '@gongkai/calendar';
import { civilDate, createCalendar, estimate2027, nationalCalendar, nationalNotices } from '@gongkai/calendar';
import { describe, expect, it } from 'vitest';
import { arrived, extended, inHand, letter, received } from './steps.ts';

// A made-up notice: three days at the New Year and nothing else.
const loaded2027: NoticeYear = {
  notice: '国办发明电〔2026〕99号',
  holidays: ['2027-01-01', '2027-01-02', '2027-01-03'],
  workdays: [],
};

describe('scenario 4: an unpublished year', () => {
  it('received 2026-12-04: 2027-01-04 at best, open from 12-29, for want of 2027', () => {
    const story = received('2026-12-04');
    expect(story.clock('reply', '2026-12-04')).toMatchObject({
      state: 'running',
      due: { on: '2027-01-04', provisional: { openFrom: '2026-12-29', missingYears: [2027] } },
    });
    expect(story.due('reply', '2026-12-04')).not.toBe('2027-01-01');
  });

  it('received 2026-11-30 is firm for 12-28, received 12-01 is provisional for 12-29', () => {
    expect(received('2026-11-30').clock('reply', '2026-11-30')?.due).toMatchObject({
      on: '2026-12-28',
      provisional: null,
    });
    expect(received('2026-12-01').clock('reply', '2026-12-01')?.due).toMatchObject({
      on: '2026-12-29',
      provisional: { openFrom: '2026-12-29', missingYears: [2027] },
    });
  });

  it('records no expiry on a guessed day, not even long after it', () => {
    const story = inHand('2026-12-04');
    expect(story.expire('2027-03-01').filter((entry) => entry.startsWith('reply'))).toEqual([]);
    const firm = inHand('2026-11-30');
    expect(firm.expire('2027-03-01')).toContain('reply 2026-12-29T00:00:00+08:00');
  });

  it('takes no right away on a guess: a fee and a third party wait for the notice', () => {
    const paying = inHand('2026-11-30')
      .tell('fee.noticed', '2026-12-02', { mode: 'per-page', units: 72, amount: 420 })
      .tell('fee.delivered', '2026-12-04');
    expect(paying.expire('2027-06-30').filter((entry) => entry.startsWith('fee-payment'))).toEqual([]);
    expect(paying.state.value).toBe('awaiting-fee');
    const asking = arrived(letter(inHand('2026-11-30'), '2026-12-09'), '2026-12-09');
    expect(asking.expire('2027-06-30').filter((entry) => entry.startsWith('consultation'))).toEqual([]);
  });

  it('becomes firm when 2027 is loaded, the case itself unchanged', () => {
    const story = inHand('2026-12-04');
    const before = structuredClone(story.state);
    story.calendar = createCalendar({ years: { ...nationalNotices, '2027': loaded2027 } });
    expect(story.clock('reply', '2026-12-04')?.due).toMatchObject({ on: '2027-01-04', provisional: null });
    expect(story.state).toEqual(before);
    expect(story.expire('2027-03-01')).toContain('reply 2027-01-05T00:00:00+08:00');
  });

  it('takes an empty 2027 as missing', () => {
    const empty = { ...loaded2027, holidays: [] };
    const calendar = createCalendar({ years: { ...nationalNotices, '2027': empty }, estimate: estimate2027 });
    expect(received('2026-12-04', {}, calendar).clock('reply', '2026-12-04')?.due?.provisional?.missingYears).toEqual([
      2027,
    ]);
  });

  it('names the year and gives no date where nothing at all is known of it', () => {
    const calendar = createCalendar({ years: nationalNotices });
    const reading = received('2026-12-04', {}, calendar).clock('reply', '2026-12-04');
    expect(reading).toMatchObject({ due: null, unknownYear: 2027 });
  });

  it('keeps an extension into the open year provisional: 2026-11-20, firm 12-18, extended not', () => {
    const story = inHand('2026-11-20');
    expect(story.clock('reply', '2026-11-20')?.due).toMatchObject({ on: '2026-12-18', provisional: null });
    expect(extended(story, '2026-12-01', 20).clock('reply', '2026-12-01')?.due?.provisional).toMatchObject({
      openFrom: '2026-12-29',
      missingYears: [2027],
    });
  });
});

describe('scenario 6: the edge of the year in the data', () => {
  it('Saturday 2018-12-29 counts and Monday 2018-12-31 does not', () => {
    // 2018-12-20 + 15 WD under the text of 2008; 12-29 is the seventh day, 2019-01-02 the eighth.
    expect(received('2018-12-20').due('reply', '2018-12-20')).toBe('2019-01-11');
    expect(nationalCalendar.isWorkingDay(civilDate('2018-12-29'))).toBe(true);
    expect(nationalCalendar.isWorkingDay(civilDate('2018-12-31'))).toBe(false);
  });

  it('is provisional where only the notice of 2018 is loaded', () => {
    const { '2018': y2018 } = nationalNotices;
    if (y2018 === undefined) throw new Error('no notice of 2018');
    const only2018 = createCalendar({
      years: {
        '2018': {
          ...y2018,
          holidays: y2018.holidays.filter((day) => !day.startsWith('2018-12-3')),
          workdays: y2018.workdays.filter((day) => day !== '2018-12-29'),
        },
      },
    });
    const reading = received('2018-12-20', {}, only2018).clock('reply', '2018-12-20');
    expect([reading?.due ?? null, reading?.unknownYear]).toEqual([null, 2019]);
    expect(only2018.openFrom).toBe('2018-12-29');
    const firm = received('2018-12-06', {}, only2018).clock('reply', '2018-12-06');
    expect(firm?.due).toMatchObject({ on: '2018-12-27', provisional: null });
  });
});
