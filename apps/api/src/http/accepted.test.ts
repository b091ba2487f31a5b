import { describe, expect, it } from 'vitest';
import { at, desk, facts, RECEIVED, registered, BY_DESK } from '../../test-support/desk.ts';
import { keyFor, opened, send, submission } from '../../test-support/server.ts';

describe('what a refusal allows instead', () => {
  const allowedOf = (json: Readonly<Record<string, unknown>>): readonly string[] =>
    (Array.isArray(json['permitted']) ? json['permitted'] : [])
      .filter(({ allowed }: { readonly allowed: boolean }) => allowed)
      .map(({ fact }: { readonly fact: string }) => fact);

  it('is what the case shows as allowed for the same key, beside what its state admits', async () => {
    const { server, key } = await desk();
    const head = await keyFor(server.engine, ['office-head']);
    const id = await opened(server, key, at);
    for (const who of [key, head]) {
      const allowed = allowedOf((await send(server, 'GET', `/api/v1/cases/${id}`, { key: who })).json);
      for (const body of [
        { type: 'processing.started', at },
        { type: 'request.guessed', at },
        { type: 'reply.signed', at },
        { ...registered, extra: 1 },
      ]) {
        const { json } = await send(server, 'POST', facts(id), { key: who, body });
        expect(json['permitted']).toEqual(allowed);
        expect(json['admitted']).toEqual(RECEIVED);
      }
    }
    expect(allowedOf((await send(server, 'GET', `/api/v1/cases/${id}`, { key })).json)).toEqual(BY_DESK);
  });

  it('is, before a case is opened, what may open one, with the article', async () => {
    const { server, key } = await desk();
    const open = (type: string, who = key) =>
      send(server, 'POST', '/api/v1/cases', { key: who, body: submission(at, { type }) });
    expect((await open('request.registered')).json).toMatchObject({
      status: 409,
      code: 'fact/refused',
      admitted: ['request.submitted'],
      permitted: ['request.submitted'],
      basis: { text: '《中华人民共和国政府信息公开条例》第四十五条' },
    });
    expect((await open('request.guessed')).json).toMatchObject({ status: 422, permitted: ['request.submitted'] });
    const spokesperson = await keyFor(server.engine, ['spokesperson']);
    expect((await open('request.submitted', spokesperson)).json).toMatchObject({ status: 403, permitted: [] });
  });
});
