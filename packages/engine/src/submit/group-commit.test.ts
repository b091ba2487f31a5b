import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import {
  accepted,
  actor,
  aRequest,
  desk,
  fact,
  LI,
  MO,
  fileOfTest,
  PROCEDURES,
  REQUESTS,
  wordOf,
} from '../../test-support/desk.fixture.ts';
import { createQueue } from './queue.ts';
import type { Store } from '../store/store.ts';
import type { Outcome } from './submissions.ts';

const by = { actor: LI };
const registered = fact('request.registered', '2026-03-02');
const started = fact('processing.started', '2026-03-02');

/** Counts transactions. */
const counted = () => {
  const batches: number[] = [];
  const wrap = (store: Store): Store => ({
    ...store,
    transact: (readSet, decide) => {
      batches.push(readSet.cases.length);
      return store.transact(readSet, decide);
    },
  });
  return { batches, wrap };
};

describe('submissions that arrive together', () => {
  it('share one transaction', async () => {
    const { batches, wrap } = counted();
    const { engine } = await desk({ wrap });
    const opened = await Promise.all(Array.from({ length: 64 }, () => engine.open(aRequest(), by)));
    await Promise.all(opened.map((one) => engine.submit(accepted(one).case.id, registered, by)));
    expect(batches).toEqual([0, 64]);
  });

  it('share transactions of a bounded size, between which the event loop has its turn', async () => {
    const { batches, wrap } = counted();
    const { engine } = await desk({ wrap });
    let turns = 0;
    let counting = true;
    const count = (): void => {
      turns += 1;
      if (counting) setImmediate(count);
    };
    setImmediate(count);
    const outcomes = await Promise.all(Array.from({ length: 1000 }, () => engine.submit('nobody', registered, by)));
    counting = false;
    expect(outcomes).toHaveLength(1000);
    expect(batches).toHaveLength(4);
    expect(turns).toBeGreaterThanOrEqual(4);
  });

  it('see each other in order when they are of one case', async () => {
    const { engine } = await desk();
    const { case: opened } = accepted(await engine.open(aRequest(), by));
    const outcomes = await Promise.all([
      engine.submit(opened.id, started, by),
      engine.submit(opened.id, registered, { ...by, expectedVersion: 1 }),
      engine.submit(opened.id, registered, { ...by, expectedVersion: 1 }),
      engine.submit(opened.id, started, { ...by, expectedVersion: 2 }),
      engine.submit(opened.id, started, by),
    ]);
    expect(outcomes.map(wordOf)).toEqual(['fact/refused', 'accepted', 'case/stale', 'accepted', 'fact/refused']);
    expect(await engine.read(opened.id)).toMatchObject({ state: { value: 'processing', version: 3 } });
    expect((await engine.verify()).problems).toEqual([]);
  });

  const throwing = {
    ...REQUESTS,
    rules: {
      'request.registered': [
        {
          breaks: () => {
            throw new Error('a fault in a rule');
          },
        },
      ],
    } as never,
  };
  it.each([0, 1, 2, 3, 4, 5, 6, 7])('is each answered on its own, with a bad one at place %i', async (place) => {
    const { engine } = await desk({ procedures: [throwing, ...PROCEDURES.slice(1)] });
    const opened = await Promise.all(Array.from({ length: 8 }, () => engine.open(aRequest(), by)));
    const ids = opened.map((one) => accepted(one).case.id);
    const withdrawn = fact('request.withdrawn', '2026-03-02');
    const word = (one: PromiseSettledResult<Outcome>) => (one.status === 'fulfilled' ? wordOf(one.value) : 'fault');
    const expected = (bad: string, good: string) => ids.map((_, index) => (index === place ? bad : good));
    const submitting = async (bad: unknown, good: unknown) =>
      (await Promise.allSettled(ids.map((id, index) => engine.submit(id, index === place ? bad : good, by)))).map(word);
    // Neighbours get the answers they would get alone: refusals first, then acceptance.
    const signed = fact('receipt.signed', '2026-03-02');
    expect(await submitting(null, signed)).toEqual(expected('fact/unknown', 'fact/refused'));
    expect(await submitting({ ...withdrawn, extra: 1 }, signed)).toEqual(expected('fact/malformed', 'fact/refused'));
    expect(await submitting(registered, withdrawn)).toEqual(expected('fault', 'accepted'));
    const lengths = await Promise.all(ids.map(async (id) => (await engine.history(id)).length));
    expect(lengths).toEqual(ids.map((_, index) => (index === place ? 1 : 2)));
    expect((await engine.verify()).problems).toEqual([]);
  });

  it('do not suffer from a case whose stored form is broken', async () => {
    const file = fileOfTest();
    const { engine } = await desk({ file });
    const opened = await Promise.all(Array.from({ length: 3 }, () => engine.open(aRequest(), by)));
    const ids = opened.map((one) => accepted(one).case.id);
    const other = new DatabaseSync(file);
    other.prepare("UPDATE cases SET snapshot = '{' WHERE id = ?").run(ids[1] ?? '');
    const outcomes = await Promise.allSettled(ids.map((id) => engine.submit(id, registered, by)));
    expect(outcomes).toMatchObject([
      { value: { ok: true } },
      { reason: { code: 'engine/broken-case', caseId: ids[1] } },
      { value: { ok: true } },
    ]);
    await expect(engine.read(ids[1] ?? '')).rejects.toMatchObject({ code: 'engine/broken-case' });
    other.close();
    await engine.close();
  });

  it('are not acknowledged when the commit fails, and the next ones are', async () => {
    let failing = false;
    const wrap = (store: Store): Store => ({
      ...store,
      // The decision is made and then the commit fails, as with a full disk.
      transact: (readSet, decide) =>
        store.transact(readSet, (locked) => {
          const decided = decide(locked);
          if (failing) throw new Error('disk full');
          return decided;
        }),
    });
    const { engine } = await desk({ wrap });
    const { case: opened } = accepted(await engine.open(aRequest(), by));
    failing = true;
    const lost = await Promise.allSettled([
      engine.submit(opened.id, registered, { ...by, idempotencyKey: 'k' }),
      engine.open(aRequest(), by),
      engine.submit(opened.id, registered, { actor: MO }),
    ]);
    expect(lost.map((one) => (one.status === 'rejected' ? String(one.reason) : 'answered'))).toEqual(
      lost.map(() => 'Error: disk full'),
    );
    failing = false;
    expect(await engine.history(opened.id)).toHaveLength(1);
    expect(wordOf(await engine.submit(opened.id, registered, { ...by, idempotencyKey: 'k' }))).toBe('accepted');
    expect(accepted(await engine.open(aRequest(), by)).case.number).toBe('依-kunming-2026-00002');
  });

  it('are turned away when too many wait, and taken again after', async () => {
    const { engine } = await desk({ maxQueued: 5 });
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => engine.open(aRequest(), by)));
    expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(5);
    expect(outcomes.slice(5)).toMatchObject([1, 2, 3].map(() => ({ reason: { code: 'engine/busy' } })));
    expect(wordOf(await engine.open(aRequest(), by))).toBe('accepted');
  });

  it('reach the store of two engines one after another', async () => {
    const file = fileOfTest();
    const [one, other] = [await desk({ file }), await desk({ file })];
    const ids = [one, other].map(async ({ engine }) =>
      Promise.all(Array.from({ length: 100 }, () => engine.open(aRequest(), { actor: actor('li', 'registrar') }))),
    );
    const numbers = (await Promise.all(ids)).flat().map((outcome) => accepted(outcome).case.number);
    expect(new Set(numbers).size).toBe(200);
    expect(await one.engine.verify()).toEqual({ cases: 200, facts: 200, problems: [] });
    await one.engine.close();
    await other.engine.close();
  });
});

describe('queue', () => {
  it('rejects an item without a result and continues', async () => {
    const queue = createQueue<number, number>({ maxWaiting: 10, maxRunning: 1, keyOf: () => null }, async (batch) =>
      batch.slice(1),
    );
    const results = await Promise.allSettled([queue.add(1), queue.add(2)]);
    expect(results).toMatchObject([{ value: 2 }, { reason: { message: 'a batch gave no result' } }]);
    await queue.close();
  });
});
