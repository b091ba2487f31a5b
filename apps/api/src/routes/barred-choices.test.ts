import { describe, expect, it } from 'vitest';
import { facts, listIn } from '../../test-support/desk.ts';
import { keyFor, send, serve, submission } from '../../test-support/server.ts';

const AT = '2026-03-02T10:00:00+08:00';

describe('the choices of an act that a case refuses', () => {
  it('come with the case, of what the caller may record alone, and the act refuses each of them', async () => {
    const server = await serve(AT);
    const key = await keyFor(server.engine, ['registrar', 'handler']);
    const opened = await send(server, 'POST', '/api/v1/cases', { key, body: submission(AT) });
    const id = String(opened.json['id']);
    for (const type of ['request.registered', 'processing.started']) {
      await send(server, 'POST', facts(id), { key, body: { type, at: AT } });
    }
    const drafting = async (who: string) => {
      const { json } = await send(server, 'GET', `/api/v1/cases/${id}`, { key: who });
      return listIn(json, 'permitted').find(({ fact }) => fact === 'draft.prepared') ?? {};
    };
    const [without, ...more] = listIn(await drafting(key), 'without');
    expect([without?.['field'], more]).toEqual(['outcome', []]);
    const values = without?.['values'] as readonly string[];
    expect(values).toContain('6.1');
    expect(values).toContain('2008.granted');
    expect(values).not.toContain('1');
    for (const outcome of values) {
      const body = { type: 'draft.prepared', at: AT, outcome, reasons: '理由' };
      const { json } = await send(server, 'POST', `${facts(id)}?dryRun=true`, { key, body });
      expect([outcome, json['refusal']]).toMatchObject([outcome, { recordable: false }]);
    }
    const reviewer = await keyFor(server.engine, ['reviewer']);
    expect(await drafting(reviewer)).toMatchObject({ allowed: false, without: [] });
  });
});
