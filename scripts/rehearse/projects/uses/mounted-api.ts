// Mounts the API in another app and calls it by the typed client.
import { equal } from 'node:assert/strict';
import { createApp, createClient } from '@gongkai/api';
import { PROCEDURES } from '@gongkai/core';
import { openEngine, openSqliteStore } from '@gongkai/engine';
import { Hono } from 'hono';

const engine = await openEngine({ store: openSqliteStore({}), procedures: PROCEDURES });
const { secret } = await engine.keys.add({ name: 'desk', agency: 'kunming', duties: ['registrar'] });

const stopping = new AbortController();
const own = new Hono()
  .get('/hello', (c) => c.text('hello'))
  .route('/', createApp({ engine, stopping: stopping.signal }));
equal(await (await own.request('/hello')).text(), 'hello');
// The reference page needs no other host and no other package.
equal((await own.request('/reference/swagger-ui-bundle.js')).status, 200);

const client = createClient('http://own.example', {
  key: secret,
  fetch: async (input, init) => own.request(input instanceof URL ? input.href : input, init),
});
const opened = await client.api.v1.cases.$post({
  query: {},
  header: { 'idempotency-key': 'counter-0001' },
  json: {
    procedure: 'disclosure-request',
    fact: {
      type: 'request.submitted',
      at: '2026-01-30T09:00:00+08:00',
      channel: 'in-person',
      applicant: { kind: 'natural' },
      description: '某地块征收批复',
    },
  },
});
equal(opened.status, 201);
const listed = await client.api.v1.cases.$get({ query: { order: 'due' } });
if (!listed.ok) throw new Error(await listed.text());
const { cases } = await listed.json();
equal(cases.length, 1);
// A report is audited by a process of its own, which the package carries.
const audited = await own.request('/api/v1/audits', {
  method: 'POST',
  headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
  body: JSON.stringify({ text: '全年收到申请100件,其中网络申请60件,占60%;信函申请40件,占50%。' }),
});
equal(audited.status, 200);
equal((await audited.text()).includes('"verdict":"error"'), true);
console.log(`${cases[0]?.number} through the typed client`);
await engine.close();
stopping.abort();
