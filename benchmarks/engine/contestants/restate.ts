import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http2';
import { disclosureRequest, parseFact } from '@gongkai/core';
import { createEndpointHandler } from '@restatedev/restate-sdk';
import { xstate } from '@restatedev/xstate';
import type { AnyStateMachine } from 'xstate';
import { initialTransition, transition } from 'xstate';
import { FACTS } from '../../shared/request-of-twelve.ts';
import type { MakeContestant } from '../contestant.ts';
import { runLoad } from '../run-load.ts';
import { type RestateServer, startRestate } from '../restate-server.ts';

const OBJECT = 'request';

/** Each fact as the body that sends it, and the state that it must lead to; the machine takes parsed facts. */
const EVENTS = new Map<string, { readonly body: string; readonly leadsTo: string }>();
// parseFact returns a fact of any type, which the typed machine does not take.
const machine: AnyStateMachine = disclosureRequest.machine;
let [snapshot] = initialTransition(machine);
for (const raw of FACTS) {
  const parsed = parseFact(disclosureRequest, raw);
  if (!parsed.ok) throw new Error(parsed.refusal.code);
  [snapshot] = transition(machine, snapshot, parsed.fact);
  EVENTS.set(raw.type, { body: JSON.stringify({ event: parsed.fact }), leadsTo: String(snapshot.value) });
}

const ACCEPT = { accept: 'application/json' };

const post = async (url: string, body?: string): Promise<Readonly<Record<string, unknown>>> => {
  const sent = body === undefined ? {} : { headers: { 'content-type': 'application/json', ...ACCEPT }, body };
  const response = await fetch(url, { method: 'POST', headers: ACCEPT, ...sent });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${(await response.text()).slice(0, 300)}`);
  const answer: unknown = await response.json();
  return typeof answer === 'object' && answer !== null ? { ...answer } : {};
};

/** Serves the machine as a virtual object on loopback and registers it with the server. */
const serveMachine = async ({ admin }: RestateServer): Promise<() => void> => {
  const services = [xstate(OBJECT, machine)];
  const endpoint = createServer(createEndpointHandler({ services, logger: () => undefined }));
  endpoint.listen(0, '127.0.0.1');
  await once(endpoint, 'listening');
  const address = endpoint.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await post(`${admin}/deployments`, JSON.stringify({ uri: `http://127.0.0.1:${port}` }));
  return () => void endpoint.close();
};

const COMPLETED = `SELECT count(*) AS n FROM sys_invocation
  WHERE target_handler_name = 'send' AND status = 'completed'`;

/** Restate with its own XState integration: a case is a virtual object, a fact one call of its `send` by HTTP. */
export const restate: MakeContestant = ({ folder }) => {
  let server: RestateServer = { ingress: '', admin: '' };
  let close = (): void => undefined;
  return {
    name: 'restate',
    form: 'restate-server 1.7.12 with @restatedev/xstate; a case is a virtual object, a fact one HTTP call of its ingress',
    setup: async () => {
      server = await startRestate(folder);
      close = await serveMachine(server);
    },
    transitions: (load) =>
      runLoad(load, () => {
        const url = `${server.ingress}/${OBJECT}/${randomUUID()}`;
        return async ({ type }) => {
          const { body, leadsTo } = EVENTS.get(type) ?? { body: '', leadsTo: '' };
          if (type === 'request.submitted') await post(`${url}/create`);
          const { value } = await post(`${url}/send`, body);
          if (value !== leadsTo) throw new Error(`${type} led to ${String(value)}`);
        };
      }),
    stored: async () => {
      const { rows } = await post(`${server.admin}/query`, JSON.stringify({ query: COMPLETED }));
      const [row] = Array.isArray(rows) ? rows : [];
      return Number(row?.n);
    },
    teardown: async () => close(),
  };
};
