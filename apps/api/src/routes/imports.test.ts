import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { HEADINGS, ledgerRows, plantFaults, sheetOf } from '../../test-support/ledger-rows.ts';
import { makeXlsx } from '../../test-support/make-xlsx.ts';
import { keyFor, send, serve, type Server } from '../../test-support/server.ts';

const START = '2026-03-02T10:00:00+08:00';

const office = async () => {
  const server = await serve(START);
  return { server, key: await keyFor(server.engine, ['office-head']) };
};

/** Uploads a table. */
const upload = async (
  { app }: Server,
  key: string,
  bytes: Uint8Array<ArrayBuffer>,
  { query = '', fields = {} }: { readonly query?: string; readonly fields?: Readonly<Record<string, string>> } = {},
) => {
  const body = new FormData();
  body.append('file', new File([bytes], 'ledger.xlsx'));
  for (const [name, value] of Object.entries({ kind: 'requests', ...fields })) body.append(name, value);
  const response = await app.request(`/api/v1/imports${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}` },
    body,
  });
  return { status: response.status, json: (await response.json()) as Readonly<Record<string, unknown>> };
};

interface Fault {
  readonly row: number;
  readonly cell: string | null;
  readonly column: string;
  readonly code: string;
  readonly why: { readonly zh: string; readonly en: string };
}

const faultsOf = (json: Readonly<Record<string, unknown>>): readonly Fault[] => json['errors'] as readonly Fault[];

const importIn = (json: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  json['import'] as Readonly<Record<string, unknown>>;

/** Commits an import and waits until it has ended. */
const committed = async (server: Server, key: string, id: string) => {
  const begun = await send(server, 'POST', `/api/v1/imports/${id}/commit`, { key });
  expect(begun.status).toBe(202);
  for (;;) {
    const { json } = await send(server, 'GET', `/api/v1/imports/${id}`, { key });
    if (json['state'] !== 'running') return json;
    await pause(20);
  }
};

const csv = (rows: readonly (readonly string[])[]): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(
    Buffer.from(rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n')),
  );

describe('an import of a ledger', () => {
  it('names every fault of five thousand rows by row, column and reason, and a dry run writes nothing', async () => {
    const { server, key } = await office();
    const { rows, planted } = plantFaults(ledgerRows(5000), 50);
    const before = await server.store.lastAct('key.made');
    const { status, json } = await upload(server, key, makeXlsx(sheetOf(rows)), { query: '?dryRun=true' });
    expect(status).toBe(200);
    const found = faultsOf(json).map(({ cell, code }) => ({ cell, code }));
    expect(found).toEqual(planted);
    for (const { column, why } of faultsOf(json)) {
      expect(HEADINGS).toContain(column);
      expect([/\p{Script=Han}/u.test(why.zh), why.en.length > 0]).toEqual([true, true]);
    }
    expect(json).toMatchObject({ rows: 5000, errorCount: 50, import: null, willCreate: { cases: 4950 } });
    expect((await server.engine.list({})).cases).toEqual([]);
    expect(await server.engine.imports.list(null)).toEqual([]);
    expect((await server.store.acts(before?.seq ?? 0, 10)).map(({ kind }) => kind)).toEqual([]);
  }, 300_000);

  it('imports nothing while a row is faulty, or the others where that is asked for, with their true dates', async () => {
    const { server, key } = await office();
    const { rows } = plantFaults(ledgerRows(20), 2);
    const table = makeXlsx(sheetOf(rows));
    expect(await upload(server, key, table)).toMatchObject({ status: 409, json: { code: 'import/faulty' } });
    const { json } = await upload(server, key, table, { query: '?skipFaulty=true' });
    expect(importIn(json)).toMatchObject({ state: 'ready', rows: 18, done: 0, agency: 'kunming' });
    const id = String(importIn(json)['id']);
    expect(await committed(server, key, id)).toMatchObject({ state: 'done', done: 18, failed: [] });
    const { cases } = await server.engine.list({ limit: 100 });
    expect(cases).toHaveLength(18);
    const [first] = cases;
    const history = await send(server, 'GET', `/api/v1/cases/${first?.id ?? ''}/facts`, {
      key: await keyFor(server.engine, ['handler']),
    });
    const facts = history.json['facts'] as readonly Readonly<Record<string, unknown>>[];
    expect(facts.every(({ imported }) => imported === id)).toBe(true);
    expect(facts[0]).toMatchObject({ type: 'request.submitted', at: expect.stringMatching(/^2025-/) });
    // Committed again, nothing more is there.
    expect(await committed(server, key, id)).toMatchObject({ state: 'done', done: 18 });
    expect((await server.engine.list({ limit: 100 })).cases).toHaveLength(18);
    expect((await server.engine.verify()).problems).toEqual([]);
  });

  it('records expiries before the import, and sends no reminder of them', async () => {
    const { server, key } = await office();
    const open = { 登记号: '1', 申请人类型: '自然人', 申请方式: '当面', 收到申请日期: '2025-06-03', 申请事项: '批复' };
    const due = { ...open, 登记号: '2', 收到申请日期: '2026-02-02' };
    const { json } = await upload(server, key, makeXlsx(sheetOf([open, due])));
    await committed(server, key, String(importIn(json)['id']));
    const messages = await server.engine.outbox.messages(null, 100);
    expect(messages.filter(({ topic }) => !topic.startsWith('fact.'))).toEqual([]);
    const expired = messages.filter(({ topic }) => topic === 'fact.clock.expired');
    expect(expired.map(({ body }) => JSON.parse(body) as object)).toMatchObject([{ imported: true }]);
    await server.engine.sweep();
    const later = (await server.engine.outbox.messages(null, 100)).filter(({ topic }) => !topic.startsWith('fact.'));
    expect(later).toEqual([]);
    expect((await server.engine.verify()).problems).toEqual([]);
  });

  it('takes a table of text, with columns that are named by the caller', async () => {
    const { server, key } = await office();
    const rows = [
      ['收文时间', '谁', '类型', '渠道', '别的'],
      ['2025年3月1日', '张三', '个人', '现场', 'x'],
    ];
    const mapping = JSON.stringify({ 收文时间: 'receivedOn', 谁: 'name', 渠道: 'channel' });
    const { json } = await upload(server, key, csv(rows), { query: '?dryRun=true', fields: { mapping } });
    expect(json).toMatchObject({ errors: [], ignored: ['别的'], willCreate: { cases: 1, facts: 3 } });
    const without = await upload(server, key, csv(rows), { query: '?dryRun=true' });
    expect(faultsOf(without.json).map(({ cell, code, column }) => [cell, code, column])).toEqual([
      [null, 'column/missing', '申请方式'],
      [null, 'column/missing', '收到日期'],
    ]);
    const bad = await upload(server, key, csv(rows), { fields: { mapping: '[1]' } });
    expect(bad).toMatchObject({ status: 422, json: { issues: [{ path: 'mapping' }] } });
  });

  it('brings agencies and figures of registers, for administrators', async () => {
    const { server, key } = await office();
    const { secret } = await server.engine.keys.add({ name: 'root', agency: null, duties: [], administrator: true });
    const agencies = csv([
      ['标识', '名称', '级别', '上级'],
      ['yunnan', '云南省', '省', ''],
      ['kunming', '昆明市', '州市', 'yunnan'],
    ]);
    expect((await upload(server, key, agencies, { fields: { kind: 'agencies' } })).status).toBe(403);
    expect((await upload(server, secret, agencies)).status).toBe(403);
    const { json } = await upload(server, secret, agencies, { fields: { kind: 'agencies' } });
    expect(json['willCreate']).toMatchObject({ agencies: 2 });
    expect(await committed(server, secret, String(importIn(json)['id']))).toMatchObject({ state: 'done' });
    expect((await server.engine.agencies.on()).map(({ id }) => id)).toEqual(['kunming', 'yunnan']);
    const figures = csv([
      ['机关', '年度', '项目', '数值', '单位'],
      ['kunming', '2025', 'offices', '1,234', '个'],
    ]);
    const made = await upload(server, secret, figures, { fields: { kind: 'registers' } });
    const id = String(importIn(made.json)['id']);
    await committed(server, secret, id);
    expect(await server.engine.figures.entries({ year: 2025, agencies: null })).toMatchObject([
      { register: 'offices', value: '1234', by: `import-${id}`, seq: 1 },
    ]);
  });

  it('brings people with duties, each by one act, and makes their links once they are there', async () => {
    const { server, key } = await office();
    const { engine, store } = server;
    const { secret } = await engine.keys.add({ name: 'root', agency: null, duties: [], administrator: true });
    await engine.putAgencies([{ id: 'kunming', name: '昆明市', level: '州市', parent: null }]);
    await engine.people.add({ id: 'there', name: '在', unit: null, agency: 'kunming', reach: 'own-agency' });
    const head = ['工号', '姓名', '处室', '机关', '电话', '权限范围', '管理员', '职责', '起始日期', '截止日期'];
    const wang = ['wang', '王', '法规处', 'kunming', '0871-1', '本处室', '', '登记、承办', '2026-03-01', '2026-12-31'];
    const rows = [
      head,
      wang,
      ['chen', '陈', '', '', '', '全部', '审计管理员', '', '', ''],
      ['there', '在', '', 'kunming', '', '', '', '', '', ''],
      ['lin', '林', '', 'kunming', '', '', '系统管理员', '承办', '', ''],
      ['Zhao', '赵', '', 'kunming', '', '', '', '', '', ''],
      ['sun', '孙', '', 'nowhere', '', '', '', '擦地', '', ''],
      ['qian', '钱', '', 'kunming', '', '本处室', '', '承办', '2026-03-02', '2026-03-01'],
      ['wang', '王二', '', 'kunming', '', '', '', '', '', ''],
    ];
    const people = { fields: { kind: 'people' } };
    expect((await upload(server, key, csv(rows), people)).status).toBe(403);
    const before = (await store.lastAct('person.added'))?.seq ?? 0;
    const dry = await upload(server, secret, csv(rows), { ...people, query: '?dryRun=true' });
    expect(faultsOf(dry.json).map(({ cell, code }) => `${cell ?? ''} ${code}`)).toEqual([
      'A4 person/exists',
      'G5 person/two-offices',
      'A6 cell/invalid',
      'D7 cell/invalid',
      'H7 cell/invalid',
      'C8 person/no-agency',
      'J8 cell/invalid',
      'A9 cell/twice',
    ]);
    for (const { why } of faultsOf(dry.json)) expect(why.zh).toMatch(/\p{Script=Han}/u);
    expect(dry.json).toMatchObject({ import: null, willCreate: { people: 2 } });
    expect((await store.lastAct('person.added'))?.seq).toBe(before);
    expect(await engine.people.find('wang')).toBeNull();
    const { json } = await upload(server, secret, csv(rows), { ...people, query: '?skipFaulty=true' });
    const id = String(importIn(json)['id']);
    const links = async (by = secret) => send(server, 'POST', `/api/v1/imports/${id}/invitations`, { key: by });
    expect((await links()).json).toEqual({ invitations: [] });
    expect(await committed(server, secret, id)).toMatchObject({ state: 'done', done: 2, failed: [] });
    expect(await committed(server, secret, id)).toMatchObject({ state: 'done', done: 2, failed: [] });
    const found = await engine.people.find('wang');
    expect(found).toMatchObject({ name: '王', unit: '法规处', phone: '0871-1', reach: 'own-unit' });
    const days = { agency: 'kunming', firstDay: '2026-03-01', lastDay: '2026-12-31', grantedBy: `import-${id}` };
    expect(await engine.people.duties('wang')).toMatchObject([
      { duty: 'registrar', ...days },
      { duty: 'handler', ...days },
    ]);
    const acts = (await store.acts(before, 100)).filter(({ actor }) => actor === `import-${id}`);
    expect(acts.map(({ kind }) => kind)).toEqual(['person.added', 'person.added']);
    expect((await links(key)).status).toBe(404);
    const made = await links();
    const invitations = made.json['invitations'] as readonly Readonly<Record<string, unknown>>[];
    expect(invitations.map(({ person, purpose }) => [person, purpose])).toEqual([
      ['wang', 'invitation'],
      ['chen', 'invitation'],
    ]);
    const [first] = invitations;
    expect(server.lines.join('')).not.toContain(String(first?.['token']));
    const body = { token: first?.['token'], username: 'wang', password: 'ein langer Satz 2031 über Wege' };
    expect((await send(server, 'POST', '/api/v1/invitations/accept', { body })).status).toBe(201);
    expect((await links()).json['invitations']).toMatchObject([{ person: 'chen' }]);
    expect((await engine.verify()).problems).toEqual([]);
  });

  it('is for the head of the office, of its own agency', async () => {
    const { server, key } = await office();
    const table = makeXlsx(sheetOf(ledgerRows(1)));
    const registrar = await keyFor(server.engine, ['registrar']);
    expect((await upload(server, registrar, table)).status).toBe(403);
    const { json } = await upload(server, key, table);
    const id = String(importIn(json)['id']);
    const other = await keyFor(server.engine, ['office-head'], 'dali');
    for (const [method, path] of [
      ['GET', `/api/v1/imports/${id}`],
      ['POST', `/api/v1/imports/${id}/commit`],
    ] as const) {
      expect(await send(server, method, path, { key: other })).toMatchObject({ status: 404 });
      expect(await send(server, method, path, { key: registrar })).toMatchObject({ status: 403 });
    }
    expect((await upload(server, other, table, { fields: { agency: 'kunming' } })).status).toBe(403);
  });

  it('refuses a file that is none', async () => {
    const { server, key } = await office();
    const refused = async (bytes: Uint8Array<ArrayBuffer>) => (await upload(server, key, bytes)).json['code'];
    expect(await refused(Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]))).toMatch(/^reading\//);
    expect(await refused(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]))).toBe('reading/unsupported');
    expect(await refused(csv([['申请人类型', '申请方式', '收到日期']]))).toBe('import/nothing');
  });
});
