import { type AnyProcedure, pressIncident } from '@gongkai/core';
import { unzipSync, strFromU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { at, desk, facts, listIn, START } from '../../test-support/desk.ts';
import { keyFor, send, serve, type Server, submission } from '../../test-support/server.ts';

const open = async (server: Server, key: string, more: object = {}, when = at): Promise<string> => {
  const answer = await send(server, 'POST', '/api/v1/cases', { key, body: submission(when, more) });
  if (answer.status !== 201) throw new Error(answer.text);
  return String(answer.json['id']);
};

const named = (name: string, description = '某地块征收批复') => ({
  applicant: { kind: 'natural', name, contact: '13800138000', identityProof: true },
  description,
});

const list = async (server: Server, key: string, query = '') => {
  const answer = await send(server, 'GET', `/api/v1/cases${query}`, { key });
  if (answer.status !== 200) throw new Error(answer.text);
  return listIn(answer.json, 'cases');
};

const ids = async (server: Server, key: string, query: string) =>
  (await list(server, key, query)).map((one) => String(one['id']));

describe('a list of cases', () => {
  it('shows number, matter, party, holder and both dates of each', async () => {
    const { server, key } = await desk();
    const id = await open(server, key, named('欧阳娜娜', '某地块  征收\n批复'));
    const assigned = { type: 'case.assigned', at, person: 'wang', unit: '法规科', internalDueOn: '2026-03-10' };
    await send(server, 'POST', facts(id), { key, body: assigned });
    const [row] = await list(server, key);
    expect(row).toMatchObject({
      number: '依-kunming-2026-00001',
      subject: '某地块 征收 批复',
      party: '欧阳娜娜',
      channel: 'in-person',
      tags: [],
      receivedOn: '2026-03-02',
      holder: { person: 'wang', name: null, unit: '法规科', since: at, accepted: false },
      dueOn: { statutory: { clock: 'on-the-spot', due: { on: '2026-03-02' } }, internal: '2026-03-10' },
      left: { workingDays: 0 },
      flags: [],
      unread: false,
    });
  });

  it('has rows of 1,300 bytes, with the clocks that run and no explanation of them', async () => {
    const { server, key } = await desk();
    const id = await open(server, key, named('欧阳娜娜'));
    await send(server, 'POST', facts(id), { key, body: { type: 'request.registered', at } });
    const { json, text } = await send(server, 'GET', '/api/v1/cases', { key });
    const [row = {}] = listIn(json, 'cases');
    expect(json['serverNow']).toBe('2026-03-02T10:00:00+08:00');
    const due = { on: '2026-03-30', at: '2026-03-31T00:00:00+08:00', provisional: null };
    expect(listIn(row, 'clocks')).toContainEqual({ id: 'reply', state: 'running', due });
    expect(listIn(row, 'clocks').map(({ state }) => state)).not.toContain('void');
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1300);
    const first = await send(server, 'GET', '/api/v1/desk', { key });
    const [{ next, ...shown } = {}] = listIn(first.json, 'rows');
    expect(shown).toEqual(row);
    expect(next).toMatchObject({ fact: expect.any(String) });
  });

  it('names the holder and the channel, and the next act where it is asked for', async () => {
    const { server, key } = await desk();
    const id = await open(server, key, named('欧阳娜娜'));
    const { id: wang } = await server.engine.keys.add({ name: '王某', agency: 'kunming', duties: ['handler'] });
    await send(server, 'POST', facts(id), { key, body: { type: 'case.assigned', at, person: wang } });
    const [row = {}] = await list(server, key);
    expect(row).toMatchObject({ holder: { person: wang, name: '王某' }, channelLabel: { zh: '当面提交' } });
    expect(row).not.toHaveProperty('next');
    const [acting] = await list(server, key, '?acts=true');
    expect(acting).toEqual({ ...row, next: { fact: 'request.registered', label: expect.any(Object) } });
    const [masked] = await list(server, await keyFor(server.engine, ['supervisor']));
    expect(masked).toMatchObject({ holder: { person: null, name: null } });
  });

  it('shows what an incident is about to those who do not handle it only where its procedure declares that public', async () => {
    const whole = { all: true, keys: {}, each: null };
    const declared: AnyProcedure = {
      ...pressIncident,
      publicIn: (type) => {
        const shown = pressIncident.publicIn(type);
        return type === 'sentiment.detected' ? { ...shown, keys: { ...shown.keys, subject: whole } } : shown;
      },
    };
    for (const [procedure, subject] of [
      [pressIncident, null],
      [declared, '某桥'],
    ] as const) {
      const server = await serve('2026-03-02T10:00:00+08:00', undefined, { procedures: [procedure] });
      const monitor = await keyFor(server.engine, ['monitor', 'coordinator']);
      const fact = { type: 'sentiment.detected', at, subject: '某桥', grade: 'II' };
      await send(server, 'POST', '/api/v1/cases', { key: monitor, body: { procedure: 'press-incident', fact } });
      const supervisor = await keyFor(server.engine, ['supervisor']);
      expect(await list(server, supervisor)).toMatchObject([{ subject }]);
      const { json } = await send(server, 'GET', '/api/v1/desk', { key: supervisor });
      expect(listIn(json, 'incidents')).toMatchObject([{ subject }]);
      const found = await send(server, 'GET', '/api/v1/search?q=2026-00001', { key: supervisor });
      expect(listIn(found.json, 'hits')).toMatchObject([{ title: subject }]);
      expect(await list(server, monitor)).toMatchObject([{ subject: '某桥' }]);
    }
  });

  it('shows no names to those who do not handle the case', async () => {
    const { server, key } = await desk();
    const id = await open(server, key, named('欧阳娜娜'));
    await send(server, 'POST', facts(id), { key, body: { type: 'case.assigned', at, person: 'wang' } });
    const supervisor = await keyFor(server.engine, ['supervisor']);
    const [row] = await list(server, supervisor);
    expect(row).toMatchObject({ subject: null, party: '〔略〕', holder: { person: null } });
    for (const query of ['?applicant=欧阳', '?q=欧阳娜娜', '?q=征收']) {
      expect(await list(server, key, query)).toHaveLength(1);
      expect(await list(server, supervisor, query)).toEqual([]);
    }
    expect(await list(server, supervisor, '?q=2026-00001')).toHaveLength(1);
  });

  it('finds a number that was typed with other brackets', async () => {
    const { server, key } = await desk();
    const numbering = { 'disclosure-request': { pattern: '昆依〔{year}〕{n}号' } };
    await server.engine.putAgencies([{ id: 'kunming', name: '昆明市', level: 'city', parent: null }]);
    const head = await keyFor(server.engine, ['office-head']);
    const path = '/api/v1/agencies/kunming/profile';
    const put = await send(server, 'PUT', path, { key: head, body: { numbering, from: '2026-01-01' } });
    expect(put.status).toBe(200);
    const id = await open(server, key);
    for (const number of ['昆依〔2026〕1号', '昆依[2026]1号', '昆依(2026)1号', '昆依（2026）1号']) {
      expect(await ids(server, key, `?number=${encodeURIComponent(number)}`)).toEqual([id]);
    }
    expect(await ids(server, key, `?number=${encodeURIComponent('昆依20261号')}`)).toEqual([]);
  });

  it('is narrowed by every filter', async () => {
    const { server, key } = await desk();
    const first = await open(server, key, named('张三'));
    const second = await open(
      server,
      key,
      { ...named('李四', '预算'), channel: 'mail-signed' },
      '2026-02-27T09:00:00+08:00',
    );
    const third = await open(server, key, { applicant: { kind: 'natural' } });
    await send(server, 'POST', facts(first), { key, body: { type: 'case.assigned', at, unit: '法规科' } });
    await send(server, 'POST', facts(third), {
      key,
      body: { type: 'case.linked', at, to: '依-kunming-2026-00001', kind: 'repeats' },
    });
    for (const [query, found] of [
      ['q=某地块', [first]],
      ['number=依-kunming-2026-00002', [second]],
      ['applicant=张', [first]],
      ['holder=unit:法规科', [first]],
      ['holder=me', []],
      ['channel=mail-signed', [second]],
      ['topic=incomplete', [third]],
      ['state=awaiting-signature', [second]],
      ['clock=reply&clockState=running', [first, third]],
      ['clock=reply&clockState=overdue', []],
      ['receivedFrom=2026-03-02&receivedTo=2026-03-02', [first, third]],
      ['dueFrom=2026-03-02&dueTo=2026-03-02', [first, third]],
      ['dueFrom=2026-03-03', []],
      ['late=true', []],
      ['irregular=false', [first, second, third]],
      ['active=true', [first, second, third]],
      ['active=false', []],
      ['linkedTo=依-kunming-2026-00001', [third]],
      ['outcome=1', []],
      ['sort=updated', [third, first, second]],
      ['sort=received', [third, first, second]],
      ['sort=due', [first, third, second]],
    ] as const) {
      const seen = await ids(server, key, `?${encodeURI(query)}`);
      // Cases that are opened in one millisecond are in no particular order.
      expect([query, seen.toSorted()]).toEqual([query, found.toSorted()]);
    }
    expect((await ids(server, key, '?sort=due')).at(-1)).toBe(second);
  });

  it('orders what is due by a notice of seven working days before a reply of twenty', async () => {
    const { server, key } = await desk();
    server.moveTo('2026-03-13T10:00:00+08:00');
    const reply = await open(server, key, named('张三'), '2026-03-02T09:00:00+08:00');
    const onTheSpot = await open(server, key, named('李四'), '2026-03-13T09:00:00+08:00');
    const notice = await open(server, key, named('王五'), '2026-03-12T09:00:00+08:00');
    expect(await ids(server, key, '?sort=due')).toEqual([onTheSpot, notice, reply]);
    const rows = await list(server, key, '?sort=due');
    expect(rows.map((one) => one['dueOn'])).toMatchObject([
      { statutory: { clock: 'on-the-spot', due: { on: '2026-03-13' } } },
      { statutory: { clock: 'correction-notice', due: { on: '2026-03-23' } } },
      { statutory: { clock: 'reply', due: { on: '2026-03-30' } } },
    ]);
    // A window that passed unused is due no longer, and nothing is late because of it.
    server.moveTo('2026-03-24T10:00:00+08:00');
    await server.engine.sweep();
    expect((await server.engine.verify()).problems).toEqual([]);
    expect(await ids(server, key, '?sort=due')).toEqual([onTheSpot, reply, notice]);
    expect(await ids(server, key, '?late=true')).toEqual([]);
    server.moveTo('2026-03-31T10:00:00+08:00');
    await server.engine.sweep();
    expect(await ids(server, key, '?late=true')).toEqual([reply]);
    expect((await server.engine.verify()).problems).toEqual([]);
  });

  it.each([
    ['?sort=name', 422],
    ['?clockState=running', 422],
    ['?q=%2A', 422],
    ['?holder=wang', 422],
    ['?receivedFrom=2026-02-30', 422],
    ['?late=yes', 422],
    ['?state=nowhere', 422],
    ['?active=yes', 422],
    ['?counter=everything', 422],
    ['?colour=red', 400],
  ])('refuses %s', async (query, status) => {
    const { server, key } = await desk();
    expect((await send(server, 'GET', `/api/v1/cases${query}`, { key })).status).toBe(status);
  });

  it('goes on from a cursor in one order only', async () => {
    const { server, key } = await desk();
    for (const name of ['张三', '李四', '王五']) await open(server, key, named(name));
    const first = await send(server, 'GET', '/api/v1/cases?sort=updated&limit=2', { key });
    const next = String(first.json['next']);
    expect(await list(server, key, `?sort=updated&limit=2&after=${next}`)).toHaveLength(1);
    expect((await send(server, 'GET', `/api/v1/cases?sort=due&after=${next}`, { key })).status).toBe(422);
  });

  it('has the agencies below one that is named, as far as the caller reaches', async () => {
    const server = await serve(START);
    await server.engine.putAgencies([
      { id: 'yunnan', name: '云南', level: '省', parent: null },
      { id: 'kunming', name: '昆明', level: '市', parent: 'yunnan' },
    ]);
    const key = await keyFor(server.engine, ['registrar', 'handler']);
    await open(server, key, named('张三'));
    const above = await keyFor(server.engine, ['handler'], 'yunnan');
    expect(await list(server, above, '?below=true')).toEqual([]);
    const all = await keyFor(server.engine, ['handler'], null);
    expect(await list(server, all, '?agency=yunnan&below=true&q=张三')).toMatchObject([{ party: '张三' }]);
  });
});

const sheetOf = async (server: Server, key: string, query = '') => {
  const answer = await server.app.request(`/api/v1/cases/export.xlsx${query}`, {
    headers: { authorization: `Bearer ${key}` },
  });
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  const xml = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  const rows = [...xml.matchAll(/<row>(.*?)<\/row>/g)].map(([, row = '']) =>
    [...row.matchAll(/<c\/>|<t xml:space="preserve">(.*?)<\/t>/g)].map(([, text = '']) => text),
  );
  return { answer, rows, files: Object.keys(files) };
};

describe('an export of cases', () => {
  it('has a row for each case of the list, and no formula', async () => {
    const { server, key } = await desk();
    await open(server, key, named('=HYPERLINK("http://x","甲")', '@SUM(A1) & <某>'));
    await open(server, key, named('李四', '预算'));
    const { answer, rows, files } = await sheetOf(server, key);
    expect(answer.headers.get('content-disposition')).toContain('cases.xlsx');
    expect(files).toContain('[Content_Types].xml');
    expect(
      rows.map((row) => row.slice(0, 4)).toSorted(([a = ''], [b = '']) => String(a).localeCompare(String(b))),
    ).toEqual([
      [
        '依-kunming-2026-00001',
        "'@SUM(A1) &amp; &lt;某&gt;",
        "'=HYPERLINK(&quot;http://x&quot;,&quot;甲&quot;)",
        '当面提交',
      ],
      ['依-kunming-2026-00002', '预算', '李四', '当面提交'],
      ['编号', '事项', '申请人', '渠道'],
    ]);
    expect((await sheetOf(server, key, '?q=%E9%A2%84%E7%AE%97')).rows).toHaveLength(2);
    const supervisor = await keyFor(server.engine, ['supervisor']);
    const masked = (await sheetOf(server, supervisor)).rows.map((row) => row.slice(0, 3));
    expect(masked).toContainEqual(['依-kunming-2026-00002', '', '〔略〕']);
  });

  it('goes over pages, and makes two at a time', async () => {
    const { server, key } = await desk();
    await Promise.all(Array.from({ length: 105 }, (_, count) => open(server, key, named(`张${count}`))));
    const { rows } = await sheetOf(server, key, '?sort=received');
    expect(new Set(rows.map(([number]) => number)).size).toBe(106);
    const ask = () => server.app.request('/api/v1/cases/export.xlsx', { headers: { authorization: `Bearer ${key}` } });
    const [first, second, third] = [await ask(), await ask(), await ask()];
    expect([first.status, second.status, third.status]).toEqual([200, 200, 429]);
    await first.body?.cancel();
    await second.arrayBuffer();
    const fourth = await ask();
    expect(fourth.status).toBe(200);
    await fourth.arrayBuffer();
  });
});
