import { describe, expect, it } from 'vitest';
import { civilDate } from '../days/civil-date.ts';
import { canonicalText } from '../calendar/canonical-text.ts';
import { createCalendar } from '../calendar/create-calendar.ts';
import { nationalCalendar } from '../data/national-calendar.ts';
import type { Overlay } from '../calendar/notice-years.ts';
import { estimate2027 } from '../data/estimate-2027.ts';
import { nationalNotices } from '../data/national-notices.ts';
import { yunnanOverlays } from './yunnan-overlays.ts';

const d = civilDate;
const withOverlay = (overlay: Overlay) =>
  createCalendar({ years: nationalNotices, estimate: estimate2027, overlays: [overlay] });
const { chuxiong, honghe, wenshan, xishuangbanna, dehong, dehongLisu, dali, nujiang, diqing } = yunnanOverlays;

describe('local days of Yunnan', () => {
  it('are off by default', () => {
    expect(nationalCalendar.input.overlays).toBeUndefined();
    expect(nationalCalendar.isWorkingDay(d('2024-04-23'))).toBe(true);
  });

  it('cover the eight autonomous prefectures', () => {
    const prefectures = [chuxiong, honghe, wenshan, xishuangbanna, dehong, dali, nujiang, diqing];
    expect(new Set(prefectures.map((overlay) => overlay.region)).size).toBe(8);
    expect(Object.keys(yunnanOverlays)).toHaveLength(9);
  });

  it.each([
    [chuxiong, '2024-07-29', false, 'local-holiday'],
    [chuxiong, '2017-04-19', false, 'local-holiday'],
    [honghe, '2024-11-19', false, 'local-holiday'],
    [wenshan, '2024-04-03', false, 'local-holiday'],
    [wenshan, '2023-04-01', false, 'weekend'],
    [xishuangbanna, '2019-04-15', false, 'local-holiday'],
    [xishuangbanna, '2019-04-20', true, 'local-working-day'],
    [xishuangbanna, '2022-04-10', true, 'local-working-day'],
    [xishuangbanna, '2019-04-27', false, 'weekend'],
    [dehong, '2023-04-16', true, 'local-working-day'],
    [dehong, '2023-10-22', true, 'local-working-day'],
    [dehong, '2023-04-12', false, 'local-holiday'],
    [dehongLisu, '2024-02-18', false, 'local-holiday'],
    [dehongLisu, '2023-01-31', false, 'local-holiday'],
    [dali, '2023-05-06', false, 'local-holiday'],
    [dali, '2024-11-22', false, 'local-holiday'],
    [nujiang, '2024-08-23', false, 'local-holiday'],
    [nujiang, '2023-12-27', false, 'local-holiday'],
    [diqing, '2024-02-20', false, 'local-holiday'],
    [diqing, '2024-09-14', false, 'local-holiday'],
    [diqing, '2024-02-12', false, 'holiday'],
  ])('%o: %s works %s, %s', (overlay, on, works, reason) => {
    expect(withOverlay(overlay).dayOf(d(on))).toMatchObject({ works, reason });
  });

  it('win over a national make-up day: Dali, Saturday 6 May 2023', () => {
    expect(nationalCalendar.dayOf(d('2023-05-06'))).toMatchObject({ works: true, reason: 'make-up-day' });
    const local = withOverlay(dali);
    expect(local.dayOf(d('2023-05-06'))).toEqual({
      date: '2023-05-06',
      works: false,
      reason: 'local-holiday',
      overlay: 'dali',
    });
    expect(nationalCalendar.dueDate(d('2023-05-03'), 1)).toBe('2023-05-04');
    expect(local.dueDate(d('2023-05-03'), 1)).toBe('2023-05-08');
  });

  it('move a due date and are part of version and canonical text', () => {
    const local = withOverlay(xishuangbanna);
    expect(local.version).toBe('2026.0+xishuangbanna');
    expect(canonicalText(local)).not.toBe(canonicalText(nationalCalendar));
    expect(canonicalText(local)).not.toBe(canonicalText(withOverlay(dali)));
    expect(nationalCalendar.dueDate(d('2019-04-12'), 5)).toBe('2019-04-19');
    expect(local.addWorkingDays(d('2019-04-12'), 5)).toEqual({
      kind: 'final',
      date: '2019-04-24',
      calendarVersion: '2026.0+xishuangbanna',
    });
    expect(local.trace(d('2019-04-18'), d('2019-04-22')).map((day) => [day.date.slice(5), day.reason])).toEqual([
      ['04-19', 'local-holiday'],
      ['04-20', 'local-working-day'],
      ['04-21', 'local-working-day'],
      ['04-22', 'working-day'],
    ]);
  });

  it('keep their version when a version is given', () => {
    const calendar = createCalendar({ years: nationalNotices, version: '2026.3', overlays: [dali] });
    expect(calendar.version).toBe('2026.3+dali');
  });

  it('change nothing outside the calendar and nothing in a year without notice', () => {
    const overlay = {
      region: 'x',
      off: ['2007-05-08', '2031-05-08', '2016-05-09'],
      work: [],
      audience: '',
      source: '',
    };
    const years = Object.fromEntries(Object.entries(nationalNotices).filter(([year]) => year !== '2016'));
    const calendar = createCalendar({ years, overlays: [overlay] });
    expect(() => calendar.dayOf(d('2016-05-09'))).toThrow(expect.objectContaining({ year: 2016 }));
  });

  it('apply to open days, which stay open', () => {
    const overlay = { region: 'x', off: ['2027-06-10'], work: ['2027-06-12'], audience: '', source: '' };
    const calendar = withOverlay(overlay);
    expect(calendar.dayOf(d('2027-06-10'))).toMatchObject({ works: false, reason: 'local-holiday', open: true });
    expect(calendar.addWorkingDays(d('2027-06-09'), 2)).toMatchObject({ date: '2027-06-12', latest: '2027-06-12' });
  });

  it('are refused when a day is both off and worked, or impossible', () => {
    const both = { region: 'x', off: ['2024-05-06'], work: ['2024-05-06'], audience: '', source: '' };
    expect(() => withOverlay(both)).toThrow(expect.objectContaining({ code: 'calendar/bad-input' }));
    const impossible = { region: 'x', off: ['2024-02-30'], work: [], audience: '', source: '' };
    expect(() => withOverlay(impossible)).toThrow(expect.objectContaining({ code: 'calendar/impossible-date' }));
  });
});
