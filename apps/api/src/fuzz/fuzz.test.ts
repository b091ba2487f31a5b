import { afterAll, describe, expect, it } from 'vitest';
import { fuzzOperation } from './fuzz-operation.ts';
import { operationsOf } from './operations-of.ts';
import { makeTemplate } from './template.ts';
import { openWorld } from './world.ts';

// The whole loop is `npm run fuzz`; this one is short, and the same on every machine.
const SEED = 20260302;
const REQUESTS = 250;

const template = await makeTemplate(SEED);
afterAll(() => template.close());
const operations = operationsOf(template.document);

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
      const successes = [...report.statuses].filter(([status]) => status < 300).map(([, count]) => count);
      expect(successes.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
    },
  );

  it.each(Object.keys(template.document.paths).map((path) => ({ path })))(
    'are answered 405 at $path with a method that the document does not have',
    async ({ path }) => {
      const world = await openWorld(template);
      const documented = Object.keys(template.document.paths[path] ?? {}).map((method) => method.toUpperCase());
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((one) => !documented.includes(one))) {
        const target = path.replaceAll(/\{\w+\}/g, 'a');
        const answer = await world.send(new Request(`http://fuzz${target}`, { method }));
        // Who has no key is told nothing of what could be done with one.
        const expected = /cases|keys|reports/.test(path) ? 401 : 405;
        expect([method, answer.status]).toEqual([method, expected]);
      }
      await world.close();
    },
  );
});
