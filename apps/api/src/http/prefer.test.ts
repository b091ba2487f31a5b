import { describe, expect, it } from 'vitest';
import { at, desk, facts, registered } from '../../test-support/desk.ts';
import { opened, send, submission } from '../../test-support/server.ts';

describe('a write that prefers no body', () => {
  const prefer = (value: string) => ({ prefer: value });

  it('is done and confirmed, with the case and its version in the headers', async () => {
    const { server, key } = await desk();
    const headers = prefer('respond-async, return="minimal"');
    const made = await send(server, 'POST', '/api/v1/cases', { key, body: submission(at), headers });
    expect([made.status, made.text]).toEqual([204, '']);
    expect(made.headers.get('preference-applied')).toBe('return=minimal');
    const [one] = (await server.engine.list({})).cases;
    expect(made.headers.get('location')).toBe(`/api/v1/cases/${one?.id}`);
    const recorded = await send(server, 'POST', facts(one?.id ?? ''), { key, body: registered, headers });
    expect([recorded.status, recorded.text, recorded.headers.get('etag')]).toEqual([204, '', '"2"']);
  });

  it('is refused with the whole problem', async () => {
    const { server, key } = await desk();
    const id = await opened(server, key, at);
    const body = { type: 'request.archived', at };
    const refused = await send(server, 'POST', facts(id), { key, body, headers: prefer('return=minimal') });
    expect([refused.status, refused.json['code']]).toEqual([409, 'fact/refused']);
    expect(refused.headers.get('preference-applied')).toBeNull();
  });

  it.each(['return=representation', 'return', 'minimal', 'x-return=minimal', ''])(
    'is answered in full to %j',
    async (value) => {
      const { server, key } = await desk();
      const made = await send(server, 'POST', '/api/v1/cases', { key, body: submission(at), headers: prefer(value) });
      expect([made.status, made.json['version'], made.headers.get('preference-applied')]).toEqual([201, 1, null]);
    },
  );
});
