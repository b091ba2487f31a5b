import { describe, expect, it } from 'vitest';
import { keyFor, send, serve } from '../../test-support/server.ts';

/** A made-up notice that balances: thirteen weekdays off and none worked. */
const NOTICE = JSON.stringify({
  2027: {
    holidays: '01-01 02-05 02-08 02-09 02-10 02-11 04-05 05-03 05-04 06-09 10-01 10-04 10-05'
      .split(' ')
      .map((day) => `2027-${day}`),
    workdays: [],
    notice: '国办发明电〔2026〕0号',
  },
});

const at = '2026-12-04T10:00:00+08:00';
const fact = {
  type: 'request.submitted',
  at,
  channel: 'in-person',
  applicant: { kind: 'natural' },
  description: '某规划',
};

describe('a notice that is loaded while the API serves', () => {
  it('counts in every answer that follows', async () => {
    const server = await serve(at);
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
    await server.engine.loadNotices(NOTICE);
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
