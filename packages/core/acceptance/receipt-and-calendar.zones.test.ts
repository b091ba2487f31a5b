import {
  canonicalText,
  createCalendar,
  estimate2027,
  instantOf,
  nationalCalendar,
  nationalNotices,
} from '@gongkai/calendar';
import { amendCalendar } from '@gongkai/calendar/notices';
import { describe, expect, it } from 'vitest';
import { clocksOf, expiriesOf } from '../src/kernel/clocks-of.ts';
import { traceClock } from '../src/kernel/read-clock.ts';
import { disclosureRequest } from '../src/procedures/disclosure-request/disclosure-request.ts';
import { confirmed, due, processing } from './requests.ts';

const request = disclosureRequest;

describe('1. make-up weekends count', () => {
  it.each([
    ['2026-01-30', '2026-03-05'],
    ['2026-02-14', '2026-03-20'],
    ['2026-02-16', '2026-03-20'],
  ])('received %s is due %s', (received, expected) => {
    expect(due(processing(received), received)).toBe(expected);
  });

  it('is explained by exactly twenty counted days, make-up Saturdays among them', () => {
    const story = processing('2026-01-30');
    const [reply] = clocksOf(request, story.state, instantOf('2026-01-30T12:00:00+08:00'), {
      calendar: nationalCalendar,
    });
    const days = reply === undefined ? [] : traceClock(reply, nationalCalendar);
    const counted = days.filter((day) => day.counted).map((day) => day.date.slice(5));
    expect(counted).toEqual(
      '02-02 02-03 02-04 02-05 02-06 02-09 02-10 02-11 02-12 02-13 02-14 02-24 02-25 02-26 02-27 02-28 03-02 03-03 03-04 03-05'.split(
        ' ',
      ),
    );
    const skipped = days.filter((day) => !day.counted);
    expect(skipped.filter((day) => day.reason === 'holiday').map((day) => [day.date.slice(8), day.notice])).toEqual(
      ['15', '16', '17', '18', '19', '20', '21', '22', '23'].map((day) => [day, '国办发明电〔2025〕7号']),
    );
  });
});

describe('2. due on a make-up day stays', () => {
  it('is Saturday 2026-02-28, to its end', () => {
    const story = processing('2026-01-26');
    expect(due(story, '2026-01-26')).toBe('2026-02-28');
    expect(story.clock('reply', '2026-02-28T23:59:59+08:00')?.state).toBe('running');
    expect(story.clock('reply', '2026-03-01T00:00:00+08:00')?.state).toBe('overdue');
  });
});

describe('3. the edge of the day', () => {
  it.each([
    ['2026-04-20T15:59:59Z', '2026-04-20', '2026-05-20'],
    ['2026-04-20T16:00:00Z', '2026-04-21', '2026-05-21'],
  ])('confirmed %s is received %s and due %s', (at, received, expected) => {
    const story = confirmed(at);
    expect(story.state.context).toMatchObject({ receivedOn: received });
    expect(due(story, at)).toBe(expected);
  });

  it('is overdue from 16:00 UTC of the due day, not a second before', () => {
    const story = confirmed('2026-04-20T15:59:59Z');
    expect(story.clock('reply', '2026-05-20T15:59:59Z')?.state).toBe('running');
    expect(story.clock('reply', '2026-05-20T16:00:00Z')?.state).toBe('overdue');
  });
});

describe('4. an unpublished year', () => {
  it.each([
    ['2026-11-30', '2026-12-28', null],
    ['2026-12-01', '2026-12-29', [2027]],
    ['2026-12-04', '2027-01-04', [2027]],
  ])('received %s: %s, missing %j', (received, expected, missing) => {
    const found = processing(received).clock('reply', received)?.due;
    expect(found?.on).toBe(expected);
    expect(found?.provisional?.missingYears ?? null).toEqual(missing);
    expect(found?.provisional?.openFrom ?? '2026-12-29').toBe('2026-12-29');
  });

  it('records no expiry on a guess', () => {
    expect(expiriesOf(request, processing('2026-12-04').state, { calendar: nationalCalendar })).toEqual([]);
    expect(expiriesOf(request, processing('2026-11-30').state, { calendar: nationalCalendar })).toHaveLength(1);
  });
});

describe('5. an amended calendar', () => {
  // Version 1 of 2019 and 2020: as first announced, before 国办发明电〔2019〕3号 and 国办发明电〔2020〕1号.
  const { '2019': y2019, '2020': y2020 } = nationalNotices;
  const { amendedBy: _2019, ...first2019 } = y2019 ?? fail();
  const { amendedBy: _2020, ...first2020 } = y2020 ?? fail();
  const without = (days: readonly string[], gone: readonly string[]) => days.filter((day) => !gone.includes(day));
  const versionOne = createCalendar({
    years: {
      ...nationalNotices,
      '2019': {
        ...first2019,
        holidays: without(first2019.holidays, ['2019-05-02', '2019-05-03', '2019-05-04']),
        workdays: without(first2019.workdays, ['2019-04-28', '2019-05-05']),
      },
      '2020': {
        ...first2020,
        holidays: without(first2020.holidays, ['2020-01-31', '2020-02-01', '2020-02-02']),
        workdays: [...first2020.workdays, '2020-02-01'],
      },
    },
    estimate: estimate2027,
  });

  it.each([
    ['2020-01-02', '2020-02-04', '2020-02-06'],
    ['2020-01-10', '2020-02-12', '2020-02-14'],
    ['2020-01-21', '2020-02-24', '2020-02-26'],
  ])('received %s is due %s before and %s after, the case itself unchanged', (received, before, after) => {
    const { state } = processing(received);
    const frozen = structuredClone(state);
    const at = instantOf(`${received}T12:00:00+08:00`);
    const on = (calendar: typeof nationalCalendar) => clocksOf(request, state, at, { calendar })[0]?.due?.on;
    expect([on(versionOne), on(nationalCalendar)]).toEqual([before, after]);
    expect(state).toEqual(frozen);
  });

  it('has another canonical text, and loading the same notices changes nothing', () => {
    expect(canonicalText(versionOne)).not.toBe(canonicalText(nationalCalendar));
    expect(canonicalText(amendCalendar(nationalCalendar, JSON.stringify(nationalNotices)))).toBe(
      canonicalText(nationalCalendar),
    );
  });
});

function fail(): never {
  throw new Error('the notices have no such year');
}
