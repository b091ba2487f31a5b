import { CalendarFileError } from '@gongkai/calendar/notices';
import { describe, expect, it } from 'vitest';
import { hashCalendar } from './hash-calendar.ts';
import { amendedIn2020, beforeAmendments } from '../../test-support/amended-calendar.fixture.ts';
import { accepted, actor, aRequest, at, desk, fact, fileOfTest, LI } from '../../test-support/desk.fixture.ts';

const filed = async (received: readonly string[]) => {
  const file = fileOfTest();
  const { engine, store, moveTo } = await desk({ file, start: '2020-01-22', calendar: beforeAmendments });
  const ids: string[] = [];
  for (const on of received) ids.push(accepted(await engine.open(aRequest('kunming', on), { actor: LI })).case.id);
  return { file, engine, store, moveTo, ids };
};

const dueOf = async (engine: Awaited<ReturnType<typeof filed>>['engine'], ids: readonly string[]) =>
  Promise.all(ids.map(async (id) => (await engine.read(id))?.dues['reply']));

describe('a calendar that is amended', () => {
  it('moves open cases both ways, records each with both dates and both hashes, and raises a task for an earlier one', async () => {
    const { engine, ids } = await filed(['2019-04-09', '2020-01-02', '2020-01-10', '2020-01-21']);
    expect(await dueOf(engine, ids)).toEqual(['2019-04-30', '2020-02-04', '2020-02-12', '2020-02-24']);
    const closed = accepted(await engine.open(aRequest('kunming', '2020-01-10'), { actor: LI })).case.id;
    const withdrawn = fact('request.withdrawn', '2020-01-13');
    accepted(await engine.submit(closed, withdrawn, { actor: actor('a', 'applicant', 'registrar') }));
    const before = await engine.read(closed);

    // Four replies, and the window for a notice of correction of the last one.
    expect(await engine.loadNotices(amendedIn2020)).toBe(5);
    // Fifteen working days by the text of 2008: Sunday 28 April became a working day, so the date of 2019 comes nearer.
    expect(await dueOf(engine, ids)).toEqual(['2019-04-29', '2020-02-06', '2020-02-14', '2020-02-26']);
    const hashes = { fromCalendar: hashCalendar(beforeAmendments), toCalendar: hashCalendar(engine.calendar) };
    expect(hashes.fromCalendar).not.toBe(hashes.toCalendar);
    const movedAt = at('2020-01-22');
    expect(await engine.moves(ids[2] ?? '')).toEqual([
      { caseId: ids[2], clock: 'reply', from: '2020-02-12', to: '2020-02-14', ...hashes, movedAt },
    ]);
    expect(await engine.tasks({})).toMatchObject([
      { caseId: ids[0], kind: 'due-moved-earlier', body: '{"clock":"reply","from":"2019-04-30","to":"2019-04-29"}' },
    ]);
    const messages = (await engine.outbox.messages(null, 100)).filter(({ topic }) => topic === 'due.moved');
    expect(messages).toHaveLength(5);
    expect(new Set(messages.map(({ caseId }) => caseId))).toEqual(new Set(ids));
    // A case that ended after the first day that changed is counted again, and stays as it is.
    expect(await engine.read(closed)).toEqual({ ...before, calendarHash: hashCalendar(engine.calendar) });
    expect(await engine.moves(closed)).toEqual([]);
    expect((await engine.verify()).problems).toEqual([]);

    expect(await engine.loadNotices(amendedIn2020)).toBe(0);
    expect(await engine.moves(ids[2] ?? '')).toHaveLength(1);
    expect(await engine.tasks({})).toHaveLength(1);
    const [task] = await engine.tasks({ agency: 'kunming' });
    expect(await engine.endTask(task?.id ?? '', { agency: 'dali', below: false }, 'wang')).toBe(false);
    expect(await engine.endTask(task?.id ?? '', { agency: 'kunming', below: false }, 'wang')).toBe(true);
    expect(await engine.tasks({})).toEqual([]);
    await engine.close();
  });

  it('refuses a bad file with its line, and the old calendar stays in force', async () => {
    const { engine, ids } = await filed(['2020-01-10']);
    await expect(engine.loadNotices('{"2020": {"holidays": ["2020-02-30"]}}')).rejects.toThrow(CalendarFileError);
    expect(engine.calendar).toBe(beforeAmendments);
    expect(await dueOf(engine, ids)).toEqual(['2020-02-12']);
    await engine.close();
  });

  it('is taken up by a node that runs, at its next sweep, and by one that starts later', async () => {
    const { engine, file, ids } = await filed(['2020-01-10']);
    const other = await desk({ file, start: '2020-01-22', calendar: beforeAmendments });
    await engine.loadNotices(amendedIn2020);
    expect(hashCalendar(other.engine.calendar)).toBe(hashCalendar(beforeAmendments));
    await other.engine.sweep();
    expect(hashCalendar(other.engine.calendar)).toBe(hashCalendar(engine.calendar));
    expect(await other.engine.moves(ids[0] ?? '')).toHaveLength(1);
    await engine.close();
    await other.engine.close();
    const later = await desk({ file, start: '2020-01-23', calendar: beforeAmendments });
    expect(later.engine.calendar.version).toBe('2026.1');
    expect(await dueOf(later.engine, ids)).toEqual(['2020-02-14']);
    await later.engine.close();
  });

  it('expires each case once, at the date in force', async () => {
    const { engine, moveTo, ids } = await filed(['2020-01-10']);
    await engine.loadNotices(amendedIn2020);
    moveTo('2020-02-13T00:00:00+08:00');
    expect((await engine.sweep()).recorded).toBe(0);
    moveTo('2020-02-15T00:00:00+08:00');
    expect((await engine.sweep()).recorded).toBe(1);
    expect((await engine.history(ids[0] ?? '')).map(({ type }) => type)).toEqual([
      'request.submitted',
      'clock.expired',
    ]);
    await engine.close();
  });
});
