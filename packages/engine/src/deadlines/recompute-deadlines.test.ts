import { DatabaseSync } from 'node:sqlite';
import { type Calendar, createCalendar, nationalCalendar } from '@gongkai/calendar';
import type { AnyProcedure } from '@gongkai/core';
import { describe, expect, it } from 'vitest';
import { hashCalendar } from './hash-calendar.ts';
import type { Move } from '../store/store.ts';
import {
  accepted,
  anIncident,
  aRequest,
  at,
  desk,
  fact,
  fileOfTest,
  INCIDENTS,
  LI,
  MO,
  REQUESTS,
} from '../../test-support/desk.fixture.ts';
import { canContinue } from '../store/case-groups.ts';

const by = { actor: LI };

/** The national calendar with the notice of 2027, as a later release or a loaded file would have it. */
const with2027: Calendar = createCalendar({
  years: {
    ...nationalCalendar.input.years,
    '2027': {
      holidays: ['2027-01-01', '2027-02-05', '2027-02-08'],
      workdays: ['2027-02-13'],
      notice: '国办发明电〔2026〕9号',
    },
  },
});

/** A file with requests, closed again. */
const filed = async (
  start: string,
  count: number,
): Promise<{ readonly file: string; readonly ids: readonly string[] }> => {
  const file = fileOfTest();
  const { engine } = await desk({ file, start });
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    ids.push(accepted(await engine.open(aRequest('a', start), by)).case.id);
  }
  await engine.close();
  return { file, ids: ids.toSorted() };
};

describe('opening with another calendar', () => {
  it('makes provisional dates firm, reports each, and does it once', async () => {
    const { file, ids } = await filed('2026-12-04', 3);
    const moved: Move[] = [];
    const onMoved = (one: Move): void => void moved.push(one);
    const open = () => desk({ file, start: '2026-12-30', calendar: with2027, onMoved });
    const { engine } = await open();
    const move = {
      clock: 'reply',
      from: '2027-01-04?',
      to: '2027-01-04',
      fromCalendar: hashCalendar(nationalCalendar),
      toCalendar: hashCalendar(with2027),
      movedAt: at('2026-12-30'),
    };
    const replies = moved.filter(({ clock }) => clock === 'reply');
    expect(replies).toEqual(ids.map((caseId) => ({ caseId, ...move })));
    expect(await engine.moves(ids[1] ?? '')).toContainEqual(replies[1]);
    expect(await engine.tasks({})).toEqual([]);
    expect((await engine.read(ids[0] ?? ''))?.nextDueAt).toBe(at('2027-01-05T00:00:00+08:00'));
    expect((await engine.verify()).problems).toEqual([]);
    await engine.close();
    const again = await open();
    expect(moved.filter(({ clock }) => clock === 'reply')).toHaveLength(3);
    again.moveTo('2027-01-05T00:00:00+08:00');
    expect(await again.engine.sweep()).toMatchObject({ recorded: 3 });
    await again.engine.close();
  });

  it('reports no date that stays, and does not change the ledger', async () => {
    const { file, ids } = await filed('2026-03-02', 2);
    const before = await desk({ file });
    const history = await before.engine.history(ids[0] ?? '');
    await before.engine.close();
    const moved: Move[] = [];
    const { engine, store } = await desk({ file, calendar: with2027, onMoved: (one) => void moved.push(one) });
    expect(moved).toEqual([]);
    expect(await engine.history(ids[0] ?? '')).toEqual(history);
    expect((await store.caseGroups()).map((kind) => kind.calendarHash)).toEqual([hashCalendar(with2027)]);
    await engine.close();
  });

  it('is not stopped by a case that cannot be read', async () => {
    const { file, ids } = await filed('2026-12-04', 2);
    const db = new DatabaseSync(file);
    db.prepare("UPDATE cases SET snapshot = '' WHERE id = ?").run(ids[0] ?? '');
    db.close();
    const moved: Move[] = [];
    const { engine } = await desk({
      file,
      start: '2026-12-30',
      calendar: with2027,
      onMoved: (one) => void moved.push(one),
    });
    expect(new Set(moved.map((one) => one.caseId))).toEqual(new Set([ids[1]]));
    await engine.close();
  });

  it('skips a case that another process changed meanwhile', async () => {
    const { file, ids } = await filed('2026-12-04', 1);
    const late = await desk({ file, start: '2026-12-04' });
    const moved: Move[] = [];
    const { engine } = await desk({
      file,
      start: '2026-12-04',
      calendar: with2027,
      onMoved: (one) => void moved.push(one),
      wrap: (store) => ({
        ...store,
        transact: async (readSet, decide) => {
          if (readSet.cases.length > 0)
            await late.engine.submit(ids[0] ?? '', fact('request.registered', '2026-12-04'), by);
          return store.transact(readSet, decide);
        },
      }),
    });
    expect(moved).toEqual([]);
    expect((await engine.read(ids[0] ?? ''))?.state.version).toBe(2);
    await engine.close();
    await late.engine.close();
  });
});

describe('opening with another release of a procedure', () => {
  const [major, minor] = REQUESTS.version.split('.').map(Number);
  const next = `${major}.${minor}.99`;
  const release = (version: string, more: Partial<AnyProcedure> = {}): AnyProcedure => ({
    ...REQUESTS,
    version,
    ...more,
  });
  const opened = (file: string, procedure: AnyProcedure) => desk({ file, procedures: [procedure, INCIDENTS] });

  it('folds every case again by a newer one, so that its context is complete', async () => {
    const { file, ids } = await filed('2026-03-02', 2);
    const newer = release(next, {
      initial: (settings) => ({ ...REQUESTS.initial(settings), remindedOn: null }),
    });
    const { engine } = await opened(file, newer);
    const record = await engine.read(ids[1] ?? '');
    expect(record).toMatchObject({ procedureVersion: next, state: { context: { remindedOn: null }, version: 1 } });
    expect((await engine.verify()).problems).toEqual([]);
    await engine.close();
    await expect(opened(file, REQUESTS)).rejects.toThrow(
      `2 stored cases of disclosure-request@${next} in state received: release ${REQUESTS.version} cannot go on with them`,
    );
  });

  it.each<readonly [string, AnyProcedure, string]>([
    ['a newer major release', release('2.0.0'), 'release 2.0.0 cannot go on with them'],
    [
      'a release without the state',
      release(REQUESTS.version, { states: ['registered'] }),
      `release ${REQUESTS.version} does not have the state`,
    ],
    [
      'a release that folds to another state',
      release(next, { fold: (state, one) => ({ ...REQUESTS.fold(state, one), value: 'registered' }) }),
      `in state received would be in registered by disclosure-request@${next}`,
    ],
    [
      'a release without the fact',
      release(next, { facts: {} }),
      `request.submitted is not a fact of disclosure-request@${next}`,
    ],
  ])('refuses %s by name', async (_, procedure, why) => {
    const { file } = await filed('2026-03-02', 2);
    await expect(opened(file, procedure)).rejects.toThrow(why);
    await expect(opened(file, procedure)).rejects.toMatchObject({ code: 'engine/unknown-kind' });
    // A refusal changes nothing: the release that wrote the file still opens it.
    const { engine } = await opened(file, REQUESTS);
    expect((await engine.verify()).problems).toEqual([]);
    await engine.close();
  });

  it('folds every case before it writes the first one', async () => {
    const { file } = await filed('2026-03-02', 101);
    const before = await desk({ file });
    const { case: last } = accepted(await before.engine.open(aRequest('a'), by));
    accepted(await before.engine.submit(last.id, fact('request.registered', '2026-03-02'), by));
    await before.engine.close();
    const fold: AnyProcedure['fold'] = (state, one) =>
      one.type === 'request.registered' ? { value: 'archived', context: state.context } : REQUESTS.fold(state, one);
    await expect(opened(file, release(next, { fold }))).rejects.toThrow(`case ${last.id} in state registered`);
    const { engine, store } = await opened(file, REQUESTS);
    expect((await store.caseGroups()).map((kind) => kind.version)).toEqual([REQUESTS.version, REQUESTS.version]);
    await engine.close();
  });

  it('refuses cases of a procedure that is not given, with their number', async () => {
    const { file } = await filed('2026-03-02', 2);
    await expect(desk({ file, procedures: [INCIDENTS] })).rejects.toThrow(
      `2 stored cases of disclosure-request@${REQUESTS.version} in state received: the procedure is not given`,
    );
  });

  it('answers with a fault when another node opened a case that this one cannot serve', async () => {
    const file = fileOfTest();
    const narrow = await desk({ file, procedures: [REQUESTS] });
    const wide = await desk({ file });
    const { case: incident } = accepted(await wide.engine.open(anIncident(), { actor: MO }));
    const submitted = narrow.engine.submit(incident.id, fact('incident.closed', '2026-03-02'), { actor: MO });
    await expect(submitted).rejects.toMatchObject({ code: 'engine/unknown-kind' });
    await narrow.engine.close();
    await wide.engine.close();
  });

  it.each([
    ['1.0.0', '1.0.0', true],
    ['1.0.1', '1.0.0', true],
    ['1.1.0', '1.0.9', true],
    ['1.10.0', '1.9.0', true],
    ['1.0.0', '1.0.1', false],
    ['1.0.9', '1.1.0', false],
    ['2.0.0', '1.9.9', false],
    ['1.0.0', '2.0.0', false],
  ])('with release %s over cases of %s: %s', (given, stored, can) => {
    expect(canContinue(given, stored)).toBe(can);
  });
});
