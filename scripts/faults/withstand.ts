import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import { START, at as instant } from '../../apps/api/test-support/desk.ts';
import { keyFor, send, type Server, serve, submission } from '../../apps/api/test-support/server.ts';
import { StoreUnavailableError } from '../../packages/engine/src/errors.ts';
import type { Store } from '../../packages/engine/src/store/store.ts';

/** A fault of a database, as a test makes and ends it. */
export interface Fault {
  begin(): Promise<unknown>;
  end(): Promise<unknown>;
  /** The codes that may be answered meanwhile. */
  readonly codes: readonly string[];
  /** Whether facts can still be read; otherwise the key of a request cannot be looked up either. */
  readonly reads: boolean;
}

type Answer = Awaited<ReturnType<typeof send>>;

/** Requests of one desk, and what was acknowledged. */
const deskOn = async (server: Server) => {
  const key = await keyFor(server.engine, ['registrar', 'handler']);
  const acknowledged: string[] = [];
  const answers: Answer[] = [];
  const note = (answer: Answer): Answer => {
    answers.push(answer);
    return answer;
  };
  return {
    answers,
    acknowledged,
    open: async (): Promise<Answer> => {
      const answer = note(await send(server, 'POST', '/api/v1/cases', { key, body: submission(instant) }));
      if (answer.status === 201) acknowledged.push(String(answer.json['id']));
      return answer;
    },
    list: async (): Promise<Answer> => note(await send(server, 'GET', '/api/v1/cases', { key })),
    ready: () => send(server, 'GET', '/readyz'),
  };
};

type Desk = Awaited<ReturnType<typeof deskOn>>;

const expectFault = (answer: Answer, codes: readonly string[]): void => {
  expect(answer.status).toBe(503);
  expect(codes).toContain(answer.json['code']);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(answer.text).not.toMatch(/INSERT|SELECT|张三丰|facts/);
};

/** Records and reads until a fault shows in what is recorded; every answer is given or declared as a fault. */
const meetFault = async (desk: Desk, { codes, reads }: Fault): Promise<void> => {
  for (let round = 0; ; round += 1) {
    const [first, second, list] = await Promise.all([desk.open(), desk.open(), desk.list()]);
    for (const one of [first, second]) if (one.status !== 201) expectFault(one, codes);
    if (list.status !== 200) {
      expect(reads).toBe(false);
      expectFault(list, codes);
    }
    if (first.status !== 201 && second.status !== 201) return;
    expect(round).toBeLessThan(2000);
  }
};

const untilReady = async (desk: Desk): Promise<void> => {
  for (let tries = 0; (await desk.ready()).status !== 200; tries += 1) {
    expect(tries).toBeLessThan(200);
    await pause(50);
  }
};

/**
 * Lets an API serve through a fault: nothing but declared answers, a `/readyz` that says so, and, without a restart, every
 * request again when the fault has ended, with all that was acknowledged.
 */
export const withstand = async (store: Store, fault: Fault): Promise<void> => {
  const server = await serve(START, undefined, { store, deadlineMs: 4_000 });
  const desk = await deskOn(server);
  await Promise.all(Array.from({ length: 8 }, () => desk.open()));
  expect(desk.acknowledged).toHaveLength(8);
  expect((await desk.ready()).status).toBe(200);
  await fault.begin();
  try {
    await meetFault(desk, fault);
    const ready = await Promise.all([desk.ready(), desk.ready()]);
    for (const one of ready) {
      expect(one.json).toMatchObject({ status: 'not-ready', clock: 'trusted' });
      expectFault(one, fault.codes);
    }
    expect((await send(server, 'GET', '/healthz')).status).toBe(200);
    // A sweep has nothing due here; it fails as a fault of the store, or not at all.
    await server.engine.sweep().catch((error: unknown) => expect(error).toBeInstanceOf(StoreUnavailableError));
  } finally {
    await fault.end();
  }
  await untilReady(desk);
  const after = await Promise.all(Array.from({ length: 8 }, () => desk.open()));
  expect(after.map(({ status }) => status)).toEqual(after.map(() => 201));
  expect(desk.answers.filter(({ status }) => status === 500)).toEqual([]);
  for (const id of desk.acknowledged) expect(await store.read(id)).not.toBeNull();
  expect((await server.engine.verify()).problems).toEqual([]);
  await server.engine.sweep();
  await server.engine.close();
};
