import { expect, it } from 'vitest';
import { facts, listIn } from '../../test-support/desk.ts';
import { opened, send, serve } from '../../test-support/server.ts';

const at = '2026-03-02T09:00:00+08:00';
const APART = 'actor/separation-of-duties';

it('what one person may not both record is refused under another key of the person, in either order', async () => {
  const server = await serve('2026-03-02T10:00:00+08:00');
  const key = async (person: string, ...duties: string[]) =>
    (await server.engine.keys.add({ name: 'desk', person, agency: 'kunming', duties })).secret;
  const wang = await key('wang', 'registrar', 'handler');
  const li = await key('li', 'handler');
  const head = await key('li', 'office-head');
  const id = await opened(server, wang, at);
  const record = (secret: string, fact: object) =>
    send(server, 'POST', facts(id), { key: secret, body: { at, ...fact } });
  await record(wang, { type: 'request.registered' });
  await record(wang, { type: 'processing.started' });
  expect((await record(head, { type: 'extension.approved', workingDays: 10, reason: '需征求意见' })).status).toBe(200);
  const draft = { type: 'draft.prepared', outcome: '1' };
  const refused = await record(li, draft);
  expect(refused).toMatchObject({ status: 403, json: { code: APART, recordable: true } });
  expect(refused.json['issues']).toEqual([{ path: 'type', message: 'the same person recorded extension.approved' }]);
  const { json } = await send(server, 'GET', `/api/v1/cases/${id}`, { key: li });
  const shown = listIn(json, 'permitted').find(({ fact }) => fact === 'draft.prepared');
  expect(shown).toMatchObject({ allowed: false, why: { code: APART } });
  expect((await record(wang, draft)).status).toBe(200);
  const second = await record(head, { type: 'extension.approved', workingDays: 5, reason: '再次延期' });
  expect(second.json['code']).not.toBe(APART);
  const drafter = await key('wang', 'office-head');
  const own = await record(drafter, { type: 'extension.approved', workingDays: 5, reason: '再次延期' });
  expect(own.json['code']).toBe(APART);
  // A correction of one's own entry, under another key.
  const correction = { type: 'entry.voided', seq: 5, reason: '误录' };
  expect((await record(drafter, correction)).json['code']).toBe('entry/not-correctable');
  const [first] = listIn((await send(server, 'GET', facts(id), { key: li })).json, 'facts');
  expect(first).toMatchObject({ by: { person: 'wang', duties: ['registrar', 'handler'] } });
});
