import { describe, expect, it } from 'vitest';
import { START, at } from '../../test-support/desk.ts';
import { keyFor, opened, send, serve, submission } from '../../test-support/server.ts';

// What `submission` plants: a name, a telephone number and an identity number.
const PLANTED = ['张三丰', '13800138000', '530102199001011234'];
const planted = (text: string): readonly string[] => PLANTED.filter((one) => text.includes(one));

describe('personal data', () => {
  it('are in no log line and no metric, also when a request is refused', async () => {
    const server = await serve(START);
    const key = await keyFor(server.engine, ['registrar', 'handler']);
    const id = await opened(server, key, at);
    await send(server, 'POST', '/api/v1/cases', { key, body: { ...submission(at), extra: PLANTED.join(' ') } });
    await send(server, 'POST', `/api/v1/cases/${id}/facts`, { key, body: { type: PLANTED.join(' '), at } });
    await send(server, 'GET', `/api/v1/cases?agency=${encodeURIComponent('张三丰')}&state=13800138000`, { key });
    await send(server, 'GET', `/api/v1/${encodeURIComponent('张三丰')}`, { key });
    const metrics = await send(server, 'GET', '/metrics');
    expect(server.lines.length).toBeGreaterThan(5);
    expect(planted(server.lines.join('\n'))).toEqual([]);
    expect(planted(metrics.text)).toEqual([]);
    expect(server.lines.join('\n')).not.toContain(key);
  });

  it('are readable in the ledger for the duties that work on the case, and for no others', async () => {
    const server = await serve(START);
    const desk = await keyFor(server.engine, ['registrar', 'handler']);
    const supervisor = await keyFor(server.engine, ['supervisor']);
    const id = await opened(server, desk, at);
    const ledger = async (key: string) =>
      planted((await send(server, 'GET', `/api/v1/cases/${id}/facts`, { key })).text);
    expect(await ledger(desk)).toEqual(PLANTED);
    expect(await ledger(supervisor)).toEqual([]);
    // A list names those who ask to those who handle the cases, and to no others.
    expect(planted((await send(server, 'GET', '/api/v1/cases', { key: supervisor })).text)).toEqual([]);
    for (const path of [`/api/v1/cases/${id}`, `/api/v1/cases/${id}/clocks/reply`, '/api/v1/reports/2026']) {
      expect(planted((await send(server, 'GET', path, { key: desk })).text)).toEqual([]);
    }
  });
});
