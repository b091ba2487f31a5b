import { DatabaseSync } from 'node:sqlite';
import { formatInstant } from '@gongkai/calendar';
import { SYSTEM } from '@gongkai/core';
import { describe, expect, it } from 'vitest';
import {
  accepted,
  anIncident,
  aRequest,
  at,
  desk,
  fact,
  fileOfTest,
  LI,
  MO,
  INCIDENTS,
  REQUESTS,
  wordOf,
} from '../../test-support/desk.fixture.ts';
import type { Store } from '../store/store.ts';

const NONE = { found: 0, recorded: 0, warned: 0, failed: [] };
const by = { actor: LI };

describe('the sweep', () => {
  it('records an expiry at its instant and not a millisecond before, as the system', async () => {
    const { engine, moveTo } = await desk();
    const { case: opened } = accepted(await engine.open(aRequest(), by));
    const due = '2026-03-31T00:00:00+08:00';
    // The window for a notice of correction passed unused.
    moveTo('2026-03-30T23:59:59.998+08:00');
    expect(await engine.sweep()).toMatchObject({ found: 1, recorded: 0 });
    moveTo('2026-03-30T23:59:59.999+08:00');
    expect(await engine.sweep()).toEqual(NONE);
    moveTo(due);
    expect(await engine.sweep()).toEqual({ found: 1, recorded: 1, warned: 0, failed: [] });
    const [, entry] = await engine.history(opened.id);
    expect(entry).toMatchObject({
      seq: 2,
      type: 'clock.expired',
      at: at(due),
      by: SYSTEM,
      fact: { type: 'clock.expired', at: due, clock: 'reply', dueAt: due },
    });
    expect((await engine.read(opened.id))?.nextDueAt).toBeNull();
    expect(await engine.sweep()).toEqual(NONE);
  });

  it('catches every case up once after three days without one, each at the instant it was due', async () => {
    const { engine, moveTo } = await desk({ start: '2026-03-06' });
    const days = ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06'];
    const ids = await Promise.all(days.map(async (day) => accepted(await engine.open(aRequest('a', day), by)).case.id));
    moveTo('2026-04-03T00:00:00+08:00');
    expect(await engine.sweep({ limit: 2 })).toEqual({ found: 5, recorded: 4, warned: 0, failed: [] });
    const dues = await Promise.all(ids.map(async (id) => (await engine.history(id))[1]?.fact['dueAt']));
    expect(dues).toEqual([
      '2026-03-31T00:00:00+08:00',
      '2026-04-01T00:00:00+08:00',
      '2026-04-02T00:00:00+08:00',
      '2026-04-03T00:00:00+08:00',
      undefined,
    ]);
    expect((await engine.verify()).problems).toEqual([]);
  });

  it('sweeps a case until none of its clocks is due', async () => {
    const { engine, moveTo } = await desk();
    const { case: opened } = accepted(await engine.open(anIncident(), { actor: MO }));
    const data = { category: 'accident', grade: 'I', priority: 'emergency', owner: '交通局' };
    accepted(await engine.submit(opened.id, fact('incident.triaged', '2026-03-02', data), { actor: MO }));
    moveTo('2026-03-05');
    expect(await engine.sweep()).toEqual({ found: 1, recorded: 2, warned: 0, failed: [] });
    expect((await engine.history(opened.id)).slice(2).map((entry) => formatInstant(entry.at))).toEqual([
      '2026-03-02T15:00:00+08:00',
      '2026-03-03T10:00:00+08:00',
    ]);
  });

  it('keeps the milliseconds of an hour clock', async () => {
    const { engine, moveTo } = await desk();
    accepted(await engine.open(anIncident('a', '2026-03-02T09:59:59.123+08:00'), { actor: MO }));
    moveTo('2026-03-04T09:59:59.122+08:00');
    expect(await engine.sweep()).toEqual(NONE);
    moveTo('2026-03-04T09:59:59.123+08:00');
    expect(await engine.sweep()).toEqual({ found: 1, recorded: 1, warned: 0, failed: [] });
  });

  it('resumes a reply clock that a silent third party stopped, in the same run', async () => {
    const { engine, moveTo } = await desk({ start: '2026-04-28' });
    const { case: opened } = accepted(await engine.open(aRequest('a', '2026-04-24'), by));
    for (const [type, when, data] of [
      ['request.registered', '2026-04-24', {}],
      ['processing.started', '2026-04-24', {}],
      ['consultation.sent', '2026-04-28', { consultation: 'c1', party: 'third-party' }],
      ['consultation.delivered', '2026-04-28', { consultation: 'c1' }],
    ] as const) {
      accepted(await engine.submit(opened.id, fact(type, when, data), by));
    }
    moveTo('2026-05-22T00:00:00+08:00');
    expect(await engine.sweep()).toMatchObject({ recorded: 1 });
    expect(formatInstant((await engine.read(opened.id))?.nextDueAt ?? 0)).toBe('2026-06-17T00:00:00+08:00');
  });

  it('does nothing after the reply was given', async () => {
    const { engine, moveTo } = await desk();
    const { case: opened } = accepted(await engine.open(aRequest(), by));
    accepted(await engine.submit(opened.id, fact('request.registered', '2026-03-02'), by));
    const onSpot = fact('reply.given-on-spot', '2026-03-02', { outcome: '1' });
    const outcome = await engine.submit(opened.id, onSpot, by);
    expect([wordOf(outcome), outcome.ok ? outcome.case.nextDueAt : 0]).toEqual(['accepted', null]);
    moveTo('2026-06-01');
    expect(await engine.sweep()).toEqual(NONE);
  });

  it('fires once, on the right day, after a restart with a moved clock', async () => {
    const file = fileOfTest();
    const before = await desk({ file });
    const { case: opened } = accepted(await before.engine.open(aRequest(), by));
    accepted(await before.engine.submit(opened.id, fact('request.registered', '2026-03-02'), by));
    accepted(await before.engine.submit(opened.id, fact('processing.started', '2026-03-02'), by));
    for (const [type, duties, data] of [
      ['extension.approved', ['office-head'], { workingDays: 20, reason: '量大' }],
      ['extension.notified', ['registrar'], {}],
    ] as const) {
      accepted(await before.engine.submit(opened.id, fact(type, '2026-03-02', data), { actor: { id: type, duties } }));
    }
    await before.engine.close();
    const { engine, moveTo } = await desk({ file, start: '2026-04-28' });
    expect(await engine.sweep()).toMatchObject({ recorded: 0 });
    expect(await engine.sweep()).toEqual(NONE);
    moveTo('2026-04-29T00:00:00+08:00');
    expect(await engine.sweep()).toMatchObject({ recorded: 1 });
    expect(await engine.sweep()).toEqual(NONE);
    await engine.close();
    const after = await desk({ file, start: '2026-05-20' });
    expect(await after.engine.sweep()).toEqual(NONE);
    const expiries = (await after.engine.history(opened.id)).filter((entry) => entry.type === 'clock.expired');
    expect(expiries.map((entry) => formatInstant(entry.at))).toEqual(['2026-04-29T00:00:00+08:00']);
    await after.engine.close();
  });

  it.each([
    ['an unreadable snapshot', "UPDATE cases SET snapshot = '{' WHERE id = ?", 'JSON'],
    ['a snapshot that is not a case', "UPDATE cases SET snapshot = '{}' WHERE id = ?", 'not a case'],
    ['a snapshot of another version', 'UPDATE cases SET version = 9 WHERE id = ?', 'another state or version'],
    [
      'a ledger that ends elsewhere',
      'DROP TRIGGER facts_stay; DELETE FROM facts WHERE case_id = ?',
      'does not end where',
    ],
    [
      'a procedure that is not given',
      "DROP TRIGGER cases_keep; UPDATE cases SET procedure = 'parcel' WHERE id = ?",
      'parcel',
    ],
    [
      'an outbox that is ahead',
      "INSERT INTO outbox (agency_key, id, topic, body, created_at) VALUES ('', ? || '.2', 'x', '', 1)",
      'append-only',
    ],
  ])('passes a case by that has %s, reports it every time, and sweeps the others', async (_, sql, why) => {
    const file = fileOfTest();
    const { engine, moveTo } = await desk({ file });
    const ids = await Promise.all([1, 2, 3, 4, 5].map(async () => accepted(await engine.open(aRequest(), by)).case.id));
    const broken = ids[2] ?? '';
    const other = new DatabaseSync(file);
    const statements = sql.split('; ');
    for (const one of statements.slice(0, -1)) other.exec(one);
    other.prepare(statements.at(-1) ?? '').run(broken);
    other.close();
    moveTo('2026-04-03');
    const failed = [{ caseId: broken, message: expect.stringContaining(why) as string }];
    expect(await engine.sweep({ limit: 2 })).toEqual({ found: 5, recorded: 4, warned: 0, failed });
    expect(await engine.sweep({ limit: 2 })).toEqual({ found: 1, recorded: 0, warned: 0, failed });
    await engine.close();
  });

  it('reports a case whose rules refuse the expiry, and one whose clocks never end', async () => {
    const refusing = { ...REQUESTS, admits: { ...REQUESTS.admits, received: new Set<string>() } };
    const endless = { ...INCIDENTS, expiredAt: () => null, rules: {} };
    const { engine, moveTo, store } = await desk({ procedures: [REQUESTS, endless] });
    accepted(await engine.open(aRequest(), by));
    accepted(await engine.open(anIncident(), { actor: MO }));
    moveTo('2026-04-03');
    const swept = await engine.sweep();
    expect(swept).toMatchObject({ recorded: 1, failed: [{ message: 'its clocks never stop expiring' }] });
    await store.close();
    const other = await desk({ procedures: [refusing, INCIDENTS] });
    const admitting = { ...refusing, admits: REQUESTS.admits };
    expect(admitting.states).toEqual(refusing.states);
    expect(wordOf(await other.engine.open(aRequest(), by))).toBe('accepted');
    other.moveTo('2026-04-03');
    expect(await other.engine.sweep()).toMatchObject({ recorded: 0, failed: [{ message: 'reply: fact/refused' }] });
  });

  it('rejects when the store cannot be reached at all', async () => {
    const { engine } = await desk({
      wrap: (store): Store => ({ ...store, transact: () => Promise.reject(new Error('no disk')) }),
    });
    await expect(engine.sweep()).rejects.toThrow('no disk');
  });

  it('recomputes a due instant where the row says due and the facts do not', async () => {
    const file = fileOfTest();
    const { engine } = await desk({ file });
    const { case: opened } = accepted(await engine.open(aRequest(), by));
    const other = new DatabaseSync(file);
    other.prepare('UPDATE cases SET next_due_at = 1').run();
    other.close();
    expect(await engine.sweep()).toEqual({ found: 1, recorded: 0, warned: 0, failed: [] });
    expect(await engine.read(opened.id)).toEqual(opened);
    expect(await engine.sweep()).toEqual(NONE);
    await engine.close();
  });

  it('gives the event loop its turn between pages', async () => {
    const { engine, moveTo } = await desk();
    await Promise.all(Array.from({ length: 20 }, () => engine.open(aRequest(), by)));
    moveTo('2026-04-03');
    let turns = 0;
    const count = (): void => {
      turns += 1;
      if (turns < 1000) setImmediate(count);
    };
    setImmediate(count);
    await engine.sweep({ limit: 1 });
    expect(turns).toBeGreaterThanOrEqual(19);
    turns = 1000;
  });
});
