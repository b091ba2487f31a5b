import { CALENDAR_ERROR_CODES } from '@gongkai/calendar';
import { describe, expect, it } from 'vitest';
import { send, serve } from '../../test-support/server.ts';

const START = '2026-03-02T10:00:00+08:00';
const get = async (path: string) => send(await serve(START), 'GET', path);

describe('questions to the calendar', () => {
  it('name the notices that are loaded', async () => {
    expect((await get('/api/v1/calendar')).json).toMatchObject({
      version: '2026.0',
      openFrom: '2026-12-29',
      missingYear: 2027,
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

describe('the law as data', () => {
  it('lists procedures and instruments', async () => {
    expect((await get('/api/v1/procedures')).json['procedures']).toEqual([
      { id: 'disclosure-request', version: '1.0.0', label: { zh: '政府信息公开申请', en: 'disclosure request' } },
      { id: 'press-incident', version: '1.0.0', label: { zh: '突发事件政务舆情', en: 'press incident' } },
    ]);
    expect((await get('/api/v1/instruments')).text).toContain('国务院令第711号');
  });

  it('shows a procedure whole: states with their table, facts with schema, duties and article, periods, outcomes', async () => {
    const { json, text } = await get('/api/v1/procedures/disclosure-request');
    expect(json).toMatchObject({ openedBy: ['request.submitted'] });
    const { states, facts, periods } = JSON.parse(text) as {
      readonly states: readonly { readonly id: string; readonly table: object }[];
      readonly facts: readonly {
        readonly type: string;
        readonly recordedBy: readonly string[];
        readonly schema: object;
      }[];
      readonly periods: readonly {
        readonly id: string;
        readonly count: number | null;
        readonly basis: { readonly text: string };
      }[];
    };
    expect(states.find((one) => one.id === 'awaiting-signature')?.table).toEqual({
      'receipt.signed': 'received',
      'request.withdrawn': 'closed',
    });
    expect(facts.find((one) => one.type === 'extension.approved')).toMatchObject({
      recordedBy: ['office-head'],
      schema: { required: ['type', 'at', 'workingDays', 'reason'] },
    });
    expect(periods.find((one) => one.id === 'reply')).toMatchObject({
      count: 20,
      basis: { text: '《中华人民共和国政府信息公开条例》第三十三条第二款' },
    });
    expect((await get('/api/v1/procedures/none')).json['code']).toBe('procedure/unknown');
  });

  it('explains every code that a problem can have', async () => {
    expect((await get('/errors/rule/correction-late')).json).toMatchObject({ code: 'rule/correction-late' });
    expect((await get('/errors/case/stale')).json).toMatchObject({
      reason: { en: 'The case has changed since it was read' },
    });
    expect((await get('/errors/none/at-all')).status).toBe(404);
  });
});

describe('operation', () => {
  it('is ready while the store can be read and says so when it cannot', async () => {
    const server = await serve(START);
    expect((await send(server, 'GET', '/readyz')).json).toMatchObject({
      status: 'ready',
      calendar: { missingYear: 2027 },
    });
    await server.engine.close();
    expect(await send(server, 'GET', '/readyz')).toMatchObject({ status: 503, json: { status: 'not-ready' } });
    expect((await send(server, 'GET', '/healthz')).status).toBe(200);
  });

  it('answers a fault with a bare 500 and keeps the reason for the log', async () => {
    const server = await serve(START);
    const { secret } = await server.engine.keys.add({ name: 'x', agency: null, duties: ['handler'] });
    server.app.get('/api/v1/cases-that-fail', () => {
      throw new Error('the secret of the machine');
    });
    const answer = await send(server, 'GET', '/api/v1/cases-that-fail', { key: secret });
    expect(answer).toMatchObject({ status: 500, json: { code: 'http/internal' } });
    expect(answer.text).not.toContain('secret of the machine');
    expect(server.lines.join('')).toContain('secret of the machine');
  });
});
