import { nationalCalendar } from '@gongkai/calendar';
import { describe, expect, it } from 'vitest';
import type { Store, CaseWithFacts } from '../store/store.ts';
import { accepted, anIncident, aRequest, desk, fact, LI, MO } from '../../test-support/desk.fixture.ts';
import { verifyStore } from './verify.ts';

describe('verify', () => {
  it('counts as it goes, and finds nothing wrong with what the engine wrote', async () => {
    const { engine, moveTo } = await desk();
    for (let index = 0; index < 150; index += 1) {
      accepted(await engine.open(index % 2 === 0 ? aRequest() : anIncident(), { actor: index % 2 === 0 ? LI : MO }));
    }
    moveTo('2026-04-10');
    await engine.sweep();
    const counts: number[] = [];
    expect(await engine.verify({ onCase: (checked) => void counts.push(checked) })).toEqual({
      cases: 150,
      facts: 300,
      problems: [],
    });
    expect(counts).toEqual(Array.from({ length: 150 }, (_, index) => index + 1));
  });

  it('is not misled by a case that moves on while it is read by itself', async () => {
    let moving: (() => Promise<unknown>) | null = null;
    const wrap = (store: Store): Store => ({
      ...store,
      history: async (...place) => {
        const move = moving;
        moving = null;
        await move?.();
        return store.history(...place);
      },
    });
    const { engine } = await desk({ wrap });
    const { case: opened } = accepted(await engine.open(aRequest(), { actor: LI }));
    moving = () => engine.submit(opened.id, fact('request.registered', '2026-03-02'), { actor: LI });
    expect(await engine.verify({ caseId: opened.id })).toEqual({ cases: 1, facts: 2, problems: [] });
  });

  it('is not misled by rows and facts that are of two moments when cases are read together', async () => {
    let before: readonly CaseWithFacts[] = [];
    const wrap = (store: Store): Store => ({
      ...store,
      casesWithFacts: async (...place) => {
        const now = await store.casesWithFacts(...place);
        return now.map((one, index) => ({ facts: one.facts, record: before[index]?.record ?? one.record }));
      },
    });
    const { engine, store } = await desk({ wrap });
    const { case: opened } = accepted(await engine.open(aRequest(), { actor: LI }));
    before = await store.casesWithFacts('', opened.id, 10);
    accepted(await engine.submit(opened.id, fact('request.registered', '2026-03-02'), { actor: LI }));
    expect(await engine.verify()).toEqual({ cases: 1, facts: 2, problems: [] });
  });

  it('says that a case is not there, and that a procedure is not given', async () => {
    const { engine, store } = await desk();
    expect((await engine.verify({ caseId: 'nobody' })).problems).toMatchObject([
      { kind: 'row', message: 'there is no such case' },
    ]);
    accepted(await engine.open(aRequest(), { actor: LI }));
    const { problems } = await verifyStore(
      store,
      { procedures: new Map(), calendarOf: () => nationalCalendar, warnings: [] },
      {},
    );
    expect(problems).toMatchObject([{ kind: 'unreadable', message: 'no procedure disclosure-request' }]);
  });
});
