import { describe, expect, it } from 'vitest';
import { civilDate } from '../days/civil-date.ts';
import { nationalCalendar } from '../data/national-calendar.ts';

const d = civilDate;

describe('trace', () => {
  const days = nationalCalendar.trace(d('2026-01-30'), d('2026-03-05'));
  const on = (date: string): unknown => days.find((one) => one.date === `2026-${date}`);

  it('lists exactly the twenty counted days of a request received on 30 January 2026', () => {
    expect(days.filter((one) => one.counted).map((one) => one.date.slice(5))).toEqual(
      [
        // The Saturdays 14 and 28 February among them.
        '02-02 02-03 02-04 02-05 02-06',
        '02-09 02-10 02-11 02-12 02-13 02-14',
        '02-24 02-25 02-26 02-27 02-28',
        '03-02 03-03 03-04 03-05',
      ].flatMap((week) => week.split(' ')),
    );
  });

  it('lists every day from the day after the start through the due day', () => {
    expect(days).toHaveLength(34);
    expect(days[0]?.date).toBe('2026-01-31');
    expect(days.at(-1)?.date).toBe('2026-03-05');
  });

  it('gives each day its reason and the notice behind it', () => {
    const notice = '国办发明电〔2025〕7号';
    expect(on('01-31')).toEqual({ date: '2026-01-31', counted: false, reason: 'weekend' });
    expect(on('02-02')).toEqual({ date: '2026-02-02', counted: true, ordinal: 1, reason: 'working-day' });
    expect(on('02-14')).toEqual({ date: '2026-02-14', counted: true, ordinal: 11, reason: 'make-up-day', notice });
    expect(on('02-15')).toEqual({ date: '2026-02-15', counted: false, reason: 'holiday', notice });
    expect(on('02-23')).toEqual({ date: '2026-02-23', counted: false, reason: 'holiday', notice });
    expect(on('02-28')).toEqual({ date: '2026-02-28', counted: true, ordinal: 16, reason: 'make-up-day', notice });
    expect(days.filter((one) => one.reason === 'holiday')).toHaveLength(9);
  });

  it('marks the working days of a pause and leaves the other days their own reason', () => {
    const excluded = [{ after: d('2026-04-28'), through: d('2026-05-09') }];
    const paused = nationalCalendar.trace(d('2026-04-24'), d('2026-06-03'), excluded);
    expect(paused.filter((one) => one.reason === 'excluded').map((one) => one.date.slice(5))).toEqual([
      '04-29',
      '04-30',
      '05-06',
      '05-07',
      '05-08',
      '05-09',
    ]);
    expect(paused.find((one) => one.date === '2026-05-01')?.reason).toBe('holiday');
    expect(paused.find((one) => one.date === '2026-05-09')).toMatchObject({
      counted: false,
      notice: '国办发明电〔2025〕7号',
    });
    expect(paused.filter((one) => one.counted)).toHaveLength(20);
  });

  it('marks all working days of a pause that is still open', () => {
    const excluded = [{ after: d('2026-04-28'), through: null }];
    const paused = nationalCalendar.trace(d('2026-04-24'), d('2026-05-11'), excluded);
    expect(paused.filter((one) => one.counted).map((one) => one.date)).toEqual(['2026-04-27', '2026-04-28']);
    expect(paused.filter((one) => one.reason === 'excluded')).toHaveLength(7);
  });

  it('marks days that no notice settles', () => {
    const open = nationalCalendar.trace(d('2026-12-25'), d('2027-01-04'));
    expect(open.filter((one) => one.open === true).map((one) => one.date.slice(5))).toEqual([
      '12-29',
      '12-30',
      '12-31',
      '01-01',
      '01-02',
      '01-03',
      '01-04',
    ]);
    expect(open.find((one) => one.date === '2026-12-28')).toEqual({
      date: '2026-12-28',
      counted: true,
      ordinal: 1,
      reason: 'working-day',
    });
    expect(open.find((one) => one.date === '2027-01-01')).toEqual({
      date: '2027-01-01',
      counted: false,
      reason: 'holiday',
      open: true,
    });
  });

  it('is empty when it ends where it starts or before', () => {
    expect(nationalCalendar.trace(d('2026-05-06'), d('2026-05-06'))).toEqual([]);
    expect(nationalCalendar.trace(d('2026-05-06'), d('2026-05-01'))).toEqual([]);
  });
});

describe('dayOf', () => {
  it.each([
    ['2011-12-31', true, 'make-up-day', '国办发明电〔2011〕45号', 'worked by the 2012 notice'],
    ['2015-09-03', false, 'holiday', '国发明电〔2015〕1号', 'off by an amendment'],
    ['2015-09-06', true, 'make-up-day', '国发明电〔2015〕1号', 'worked by an amendment'],
    ['2018-12-29', true, 'make-up-day', '国办发明电〔2018〕15号', 'worked by the 2019 notice'],
    ['2018-12-31', false, 'holiday', '国办发明电〔2018〕15号', 'off by the 2019 notice'],
    ['2019-05-01', false, 'holiday', '国办发明电〔2019〕3号', 'off by an amendment'],
    ['2019-05-05', true, 'make-up-day', '国办发明电〔2019〕3号', 'worked by an amendment'],
    ['2019-10-01', false, 'holiday', '国办发明电〔2018〕15号', 'off by the yearly notice'],
    ['2020-01-30', false, 'holiday', '国办发明电〔2019〕16号', 'off before the extension'],
    ['2020-02-01', false, 'holiday', '国办发明电〔2020〕1号', 'off by the extension'],
    ['2020-02-03', true, 'working-day', undefined, 'work resumes'],
    ['2022-12-31', false, 'holiday', '国办发明电〔2022〕16号', 'a Saturday in a span of the 2023 notice'],
    ['2024-02-09', true, 'working-day', undefined, 'the eve of 2024 is worked'],
    ['2026-03-08', false, 'weekend', undefined, 'half a day for some is never counted'],
    ['2026-05-04', false, 'holiday', '国办发明电〔2025〕7号', 'off as part of Labour Day'],
    ['2027-10-01', false, 'holiday', undefined, 'a statutory day without notice'],
  ] as const)('%s: works %s, %s, %s (%s)', (date, works, reason, notice, _why) => {
    const found = nationalCalendar.dayOf(d(date));
    const open = date.startsWith('2027') ? { open: true } : {};
    expect(found).toEqual({ date, works, reason, ...(notice === undefined ? {} : { notice }), ...open });
  });
});
