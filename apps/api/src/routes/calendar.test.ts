import { CALENDAR_ERROR_CODES } from '@gongkai/calendar';
import { describe, expect, it } from 'vitest';
import { START } from '../../test-support/desk.ts';
import { NOTICE_2027 } from '../../test-support/notice-2027.ts';
import { keyFor, send, serve } from '../../test-support/server.ts';

const get = async (path: string) => send(await serve(START), 'GET', path);

describe('questions to the calendar', () => {
  it('name the notices that are loaded', async () => {
    expect((await get('/api/v1/calendar')).json).toMatchObject({
      version: '2026.0',
      openFrom: '2026-12-29',
      missingYear: 2027,
      granted: [
        { year: 2015, notice: '国办发明电〔2014〕28号', days: 1 },
        { year: 2020, notice: '国办发明电〔2019〕16号', days: 2 },
      ],
    });
  });

  it.each([
    ['2026-02-14', true, 'make-up-day', '国办发明电〔2025〕7号', false],
    ['2026-02-16', false, 'holiday', '国办发明电〔2025〕7号', false],
    ['2026-03-01', false, 'weekend', null, false],
    ['2026-03-02', true, 'working-day', null, false],
    ['2027-01-01', false, 'holiday', null, true],
  ])('say of %s: works %s, %s', async (date, works, reason, notice, open) => {
    expect((await get(`/api/v1/calendar/days/${date}`)).json).toMatchObject({ date, works, reason, notice, open });
  });

  it('give every day of a year with its notice, and say which days no notice settles', async () => {
    const { json } = await get('/api/v1/calendar/years/2026');
    expect(json).toMatchObject({ notice: '国办发明电〔2025〕7号', granted: 0, workingDays: 248, openDays: 3 });
    const days = json['days'] as readonly { readonly date: string; readonly reason: string }[];
    expect(days).toHaveLength(365);
    expect(days[44]).toMatchObject({ date: '2026-02-14', works: true, reason: 'make-up-day', open: false });
    expect(days.at(-1)).toMatchObject({ date: '2026-12-31', works: true, open: true });
    expect((await get('/api/v1/calendar/years/2027')).json).toMatchObject({ notice: null, openDays: 365 });
    expect((await get('/api/v1/calendar/years/2031')).json).toMatchObject({ code: 'calendar/not-published' });
  });

  it('explain a deadline, firm or provisional', async () => {
    const firm = await get('/api/v1/calendar/deadline?start=2026-01-30&workingDays=20');
    expect(firm.json).toMatchObject({ due: '2026-03-05', provisional: false, missingYears: [] });
    const open = await get('/api/v1/calendar/deadline?start=2026-12-04&workingDays=20');
    expect(open.json).toMatchObject({
      due: '2027-01-04',
      provisional: true,
      openFrom: '2026-12-29',
      missingYears: [2027],
    });
  });

  it.each([
    ['/api/v1/calendar/days/2026-02-30', 'http/invalid', 'date'],
    ['/api/v1/calendar/days/2007-12-31', 'calendar/out-of-range', 'date'],
    ['/api/v1/calendar/days/2031-01-01', 'calendar/not-published', 'date'],
    ['/api/v1/calendar/deadline?start=2026-12-04&workingDays=20&strict=true', 'calendar/not-published', 'start'],
    ['/api/v1/calendar/deadline?start=2026-12-04&workingDays=2000', 'calendar/not-published', 'start'],
    ['/api/v1/calendar/deadline?start=2026-12-04', 'http/invalid', 'workingDays'],
    ['/api/v1/calendar/deadline?start=2026-12-04&workingDays=1.5', 'http/invalid', 'workingDays'],
  ])('refuse %s with %s', async (path, code, at) => {
    const { status, json } = await get(path);
    expect({ status, code: json['code'] }).toEqual({ status: 422, code });
    expect(JSON.stringify(json['issues'])).toContain(`"path":"${at}"`);
    const page = await get(String(json['type']));
    expect([page.status, page.json['code']]).toEqual([200, code]);
  });

  it('have a page for every code of the calendar', async () => {
    for (const code of CALENDAR_ERROR_CODES) {
      const { status, json } = await get(`/errors/${code}`);
      expect({ status, code: json['code'] }).toEqual({ status: 200, code });
    }
  });
});

const DECEMBER = '2026-12-04T10:00:00+08:00';
const fact = {
  type: 'request.submitted',
  at: DECEMBER,
  channel: 'in-person',
  applicant: { kind: 'natural' },
  description: '某规划',
};

describe('a notice that is loaded while the API serves', () => {
  it('counts in every answer that follows', async () => {
    const server = await serve(DECEMBER);
    const key = await keyFor(server.engine, ['registrar']);
    const body = { procedure: 'disclosure-request', agency: 'kunming', fact };
    const opened = await send(server, 'POST', '/api/v1/cases', { key, body });
    const ask = async () => {
      const answers = await Promise.all(
        [
          '/api/v1/calendar',
          '/readyz',
          '/api/v1/calendar/days/2027-01-01',
          '/api/v1/calendar/deadline?start=2026-12-04&workingDays=20',
          String(opened.headers.get('location')),
          '/metrics',
        ].map((path) => send(server, 'GET', path, { key })),
      );
      const [calendar, ready, day, deadline, held] = answers.map(({ json }) => json);
      return { calendar, ready, day, deadline, held, metrics: answers.at(-1)?.text };
    };
    const before = await ask();
    expect(before).toMatchObject({ calendar: { missingYear: 2027 }, deadline: { provisional: true } });
    expect(JSON.stringify(before.held)).toContain('"missingYears":[2027]');
    await server.engine.loadNotices(NOTICE_2027);
    const after = await ask();
    expect(after).toMatchObject({
      calendar: { version: '2027.0', missingYear: 2028 },
      ready: { calendar: { version: '2027.0', missingYear: 2028 } },
      day: { open: false },
      deadline: { due: '2027-01-04', provisional: false, calendar: { version: '2027.0' } },
    });
    expect(after.metrics).toContain('gongkai_calendar_missing_year 2028');
    expect(JSON.stringify(after.held)).not.toContain('"missingYears":[2027]');
  });
});
