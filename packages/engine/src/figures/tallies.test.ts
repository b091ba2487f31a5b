import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { previewNotices } from '../deadlines/preview-notices.ts';
import type { Engine } from '../engine.ts';
import type { Store, TallyRow } from '../store/store.ts';
import { amendedIn2020, beforeAmendments } from '../../test-support/amended-calendar.fixture.ts';
import { accepted, actor, aRequest, desk, fact, fileOfTest, PROCEDURES } from '../../test-support/desk.fixture.ts';

const by = { actor: actor('li', 'registrar', 'handler', 'applicant') };

/** Every amount that is not zero, as `agency month cell amount`, in order. */
const stored = async (store: Store): Promise<readonly string[]> => {
  const rows: TallyRow[] = [];
  for await (const one of store.counts()) if (one.kind === 'tally') rows.push(one.row);
  return rows
    .flatMap(({ agency, year, cell, months }) =>
      months.flatMap((amount, index) =>
        amount === 0 ? [] : [`${agency} ${year}-${index + 1} ${cell} ${amount / 100}`],
      ),
    )
    .toSorted();
};

const received = async (engine: Engine, agency: string): Promise<string> => {
  const { case: opened } = accepted(await engine.open(aRequest(agency), by));
  accepted(await engine.submit(opened.id, fact('request.registered', '2026-03-02'), by));
  return opened.id;
};

const RECEIVED = 'request.received?applicant=natural&channel=in-person';

describe('tallies', () => {
  it('hold what the cases of each agency add, by month, as soon as a fact is acknowledged', async () => {
    const { engine, store } = await desk();
    await received(engine, 'kunming');
    const id = await received(engine, 'kunming');
    await received(engine, 'dali');
    expect(await stored(store)).toEqual([`dali 2026-3 ${RECEIVED} 1`, `kunming 2026-3 ${RECEIVED} 2`]);
    accepted(await engine.submit(id, fact('request.withdrawn', '2026-03-02'), by));
    expect(await stored(store)).toEqual([
      `dali 2026-3 ${RECEIVED} 1`,
      'kunming 2026-3 request.handled?applicant=natural&channel=in-person&timeliness=in-time 1',
      `kunming 2026-3 ${RECEIVED} 2`,
      'kunming 2026-3 request.result?applicant=natural&outcome=6.3 1',
    ]);
    await engine.close();
  });

  it('are left alone by what is refused', async () => {
    const { engine, store } = await desk();
    const id = await received(engine, 'kunming');
    const before = await stored(store);
    await engine.submit(id, fact('request.withdrawn', '2026-03-02'), { ...by, expectedVersion: 1 });
    await engine.open({ ...aRequest('kunming'), fact: {} }, by);
    expect(await stored(store)).toEqual(before);
    await engine.close();
  });

  it('count cases that an older release wrote beside this one, at the next sweep', async () => {
    const file = fileOfTest();
    const { engine, store } = await desk({ file });
    await received(engine, 'kunming');
    const full = await stored(store);
    // The row that a release without tallies writes when it opens a case.
    const db = new DatabaseSync(file);
    db.exec("UPDATE cases SET counted = '[]', counted_version = 0; DELETE FROM tallies");
    db.close();
    expect(await stored(store)).toEqual([]);
    await engine.sweep();
    expect(await stored(store)).toEqual(full);
    expect((await engine.verify()).problems).toEqual([]);
    await engine.close();
  });

  it('are compared with a fresh fold by verify, which names the first difference', async () => {
    const file = fileOfTest();
    const { engine } = await desk({ file });
    const id = await received(engine, 'kunming');
    const db = new DatabaseSync(file);
    db.exec('UPDATE tallies SET m3 = m3 + 200');
    expect((await engine.verify()).problems).toEqual([
      {
        caseId: null,
        seq: null,
        kind: 'tally',
        message: `the tally of kunming, 2026-03, ${RECEIVED} holds 2 more than its cases are counted as`,
        table: 'tallies',
        key: `kunming 2026 ${RECEIVED}`,
      },
    ]);
    db.exec("UPDATE tallies SET m3 = 0; UPDATE cases SET counted = '[]'");
    expect((await engine.verify()).problems).toMatchObject([{ caseId: id, kind: 'tally' }]);
    db.exec("UPDATE cases SET counted = 'x'");
    expect((await engine.verify()).problems).toMatchObject([
      { caseId: id, kind: 'tally' },
      { caseId: null, kind: 'unreadable' },
    ]);
    db.close();
    await engine.close();
  });
});

describe('tallies under another calendar', () => {
  const handledOn = (rows: readonly string[]): readonly string[] => rows.filter((row) => row.includes('timeliness'));

  it('count a reply that an amended notice made late as late, though its case was closed', async () => {
    const file = fileOfTest();
    const { engine, store } = await desk({ file, start: '2019-05-10', calendar: beforeAmendments });
    const { case: opened } = accepted(await engine.open(aRequest('kunming', '2019-04-09'), by));
    // Fifteen working days by the text of 2008: 30 April, before Sunday 28 April was made a working day.
    const steps: readonly (readonly [string, string, object])[] = [
      ['request.registered', '2019-04-09', {}],
      ['processing.started', '2019-04-10', {}],
      ['draft.prepared', '2019-04-29', { outcome: '2008.granted' }],
      ['secrecy.reviewed', '2019-04-29', { finding: 'cleared' }],
      ['draft.countersigned', '2019-04-29', {}],
      ['reply.signed', '2019-04-30', {}],
      ['reply.served', '2019-04-30', { way: 'direct' }],
    ];
    for (const [type, on, data] of steps) {
      const one = { actor: actor(type, 'registrar', 'handler', 'secrecy-reviewer', 'reviewer', 'signatory') };
      accepted(await engine.submit(opened.id, fact(type, on, data), one));
    }
    const row = 'kunming 2019-4 request.handled?applicant=natural&channel=in-person&timeliness=';
    expect(handledOn(await stored(store))).toEqual([`${row}in-time 1`]);
    const { calendar } = engine;
    const rulebook = { procedures: new Map(PROCEDURES.map((one) => [one.id, one])), calendar, warnings: [] };
    const { moves: foreseen } = await previewNotices(store, rulebook, amendedIn2020);
    await engine.loadNotices(amendedIn2020);
    expect(handledOn(await stored(store))).toEqual([`${row}late 1`]);
    const moves = await engine.moves(opened.id);
    expect(moves).toMatchObject([{ clock: 'reply', from: '2019-04-30 met', to: '2019-04-29 late' }]);
    expect(foreseen.map(({ clock, from, to }) => [clock, from, to])).toEqual(
      moves.map(({ clock, from, to }) => [clock, from, to]),
    );
    expect(await engine.tasks({})).toMatchObject([{ caseId: opened.id, kind: 'due-moved-earlier' }]);
    expect(await engine.loadNotices(amendedIn2020)).toBe(0);
    expect(await engine.moves(opened.id)).toHaveLength(1);
    expect((await engine.verify()).problems).toEqual([]);
    await engine.close();
  });
});
