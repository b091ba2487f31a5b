import { describe, expect, it } from 'vitest';
import { accepted, aRequest, desk, LI } from '../../test-support/desk.fixture.ts';

const by = { actor: LI };

describe('reading', () => {
  const filled = async () => {
    const { engine, moveTo } = await desk();
    const dates = ['2026-02-27', '2026-03-02', '2026-02-25', '2026-02-26', '2026-02-24'];
    for (const [index, when] of dates.entries()) {
      accepted(await engine.open(aRequest(index % 2 === 0 ? 'a' : 'b', when), by));
    }
    return { engine, moveTo };
  };

  it('lists by what is due, page by page, with an opaque cursor', async () => {
    const { engine } = await filled();
    const seen: string[] = [];
    let after: string | undefined;
    for (;;) {
      const page = await engine.list({ order: 'due', limit: 2, ...(after === undefined ? {} : { after }) });
      seen.push(
        ...page.cases.map((one) => `${one.agency}${new Date(one.dueStatutory ?? 0).toISOString().slice(5, 10)}`),
      );
      if (page.next === null) break;
      after = page.next;
    }
    expect(seen).toHaveLength(5);
    expect(seen.map((one) => one.slice(1)).toSorted()).toEqual(seen.map((one) => one.slice(1)));
  });

  it.each([
    [undefined, 5],
    [2, 2],
    [0, 1],
    [-3, 1],
    [1000, 5],
    [Number.NaN, 5],
  ])('bounds a page of %s', async (limit, count) => {
    const { engine } = await filled();
    expect((await engine.list({ limit })).cases).toHaveLength(count);
  });

  it.each(['', 'x', 'bnVsbA', Buffer.from('{"id":1,"agency":"a","due":null}').toString('base64url')])(
    'refuses to go on from %j, which no page gave',
    async (after) => {
      const { engine } = await filled();
      await expect(engine.list({ after })).rejects.toMatchObject({ code: 'engine/bad-cursor' });
    },
  );

  it('bounds a history', async () => {
    const { engine } = await desk();
    const { case: opened } = accepted(await engine.open(aRequest(), by));
    expect(await engine.history(opened.id, { limit: -1 })).toHaveLength(1);
  });

  it('visits every case, those of one agency together, by id', async () => {
    const { engine } = await filled();
    const seen: string[] = [];
    await engine.eachCase({}, (one) => void seen.push(`${one.agency}/${one.id}`));
    expect(seen).toHaveLength(5);
    const [first, second] = [...new Set(seen.map((one) => one.slice(0, 2)))];
    const of = (agency: string | undefined) => seen.filter((one) => one.startsWith(agency ?? '-')).toSorted();
    expect(seen).toEqual([...of(first), ...of(second)]);
    const some: string[] = [];
    await engine.eachCase({ agency: 'b', procedure: 'disclosure-request' }, (one) => void some.push(one.agency));
    expect(some).toEqual(['b', 'b']);
  });
});
