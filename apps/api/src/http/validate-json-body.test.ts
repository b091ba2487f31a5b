import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { at, desk, pathsOf } from '../../test-support/desk.ts';
import { send, submission } from '../../test-support/server.ts';

describe('bodies', () => {
  it('that are not UTF-8, or declare another charset, are refused and write nothing', async () => {
    const { server, key } = await desk();
    const post = async (body: Uint8Array<ArrayBuffer>, type: string) => {
      const headers = { authorization: `Bearer ${key}`, 'content-type': type };
      const answer = await server.app.request('/api/v1/cases', { method: 'POST', headers, body });
      const code = /"code":"([^"]+)"/.exec(await answer.text())?.[1] ?? 'none';
      return `${answer.status} ${code}`;
    };
    const text = JSON.stringify({ ...submission(at), agency: 'kunming' });
    // 0xB5 0xD8 is 地 in GBK.
    const [before = '', after = ''] = text.split('征收批复');
    const gbk = new Uint8Array([...Buffer.from(before), 0xb5, 0xd8, ...Buffer.from(after)]);
    expect(await post(gbk, 'application/json')).toBe('400 http/bad-request');
    expect(await post(new Uint8Array(Buffer.from(text)), 'application/json; charset=gbk')).toBe('415 http/media-type');
    expect((await server.engine.list({})).cases).toEqual([]);
    expect(await post(new Uint8Array(Buffer.from(text)), 'application/json; charset="UTF-8"')).toMatch('201');
  });

  it.each([
    ['at the top', `{"__proto__": 1, "procedure": "disclosure-request", "fact": {}}`, '__proto__'],
    [
      'in settings',
      `{"procedure": "disclosure-request", "settings": {"__proto__": 1}, "fact": ${JSON.stringify(submission(at).fact)}}`,
      'settings.__proto__',
    ],
    ['in a fact', JSON.stringify(submission(at)).replace('"fact":{', '"fact":{"__proto__":{"x":1},'), 'fact.__proto__'],
    [
      'inside a fact',
      JSON.stringify(submission(at)).replace('"applicant":{', '"applicant":{"__proto__":{"x":1},'),
      'fact.applicant.__proto__',
    ],
    [
      'in a fact, escaped',
      JSON.stringify(submission(at)).replace('"fact":{', String.raw`"fact":{"\u005F_pr\u006fto__":{"x":1},`),
      'fact.__proto__',
    ],
    ['as half of a pair', JSON.stringify(submission(at, { description: 'a\ud800' })), 'fact.description'],
    ['as half of a pair in a key', JSON.stringify(submission(at, { '\udc00': 1 })), 'fact.\ufffd'],
  ])('with unsafe content %s are refused with the path', async (_, body, path) => {
    const { server, key } = await desk();
    const answer = await send(server, 'POST', '/api/v1/cases', {
      key,
      body,
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.status).toBe(422);
    expect(pathsOf(answer.json)).toEqual([path]);
    expect((await server.engine.list({})).cases).toEqual([]);
  });

  it.each(['', String.raw`\u53bb\u5e74`])('are parsed once, also with "%s" in them', async (words) => {
    const { server, key } = await desk();
    const body = JSON.stringify({ ...submission(at), agency: 'kunming' }).replace('征收批复', `征收批复${words}`);
    const parse = vi.spyOn(JSON, 'parse');
    onTestFinished(() => parse.mockRestore());
    expect((await send(server, 'POST', '/api/v1/cases', { key, body })).status).toBe(201);
    expect(parse.mock.calls.filter(([text]) => text === body)).toHaveLength(1);
  });
});
