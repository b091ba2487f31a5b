import { describe, expect, it } from 'vitest';
import { at, desk } from '../../test-support/desk.ts';
import { send } from '../../test-support/server.ts';

const FACT = { type: 'request.submitted', at, channel: 'in-person', applicant: { kind: 'natural' }, description: '某' };

const two = async () => {
  const { server, key } = await desk();
  const post = (path: string, body: unknown) => send(server, 'POST', `/api/v1${path}`, { key, body });
  const open = async () =>
    (await post('/cases', { procedure: 'disclosure-request', agency: 'kunming', fact: FACT })).json;
  const [first, second] = [await open(), await open()];
  return { server, key, post, first, second };
};

describe('merging over HTTP', () => {
  it('previews, then ends the one case with its link, and the other one lists it', async () => {
    const { server, key, post, first, second } = await two();
    const path = `/cases/${String(second['id'])}/merge`;
    const body = { into: first['number'], note: '重复登记' };
    const preview = await post(`${path}?dryRun=true`, body);
    expect(preview.json).toMatchObject({ recorded: false, refusal: null, after: { state: { id: 'closed' } } });
    const merged = await post(path, body);
    expect([merged.status, merged.json]).toMatchObject([
      200,
      { case: { state: { id: 'closed' } }, into: { id: first['id'], number: first['number'] } },
    ]);
    const read = await send(server, 'GET', `/api/v1/cases/${String(first['id'])}`, { key });
    expect(read.json).toMatchObject({ linkedFrom: [{ kind: 'merged-into', number: second['number'] }] });
  });

  it('refuses with 409 what is closed, with 422 what is not there, with 400 unknown parameters', async () => {
    const { post, first, second } = await two();
    const path = (one: typeof first) => `/cases/${String(one['id'])}/merge`;
    const unknown = await post(path(second), { into: '依-kunming-2026-99999', note: '重复' });
    expect([unknown.status, unknown.json['code']]).toEqual([422, 'file/link-unknown']);
    expect((await post(`${path(second)}?dry=1`, { into: first['number'], note: '重复' })).status).toBe(400);
    expect((await post(path(second), { into: first['number'] })).status).toBe(422);
    await post(path(second), { into: first['number'], note: '重复' });
    const closed = await post(path(first), { into: second['number'], note: '重复' });
    expect([closed.status, closed.json['code']]).toEqual([409, 'file/case-closed']);
  });
});
