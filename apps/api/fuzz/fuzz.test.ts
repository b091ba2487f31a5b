import { afterAll, describe, expect, it } from 'vitest';
import { fuzzOperation, type Report } from './fuzz-operation.ts';
import { operationsOf } from './operations-of.ts';
import { makeTemplate } from './template.ts';
import { openWorld } from './world.ts';

// The whole loop is `npm run fuzz`; this one is short, and the same on every machine.
const SEED = 20260302;
const REQUESTS = 250;

const template = await makeTemplate(SEED);
afterAll(() => template.close());
const operations = operationsOf(template.document);

/** How many requests were accepted, by operation. */
const successes = new Map<string, number>();

const successesOf = ({ statuses }: Report): number =>
  [...statuses].reduce((sum, [status, count]) => (status < 300 ? sum + count : sum), 0);

describe(`requests of every kind, seed ${SEED}`, () => {
  it('reach every operation of the document', () => {
    expect(operations.length).toBeGreaterThanOrEqual(20);
    expect(operations.filter(({ secured }) => secured).length).toBeGreaterThanOrEqual(10);
  });

  it.each(operations.map((operation) => ({ name: operation.name, operation })))(
    'get from $name only what it declares, and change nothing by a refusal',
    async ({ operation }) => {
      const world = await openWorld(template);
      const report = await fuzzOperation(world, operation, { requests: REQUESTS });
      await world.close();
      expect(report.failures).toEqual([]);
      expect(report.requests).toBe(REQUESTS);
      successes.set(operation.name, successesOf(report));
    },
  );

  it('are mostly such that some of them go through', () => {
    const never = [...successes].filter(([, count]) => count === 0).map(([name]) => name);
    // What needs a code of an app, a provider or what an earlier request made goes through in the tests of its routes.
    expect(never.slice(Math.floor(successes.size / 4))).toEqual([]);
  });

  it.each(Object.keys(template.document.paths).map((path) => ({ path })))(
    'are refused at $path with a method that the document does not have',
    async ({ path }) => {
      const world = await openWorld(template);
      const secured = operations.some((one) => one.path === path && one.secured);
      const documented = Object.keys(template.document.paths[path] ?? {}).map((method) => method.toUpperCase());
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((one) => !documented.includes(one))) {
        const target = path.replaceAll(/\{\w+\}/g, 'a');
        const answer = await world.send(new Request(`http://localhost${target}`, { method }));
        // Without a key the methods of a secured address are not disclosed.
        const declared = answer.status === 405 || (secured && answer.status === 401);
        expect([method, answer.status, declared]).toEqual([method, answer.status, true]);
      }
      await world.close();
    },
  );
});
