import { DatabaseSync } from 'node:sqlite';
import { createCalendar, nationalCalendar } from '@gongkai/calendar';
import { describe, expect, it } from 'vitest';
import {
  accepted,
  anIncident,
  aRequest,
  desk,
  fact,
  fileOfTest,
  LI,
  MO,
  wordOf,
} from '../../test-support/desk.fixture.ts';

const by = { actor: { id: 'mo', duties: ['monitor', 'coordinator', 'responder'] } } as const;
const updated = fact('information.updated', '2026-03-02', { way: 'weibo', summary: '进展' });

/** An incident that has been answered. */
const answered = async (options: Parameters<typeof desk>[0] = {}) => {
  const { engine, moveTo, store } = await desk(options);
  const { case: opened } = accepted(await engine.open(anIncident(), by));
  const judged = { category: 'accident', grade: 'I', priority: 'emergency', owner: '交通局' };
  accepted(await engine.submit(opened.id, fact('incident.triaged', '2026-03-02', judged), by));
  const released = fact('information.released', '2026-03-02', { way: 'statement', summary: '通报' });
  accepted(await engine.submit(opened.id, released, { ...by, idempotencyKey: 'released' }));
  return { engine, moveTo, store, id: opened.id, released };
};

describe('a case of many facts', () => {
  it('is read, answered again and verified page by page', async () => {
    const { engine, id, released } = await answered();
    const outcomes = await Promise.all(Array.from({ length: 1200 }, () => engine.submit(id, updated, by)));
    expect(outcomes.map(wordOf).every((word) => word === 'accepted')).toBe(true);
    const again = accepted(await engine.submit(id, released, { ...by, idempotencyKey: 'released' }));
    expect([again.repeated, again.case.state.version]).toEqual([true, 3]);
    const late = accepted(await engine.submit(id, updated, { ...by, idempotencyKey: 'late' }));
    expect(await engine.submit(id, updated, { ...by, idempotencyKey: 'late' })).toEqual({ ...late, repeated: true });
    expect(await engine.verify()).toEqual({ cases: 1, facts: 1204, problems: [] });
    expect(await engine.history(id, { limit: 5000 })).toHaveLength(1000);
  });

  it('names a bad fact on a later page', async () => {
    const file = fileOfTest();
    const { engine, id } = await answered({ file });
    await Promise.all(Array.from({ length: 600 }, () => engine.submit(id, updated, by)));
    const db = new DatabaseSync(file);
    db.exec("DROP TRIGGER facts_keep; UPDATE facts SET text = replace(text, '进展', '进度') WHERE seq = 577");
    db.close();
    expect((await engine.verify()).problems).toMatchObject([{ seq: 577, kind: 'chain' }]);
    await engine.close();
  });
});

describe('an answer given before', () => {
  it('is a fault, not another answer, when its fact is gone', async () => {
    const file = fileOfTest();
    const { engine, released, id } = await answered({ file });
    const db = new DatabaseSync(file);
    db.exec('DROP TRIGGER facts_stay; DELETE FROM facts WHERE seq = 3');
    db.close();
    const again = engine.submit(id, released, { ...by, idempotencyKey: 'released' });
    await expect(again).rejects.toThrow('fact 3, which was answered before, is not there');
    await engine.close();
  });
});

describe('a case before everything the calendar knows', () => {
  it('has no due instant, and never stops the others', async () => {
    const { '2026': year } = nationalCalendar.input.years;
    if (year === undefined) throw new Error('the national calendar lacks 2026');
    const { engine, moveTo } = await desk({ calendar: createCalendar({ years: { '2026': year } }) });
    const early = accepted(await engine.open(aRequest('a', '2025-06-02'), { actor: LI }));
    expect(early.case.nextDueAt).toBeNull();
    accepted(await engine.open(anIncident('a', '2026-03-02'), { actor: MO }));
    moveTo('2026-03-05');
    expect(await engine.sweep()).toEqual({ found: 1, recorded: 1, warned: 0, failed: [] });
    expect((await engine.verify()).problems).toEqual([]);
  });
});
