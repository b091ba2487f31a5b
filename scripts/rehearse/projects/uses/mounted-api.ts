// Mounts the API in another app and calls it by the typed client.
import { equal } from 'node:assert/strict';
import { createApp, createClient } from '@gongkai/api';
import { PROCEDURES } from '@gongkai/core';
import { openEngine, openSqliteStore } from '@gongkai/engine';
import { Hono } from 'hono';

const engine = await openEngine({ store: openSqliteStore({}), procedures: PROCEDURES });
const { secret } = await engine.keys.add({ name: 'desk', agency: 'kunming', duties: ['registrar'] });

const own = new Hono().get('/hello', (c) => c.text('hello')).route('/', createApp({ engine }));
equal(await (await own.request('/hello')).text(), 'hello');
// The reference page needs no other host and no other package.
equal((await own.request('/reference/swagger-ui-bundle.js')).status, 200);

const client = createClient('http://own.example', {
  key: secret,
  fetch: async (input, init) => own.request(input instanceof URL ? input.href : input, init),
});
const opened = await client.api.v1.cases.$post({
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
console.log(`${cases[0]?.number} through the typed client`);
await engine.close();
