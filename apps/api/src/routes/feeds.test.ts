import { civilDate, nationalCalendar } from '@gongkai/calendar';
import type { EngineOptions } from '@gongkai/engine';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { listIn, START } from '../../test-support/desk.ts';
import { send, serve, submission } from '../../test-support/server.ts';
import type { AppOptions } from '../app.ts';
import { countBadKeys } from '../limits/bad-keys.ts';
import { createLimits } from '../limits/limits.ts';

const DESK = { actor: { id: 'desk', person: 'desk', duties: ['registrar', 'office-head'] as const } };
const HANDLER = { actor: { id: 'wang', person: 'wang', duties: ['handler'] as const } };
const ORIGIN = 'https://gk.kunming.example';

const office = async (more: Partial<EngineOptions & AppOptions> = {}) => {
  const server = await serve(START, undefined, { signIn: { origins: [ORIGIN] }, ...more });
  const { engine } = server;
  await engine.putAgencies([{ id: 'kunming', name: '昆明市', level: 'city', parent: null }]);
  const keyOf = async (id: string) => {
    await engine.people.add({ id, name: id, unit: '法规处', agency: 'kunming', reach: 'own-agency' });
    await engine.people.grant({ person: id, agency: 'kunming', duty: 'handler' });
    return (await engine.keys.add({ name: id, person: id, agency: null, duties: ['handler'] })).secret;
  };
  const opened = async (to: object, at = START) => {
    const outcome = await engine.open({ ...submission(at), agency: 'kunming' }, DESK);
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    const { id, number } = outcome.case;
    const record = async (fact: object, by: typeof DESK | typeof HANDLER = DESK) =>
      expect(await engine.submit(id, { at, ...fact }, by)).toMatchObject({ ok: true });
    await record({ type: 'case.assigned', ...to });
    return { id, number, record };
  };
  const make = async (key: string) => {
    const { status, json } = await send(server, 'POST', '/api/v1/me/feed', { key });
    const address = String(json['address']);
    expect([status, address.startsWith(`${ORIGIN}/api/v1/feeds/`)]).toEqual([201, true]);
    return address.slice(ORIGIN.length);
  };
  const read = (address: string) => send(server, 'GET', address);
  return { server, engine, keyOf, opened, make, read };
};

/** The events of a calendar, as a program of another author reads them. */
const eventsIn = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    const { uid, summary, sequence, startDate, endDate } = event;
    const changed = component.getFirstPropertyValue('last-modified');
    return {
      uid,
      summary,
      sequence,
      on: startDate.toString(),
      isDate: startDate.isDate,
      days: endDate.subtractDate(startDate).toSeconds() / 86_400,
      changed: String(changed),
      status: component.getFirstPropertyValue('status'),
    };
  });

const replies = (text: string) => eventsIn(text).filter(({ uid }) => uid.endsWith('.reply@gongkai'));

describe('the calendar of a person', () => {
  it('has the due day and the internal day of what they have in hand, and nothing of the matter or of persons', async () => {
    const { keyOf, opened, make, read } = await office();
    const [wang] = [await keyOf('wang'), await keyOf('zhao')];
    const { id, number } = await opened({ person: 'wang', internalDueOn: '2026-03-20' });
    await opened({ person: 'zhao' });
    const { status, text, headers } = await read(await make(wang));
    expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([
      200,
      'text/calendar; charset=utf-8',
      'private, no-cache',
    ]);
    const day = { isDate: true, days: 1, sequence: 0, changed: '2026-03-02T02:00:00Z', status: 'CONFIRMED' };
    expect(eventsIn(text)).toEqual([
      { ...day, uid: `${id}.on-the-spot@gongkai`, summary: `${number} 当场答复`, on: '2026-03-02' },
      { ...day, uid: `${id}.correction-notice@gongkai`, summary: `${number} 补正告知期限`, on: '2026-03-11' },
      { ...day, uid: `${id}.internal!@gongkai`, summary: `${number} 内部期限`, on: '2026-03-20' },
      { ...day, uid: `${id}.reply@gongkai`, summary: `${number} 答复期限`, on: '2026-03-30' },
      { ...day, uid: `${id}.fee-notice@gongkai`, summary: expect.stringContaining('收费通知'), on: '2026-03-30' },
    ]);
    const unfolded = text.replaceAll('\r\n ', '');
    expect(unfolded).toContain(`${ORIGIN}/cases/${id}\r\n`);
    expect(unfolded).not.toMatch(/张三丰|征收批复|13800138000|wang|法规处/);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  it('has what the unit has where they handle it, and what those have for whom they stand in', async () => {
    const { engine, keyOf, opened, make, read } = await office();
    const wang = await keyOf('wang');
    await keyOf('zhao');
    const [ofUnit, ofZhao, other] = [
      await opened({ unit: '法规处' }),
      await opened({ person: 'zhao' }),
      await opened({ unit: '办公室' }),
    ];
    const address = await make(wang);
    const cases = async () => replies((await read(address)).text).map(({ uid }) => uid.replace('.reply@gongkai', ''));
    expect(await cases()).toEqual([ofUnit.id]);
    const days = { firstDay: '2026-03-01', lastDay: '2026-03-05' };
    await engine.people.delegate({ from: 'zhao', to: 'wang', duties: ['handler'], reason: '出差', ...days });
    expect((await cases()).toSorted()).toEqual([ofUnit.id, ofZhao.id].toSorted());
    await engine.people.end({ person: 'wang', agency: 'kunming', duty: 'handler', lastDay: '2026-03-01' });
    expect(await cases()).toEqual([ofZhao.id]);
    expect(other.id).not.toBe(ofUnit.id);
  });

  it('keeps the identifier of an event whose day moved, with a higher sequence and the time of the change', async () => {
    const { engine, keyOf, opened, make, read, server } = await office();
    const wang = await keyOf('wang');
    await opened({ person: 'wang' });
    const address = await make(wang);
    const [before] = replies((await read(address)).text);
    expect((await read(address)).text).toBe((await read(address)).text);
    // A day off more, so that every period of working days ends later.
    const { holidays = [], ...rest } = { ...nationalCalendar.input.years['2026'] };
    server.moveTo('2026-03-04T10:00:00+08:00');
    await engine.loadNotices(JSON.stringify({ 2026: { ...rest, holidays: [...holidays, '2026-03-11'], granted: 1 } }));
    const [after] = replies((await read(address)).text);
    expect(engine.calendar.isWorkingDay(civilDate('2026-03-11'))).toBe(false);
    expect(after).toEqual({ ...before, on: '2026-03-31', sequence: 1, changed: '2026-03-04T02:00:00Z' });
  });

  it('has a higher sequence only where an event changed, whatever else is recorded', async () => {
    const { keyOf, opened, make, read, server } = await office();
    const wang = await keyOf('wang');
    const { record } = await opened({ person: 'wang', internalDueOn: '2026-03-20' });
    const address = await make(wang);
    const later = (time: string, fact: object, by?: typeof HANDLER) => {
      server.moveTo(`2026-03-${time}`);
      return record({ at: `2026-03-${time}`, ...fact }, by);
    };
    const shown = async () =>
      eventsIn((await read(address)).text).flatMap(({ uid, sequence, changed, on }) => {
        const clock = /\.(reply|internal!)@/.exec(uid)?.[1];
        return clock === undefined ? [] : [[clock, on, sequence, changed]];
      });
    const first = await shown();
    expect(first).toEqual([
      ['internal!', '2026-03-20', 0, '2026-03-02T02:00:00Z'],
      ['reply', '2026-03-30', 0, '2026-03-02T02:00:00Z'],
    ]);
    await later('03T10:00:00+08:00', { type: 'request.registered' });
    await later('03T10:01:00+08:00', { type: 'processing.started' }, HANDLER);
    await later('03T10:02:00+08:00', { type: 'note.added', kind: 'note', text: '已收件' }, HANDLER);
    expect(await shown()).toEqual(first);
    await later('04T10:00:00+08:00', { type: 'case.assigned', person: 'wang', internalDueOn: '2026-03-12' });
    await later('04T10:01:00+08:00', { type: 'extension.approved', workingDays: 10, reason: '需征求意见' });
    await later('04T10:02:00+08:00', { type: 'extension.notified' });
    await later('04T10:03:00+08:00', { type: 'note.added', kind: 'note', text: '已延期' }, HANDLER);
    expect(await shown()).toEqual([
      ['internal!', '2026-03-12', 1, '2026-03-04T02:00:00Z'],
      ['reply', '2026-04-14', 1, '2026-03-04T02:02:00Z'],
    ]);
    await later('05T10:00:00+08:00', { type: 'case.assigned', person: 'wang', internalDueOn: '2026-03-20' });
    expect((await shown())[0]).toEqual(['internal!', '2026-03-20', 2, '2026-03-05T02:00:00Z']);
  });

  it('drops a day for an act that passed unused, which no fact says', async () => {
    const { keyOf, opened, make, read, server } = await office();
    const wang = await keyOf('wang');
    await opened({ person: 'wang' });
    const address = await make(wang);
    const spots = async () => eventsIn((await read(address)).text).filter(({ uid }) => uid.includes('on-the-spot'));
    expect(await spots()).toHaveLength(1);
    server.moveTo('2026-03-03T00:00:00+08:00');
    expect(await spots()).toEqual([]);
    expect(replies((await read(address)).text)).toHaveLength(1);
  });

  it('drops an event whose period ended, and marks a day that waits for a notice as tentative', async () => {
    const { keyOf, opened, make, read, server } = await office();
    const wang = await keyOf('wang');
    const { record } = await opened({ person: 'wang' });
    const address = await make(wang);
    await record({ type: 'request.registered' });
    await record({ type: 'request.withdrawn' });
    expect(eventsIn((await read(address)).text)).toEqual([]);
    server.moveTo('2026-12-28T10:00:00+08:00');
    await opened({ person: 'wang' }, '2026-12-28T09:00:00+08:00');
    expect(replies((await read(address)).text)).toMatchObject([
      { status: 'TENTATIVE', on: expect.stringMatching(/^2027-01-/) },
    ]);
  });
});

describe('the address of a calendar', () => {
  it('is absolute without a configured one: the one under which the request came', async () => {
    const { server, keyOf, opened, read } = await office({ signIn: { origins: [] } });
    const wang = await keyOf('wang');
    const { id } = await opened({ person: 'wang' });
    const { json } = await send(server, 'POST', '/api/v1/me/feed', { key: wang });
    const { origin, pathname } = new URL(String(json['address']));
    expect([origin, pathname.startsWith('/api/v1/feeds/')]).toEqual(['http://localhost', true]);
    const { text } = await read(pathname);
    expect(text.replaceAll('\r\n ', '')).toContain(`http://localhost/cases/${id}\r\n`);
  });

  it('ends when another one is made, when it is revoked, and when the person is disabled', async () => {
    const { engine, server, keyOf, make, read } = await office();
    const wang = await keyOf('wang');
    const first = await make(wang);
    const second = await make(wang);
    const status = async (address: string) => (await read(address)).status;
    expect([await status(first), await status(second)]).toEqual([404, 200]);
    const revoke = async () => (await send(server, 'DELETE', '/api/v1/me/feed', { key: wang })).status;
    expect([await revoke(), await status(second), await revoke()]).toEqual([204, 404, 404]);
    const third = await make(wang);
    expect(await status(third)).toBe(200);
    await engine.people.disable('wang');
    const gone = await read(third);
    expect([gone.status, gone.json['code']]).toEqual([404, 'http/not-found']);
    const wrong = await read('/api/v1/feeds/x/due-days.ics');
    expect(gone.json).toEqual({ ...wrong.json, instance: gone.json['instance'] });
  });

  it('is in no log and in no row, and its making and end are acts', async () => {
    const { server, keyOf, make, read } = await office();
    const address = await make(await keyOf('wang'));
    await read(address);
    await read(`${address}x`);
    const token = address.split('/').at(-2) ?? '';
    expect(token.length).toBe(43);
    expect(server.lines.join('')).toContain('/api/v1/feeds/:token/due-days.ics');
    expect(server.lines.join('')).not.toContain(token);
    for await (const row of server.store.dump()) expect(JSON.stringify(row)).not.toContain(token);
  });

  it('is not for a key of no person in the register', async () => {
    const { server, engine } = await office();
    const { secret } = await engine.keys.add({ name: 'x', agency: 'kunming', duties: ['handler'] });
    const { status, json } = await send(server, 'POST', '/api/v1/me/feed', { key: secret });
    expect([status, json['code'], listIn(json, 'issues')]).toEqual([404, 'person/unknown', []]);
  });

  it('is made by no key for less than the person reaches, since it shows all of that', async () => {
    const { server, engine } = await office();
    await engine.putAgencies([{ id: 'panlong', name: '盘龙区', level: 'county', parent: 'kunming' }]);
    const keyFor = async (id: string, reach: 'own-agency' | 'below', agency: string | null) => {
      if ((await engine.people.find(id)) === null) {
        await engine.people.add({ id, name: id, unit: '法规处', agency: 'kunming', reach });
        for (const place of reach === 'own-agency' ? ['kunming'] : ['kunming', 'panlong']) {
          await engine.people.grant({ person: id, agency: place, duty: 'handler' });
        }
      }
      return (await engine.keys.add({ name: id, person: id, agency, duties: ['handler'] })).secret;
    };
    const made = async (key: string) => {
      const { status, json } = await send(server, 'POST', '/api/v1/me/feed', { key });
      return [status, json['code'] ?? null];
    };
    const refused = [403, 'auth/forbidden'];
    expect(await made(await keyFor('wang', 'below', 'kunming'))).toEqual(refused);
    expect(await made(await keyFor('wang', 'below', 'panlong'))).toEqual(refused);
    expect(await made(await keyFor('wang', 'below', null))).toEqual([201, null]);
    // One agency is all that this person reaches.
    expect(await made(await keyFor('zhao', 'own-agency', 'kunming'))).toEqual([201, null]);
  });

  it('that is wrong counts as a wrong key, and a good one is answered all the same', async () => {
    const limits = createLimits({ perKey: 1000, perAddress: 1000, trustedProxies: [], badKeys: countBadKeys() });
    const { keyOf, make, read } = await office({ limits });
    const good = await make(await keyOf('wang'));
    const statuses: number[] = [];
    for (let n = 0; n < 12; n += 1) statuses.push((await read(`/api/v1/feeds/wrong${n}/due-days.ics`)).status);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 404), 429, 429]);
    expect((await read(good)).status).toBe(200);
  });
});
