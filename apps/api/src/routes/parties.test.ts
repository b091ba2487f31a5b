import { partyKeyOf } from '@gongkai/engine';
import { describe, expect, it } from 'vitest';
import { listIn, START, at } from '../../test-support/desk.ts';
import { keyFor, opened, send, serve } from '../../test-support/server.ts';

const WHO_ASKED = { kind: 'natural', name: '张三丰', phone: '138-0013-8000' };
const WHO = { kind: 'natural', name: '张三丰', contact: '13800138000', identityProof: true };

const office = async (withKey = true) => {
  const server = await serve(START, undefined, withKey ? { partyKey: partyKeyOf(Buffer.alloc(32, 1)) } : {});
  const key = await keyFor(server.engine, ['registrar']);
  const match = (body: object, who = key) => send(server, 'POST', '/api/v1/parties/match', { key: who, body });
  return { server, key, match };
};

describe('parties', () => {
  it('are matched with their earlier cases, the matters of the month, and those that look alike', async () => {
    const { server, key, match } = await office();
    const first = await opened(server, key, at, { applicant: WHO, description: '某地块征收批复' });
    // Identifiers are in the order of time.
    server.moveTo('2026-03-02T10:00:01+08:00');
    const second = await opened(server, key, at, { applicant: { ...WHO, name: '张 三丰' }, channel: 'internet' });
    const { status, json } = await match({ ...WHO_ASKED, description: '某地块的征收批复', caseId: second });
    expect(status).toBe(200);
    expect(json['parties']).toEqual([
      {
        party: expect.stringMatching(/^[\w-]{32}$/),
        certainty: 'phone',
        idLast4: null,
        cases: [expect.objectContaining({ id: first, state: 'received', askedOn: '2026-03-02', items: 1 })],
        total: 1,
        thisMonth: 1,
        lookAlike: [{ id: first, number: '依-kunming-2026-00001', similarity: expect.closeTo(0.77, 1) }],
      },
    ]);
    const [found] = listIn(json, 'parties');
    const cases = await send(server, 'GET', `/api/v1/parties/${String(found?.['party'])}/cases?limit=1`, { key });
    expect(cases.json).toMatchObject({ cases: [{ id: second }], total: 2, next: second });
    const rest = await send(server, 'GET', `/api/v1/parties/${String(found?.['party'])}/cases?after=${second}`, {
      key,
    });
    expect(rest.json).toMatchObject({ cases: [{ id: first }], next: null });
  });

  it('are seen by intake and handling alone, each in its agency', async () => {
    const { server, key, match } = await office();
    await opened(server, key, at, { applicant: WHO });
    const withDuty = (duties: readonly string[], agency: string | null = 'kunming') =>
      keyFor(server.engine, duties, agency);
    for (const duty of ['signatory', 'supervisor', 'office-head', 'reviewer']) {
      expect((await match(WHO_ASKED, await withDuty([duty]))).status).toBe(403);
    }
    const { secret } = await server.engine.keys.add({ name: 'root', agency: null, duties: [], administrator: true });
    expect((await match(WHO_ASKED, secret)).status).toBe(403);
    expect((await match(WHO_ASKED, await withDuty(['handler']))).json['parties']).toHaveLength(1);
    expect((await match(WHO_ASKED, await withDuty(['handler'], 'dali'))).json['parties']).toEqual([]);
    const all = await withDuty(['handler'], null);
    expect((await match(WHO_ASKED, all)).status).toBe(422);
    expect((await match({ ...WHO_ASKED, agency: 'kunming' }, all)).json['parties']).toHaveLength(1);
    expect((await match({ ...WHO_ASKED, agency: 'dali' })).status).toBe(403);
  });

  it('leave no name and no number in a log', async () => {
    const { server, key, match } = await office();
    await opened(server, key, at, { applicant: WHO });
    await match(WHO_ASKED);
    await match({ ...WHO_ASKED, idNumber: '53010219900101123X', unknown: 1 });
    expect(server.lines.join('')).toContain('/api/v1/parties/match');
    expect(server.lines.join('')).not.toMatch(/张三丰|13800138000|138-0013|53010219900101123X/);
  });

  it('are asked for with a name or a number, and known names alone', async () => {
    const { server, key, match } = await office();
    expect((await match({ kind: 'natural' })).status).toBe(422);
    expect((await match({ ...WHO_ASKED, on: '2026-02-30' })).status).toBe(422);
    const cases = (id: string) => send(server, 'GET', `/api/v1/parties/${id}/cases`, { key });
    expect((await cases('x'.repeat(32))).json['code']).toBe('party/unknown');
    expect((await cases('张三')).status).toBe(422);
  });

  it('are not looked for without a key of the register', async () => {
    const { match } = await office(false);
    expect(await match(WHO_ASKED)).toMatchObject({ status: 503, json: { code: 'party/no-key' } });
  });
});
