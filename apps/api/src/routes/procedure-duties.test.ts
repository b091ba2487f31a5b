import { PROCEDURES } from '@gongkai/core';
import { openEngine, openSqliteStore } from '@gongkai/engine';
import { afterAll, describe, expect, it } from 'vitest';
import { createApp } from '../app.ts';

const at = '2026-03-02T10:00:00+08:00';
const store = openSqliteStore({ clock: () => Date.parse(at) });
const engine = await openEngine({ store, procedures: PROCEDURES });
const app = createApp({ engine });
afterAll(() => engine.close());

const send = async (key: string, path: string, body?: object) => {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const post = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const answer = await app.request(`/api/v1${path}`, { headers, ...post });
  return { status: answer.status, json: Object(await answer.json()) };
};

const { secret: administrator } = await engine.keys.add({
  name: 'root',
  agency: null,
  duties: [],
  administrator: true,
});
const asked = (...duties: readonly string[]) =>
  send(administrator, '/keys', { name: 'desk', agency: 'kunming', duties });
const keyOf = async (duty: string): Promise<string> => String((await asked(duty)).json.secret);

const contact = '电话 0871-00000000';
const fact = { type: 'error.reported', at, site: '某市人民政府门户网站', description: '链接打不开', contact };

describe('a duty that a procedure adds', () => {
  it('may be held by a key, and is in the API document', async () => {
    expect((await asked('site-editor', 'handling-unit')).status).toBe(201);
    const refused = await asked('site-edtior');
    expect([refused.status, refused.json.issues[0].path]).toEqual([422, 'duties.0']);
    const document = await (await app.request('/openapi.json')).text();
    expect(document).toContain('"handling-unit"');
  });

  it('records the facts that name it, and reads the personal data of its cases', async () => {
    const editor = await keyOf('site-editor');
    const opened = await send(editor, '/cases', { procedure: 'site-error', fact });
    expect([opened.status, opened.json.number]).toEqual([201, expect.stringMatching(/^错-kunming-2026-/)]);
    const history = `/cases/${opened.json.id}/facts`;
    const read = async (duty: string) => (await send(await keyOf(duty), history)).json.facts[0].fact.contact;
    expect([await read('site-editor'), await read('handling-unit')]).toEqual([contact, contact]);
    expect([await read('monitor'), await read('supervisor')]).toEqual(['〔略〕', '〔略〕']);
    const transferred = { type: 'error.transferred', at, to: '某局' };
    expect((await send(await keyOf('handling-unit'), history, transferred)).status).toBe(403);
    expect((await send(editor, history, transferred)).status).toBe(200);
  });

  it('is not held where the engine does not serve the procedure', async () => {
    const key = await keyOf('site-editor');
    const other = await openEngine({ store: openSqliteStore(), procedures: [] });
    const { secret } = await other.keys.add({ name: 'desk', agency: null, duties: ['site-editor', 'handler'] });
    expect((await other.keys.find(secret))?.duties).toEqual(['handler']);
    expect((await other.keys.list()).map(({ duties }) => duties)).toEqual([['handler']]);
    expect((await engine.keys.find(key))?.duties).toEqual(['site-editor']);
    await other.close();
  });
});
