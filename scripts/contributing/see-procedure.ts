// Runs in a copy of the repository to which `interview-request` was added, and prints what engine, API and statistics
// return for it.
import { formatInstant, instantOf } from '@gongkai/calendar';
import { createApp } from '@gongkai/api';
import { PROCEDURES } from '@gongkai/core';
import { openEngine, openSqliteStore } from '@gongkai/engine';
import { tallyCases, tallyToJson } from '@gongkai/stats';

let now = instantOf('2026-02-06T10:00:00+08:00');
const engine = await openEngine({ store: openSqliteStore({ clock: () => now }), procedures: PROCEDURES });
const { secret } = await engine.keys.add({ name: 'desk', agency: 'kunming', duties: ['registrar', 'spokesperson'] });
const app = createApp({ engine });

const send = async (method: string, path: string, body?: unknown): Promise<unknown> => {
  const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
  const answer = await app.request(`/api/v1${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return answer.json();
};

const fact = (type: string) => ({ type, at: formatInstant(now) });
const opened = await send('POST', '/cases', { procedure: 'interview-request', fact: fact('interview.asked') });
const { id } = Object(opened);

// The first clock expires without an answer. Then the interview is granted and held, within the second.
now = instantOf('2026-02-11T00:00:00+08:00');
const swept = await engine.sweep();
await send('POST', `/cases/${id}/facts`, fact('interview.granted'));
now = instantOf('2026-02-12T10:00:00+08:00');
await send('POST', `/cases/${id}/facts`, fact('interview.held'));

const record = await engine.read(id);
const procedure = engine.procedures.get('interview-request');
if (record === null || procedure === undefined) throw new Error('the case is not there');
const contributions = procedure.contributions(record.state.context, { calendar: engine.calendar });
const described = Object(await send('GET', '/procedures/interview-request'));
const read = Object(await send('GET', `/cases/${id}`));
const document = await (await app.request('/openapi.json')).text();

console.log(
  JSON.stringify({
    engine: { state: record.state.value, expiries: swept.recorded, problems: (await engine.verify()).problems.length },
    api: {
      label: described.label.zh,
      clocks: read.clocks.map((one: { readonly id: string; readonly state: string }) => `${one.id} ${one.state}`),
      documented: document.includes('interview.granted'),
    },
    statistics: tallyToJson(tallyCases([{ agency: 'kunming', contributions }])).rows,
  }),
);
await engine.close();
