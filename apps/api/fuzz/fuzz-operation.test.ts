import type { Caller, Engine } from '@gongkai/engine';
import { afterAll, describe, expect, it } from 'vitest';
import { fuzzOperation, type FuzzOptions, type Report } from './fuzz-operation.ts';
import { operationsOf } from './operations-of.ts';
import { makeTemplate } from './template.ts';
import { openWorld, type Sabotage } from './world.ts';

const template = await makeTemplate(7);
afterAll(() => template.close());

const fuzzed = async (name: string, sabotage: Sabotage, options: Partial<FuzzOptions> = {}): Promise<Report> => {
  const operation = operationsOf(template.document).find((one) => one.name === name);
  if (operation === undefined) throw new Error(`no operation ${name}`);
  const world = await openWorld(template, sabotage);
  const report = await fuzzOperation(world, operation, { requests: 150, ...options });
  await world.close();
  return report;
};

/** Changes answers before they are checked. */
const changing =
  (change: (status: number, text: string) => { readonly status?: number; readonly text?: string }): Sabotage['send'] =>
  (send) =>
  async (request) => {
    const answer = await send(request);
    const before = await answer.text();
    const { status = answer.status, text = before } = change(answer.status, before);
    return new Response(text === '' ? null : text, { status, headers: answer.headers });
  };

const intruder = async (engine: Engine): Promise<void> =>
  void (await engine.keys.add({ name: 'left behind', agency: null, duties: ['handler'] }));

/** The holder of a new key. */
const strangerIn = async ({ people }: Engine): Promise<Caller | null> => {
  const id = 'stranger';
  if ((await people.find(id)) === null) await people.add({ id, name: id, unit: null, agency: null, reach: 'all' });
  return people.callerOf(id);
};

const CASE = 'GET /api/v1/cases/{id}';
const FACT = 'POST /api/v1/cases/{id}/facts';

interface Broken {
  readonly what: string;
  readonly name: string;
  readonly sabotage: Sabotage;
  readonly fault: RegExp;
  readonly options?: Partial<FuzzOptions>;
}

const BROKEN: readonly Broken[] = [
  {
    what: 'a route that throws',
    name: CASE,
    sabotage: { engine: (engine) => ({ ...engine, read: () => Promise.reject(new TypeError('no such thing')) }) },
    fault: /^answers 500/,
  },
  {
    what: 'a status that is not declared',
    name: CASE,
    sabotage: { send: changing((status) => (status === 422 ? { status: 418 } : {})) },
    fault: /^answers 418, which is not declared$/,
  },
  {
    what: 'a refusal that writes',
    name: FACT,
    sabotage: {
      engine: (engine) => ({
        ...engine,
        submit: async (...given) => {
          const outcome = await engine.submit(...given);
          if (!outcome.ok) await intruder(engine);
          return outcome;
        },
      }),
    },
    fault: /^refuses with 4\d\d and yet writes to acts, keys$/,
  },
  {
    what: 'a read that writes',
    name: 'GET /api/v1/cases',
    sabotage: {
      engine: (engine) => ({
        ...engine,
        as: (caller) => {
          const reader = engine.as(caller);
          return { ...reader, list: async (query) => intruder(engine).then(() => reader.list(query)) };
        },
      }),
    },
    fault: /and yet writes to acts, keys$/,
  },
  {
    what: 'a body that is not of its schema',
    name: CASE,
    sabotage: {
      send: changing((status, text) => (status === 200 ? { text: text.replace('"version":', '"version":-0.') } : {})),
    },
    fault: /^the body at \/version: must be integer$/,
  },
  {
    what: 'a part that is not declared',
    name: CASE,
    sabotage: { send: changing((_, text) => ({ text: text.replace('{"id"', '{"secret":1,"id"') })) },
    fault: /^the body has \/secret, which is not declared$/,
  },
  {
    what: 'a body that is cut',
    name: CASE,
    sabotage: { send: changing((_, text) => ({ text: text.replace('{"id"', '"id"') })) },
    fault: /^the body is not JSON$/,
  },
  {
    what: 'another media type than the declared one',
    name: CASE,
    sabotage: {
      send: (send) => async (request) => {
        const answer = await send(request);
        return answer.status === 404 ? new Response(await answer.text(), { status: 404 }) : answer;
      },
    },
    fault: /^answers 404 as text\/plain, which is not declared$/,
  },
  {
    what: 'a code that has no page',
    name: CASE,
    sabotage: { send: changing((_, text) => ({ text: text.replaceAll('case/not-found', 'case/lost') })) },
    fault: /^the code case\/lost has no page at \/errors\/case\/lost$/,
  },
  {
    what: 'a stranger who is admitted',
    name: CASE,
    sabotage: {
      engine: (engine) => ({
        ...engine,
        keys: { ...engine.keys, find: () => strangerIn(engine) },
      }),
    },
    fault: /^admits a caller without a key$/,
  },
  {
    what: 'a case that another agency can reach',
    name: CASE,
    sabotage: {
      engine: (engine) => ({
        ...engine,
        as: (caller) => ({ ...engine.as(caller), read: (id) => engine.read(id) }),
      }),
    },
    fault: /^reaches a case of another agency$/,
  },
  {
    what: 'an answer that takes too long',
    name: 'GET /healthz',
    sabotage: { send: (send) => (request) => new Promise((done) => setTimeout(() => done(send(request)), 40)) },
    fault: /^takes \d+ ms$/,
    options: { limitMs: 20, requests: 5 },
  },
];

describe('the fuzz loop notices', () => {
  it.each(BROKEN)('$what', async ({ name, sabotage, fault, options }) => {
    const { failures } = await fuzzed(name, sabotage, options);
    const faults = failures.flatMap((one) => one.faults);
    expect(faults.filter((one) => fault.test(one))).not.toEqual([]);
    expect(faults.filter((one) => !fault.test(one))).toEqual([]);
  });

  it('nothing where nothing is wrong, and makes the same requests again', async () => {
    const seen = [await fuzzed(FACT, {}), await fuzzed(FACT, {})];
    expect(seen.map((one) => one.failures)).toEqual([[], []]);
    expect(seen[1]?.statuses).toEqual(seen[0]?.statuses);
  });
});
