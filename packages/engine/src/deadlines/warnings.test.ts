import { describe, expect, it } from 'vitest';
import { accepted, anIncident, aRequest, at, desk, fact, LI, MO } from '../../test-support/desk.fixture.ts';
import { readWarningRules, USUAL_WARNINGS, type WarningRule } from './warnings.ts';

const LADDER: readonly WarningRule[] = [
  { before: 5, unit: 'working-day', to: 'holder' },
  { before: 1, unit: 'working-day', to: 'holder' },
  { before: 1, unit: 'working-day', to: 'superior' },
  { before: -1, unit: 'working-day', to: 'competent-department' },
  { before: 1, unit: 'hour', to: 'holder' },
];

const warned = async (engine: Awaited<ReturnType<typeof desk>>['engine']) =>
  (await engine.outbox.messages(null, 100))
    .filter(({ topic }) => topic.startsWith('clock.warning.'))
    .map(({ topic, body }) => {
      const read = JSON.parse(body) as Record<string, string>;
      return `${topic.slice('clock.warning.'.length)} ${read['clock']} ${read['due']} ${read['distance']}`;
    });

/** A request that was received on a day, with the ladder. */
const requestOf = async (received: string) => {
  const { engine, moveTo } = await desk({ start: received, warnings: LADDER });
  const { case: opened } = accepted(await engine.open(aRequest('kunming', received), { actor: LI }));
  return { engine, moveTo, id: opened.id };
};

describe('reminders before a clock runs out', () => {
  it.each([
    ['2026-01-21', '2026-02-25', '2026-02-11', '2026-02-24'],
    ['2026-04-03', '2026-05-07', '2026-04-27', '2026-05-06'],
    ['2026-09-04', '2026-10-09', '2026-09-24', '2026-10-08'],
    ['2026-02-13', '2026-03-19', '2026-03-12', '2026-03-18'],
  ])('of a request received %s and due %s go out on %s and %s', async (received, due, first, second) => {
    const { engine, moveTo, id } = await requestOf(received);
    expect((await engine.read(id))?.dues['reply']).toBe(due);
    moveTo(`${first}T08:59:59.999+08:00`);
    expect((await engine.sweep()).warned).toBe(0);
    moveTo(`${first}T09:00:00+08:00`);
    expect(await engine.sweep()).toEqual({ found: 1, recorded: 0, warned: 1, failed: [] });
    expect(await engine.sweep()).toEqual({ found: 0, recorded: 0, warned: 0, failed: [] });
    moveTo(`${second}T09:00:00+08:00`);
    expect((await engine.sweep()).warned).toBe(2);
    expect(await warned(engine)).toEqual([
      `holder reply ${due} 5wd`,
      `holder reply ${due} 1wd`,
      `superior reply ${due} 1wd`,
    ]);
    expect((await engine.verify()).problems).toEqual([]);
    await engine.close();
  });

  it('are caught up once after days without a sweep: the last of each ladder that still says something true', async () => {
    const { engine, moveTo } = await requestOf('2026-02-13');
    moveTo('2026-03-18T12:00:00+08:00');
    expect((await engine.sweep()).warned).toBe(2);
    expect(await warned(engine)).toEqual(['holder reply 2026-03-19 1wd', 'superior reply 2026-03-19 1wd']);
    moveTo('2026-03-20T12:00:00+08:00');
    expect(await engine.sweep()).toMatchObject({ recorded: 1, warned: 1 });
    expect((await warned(engine)).at(-1)).toBe('competent-department reply 2026-03-19 -1wd');
    moveTo('2026-04-20');
    expect((await engine.sweep()).warned).toBe(0);
    await engine.close();
  });

  it('say nothing of an end that was already past', async () => {
    const { engine, moveTo } = await requestOf('2026-02-13');
    moveTo('2026-03-20T00:00:00+08:00');
    expect(await engine.sweep()).toMatchObject({ recorded: 1, warned: 0 });
    await engine.close();
  });

  it('follow a date that moves, and are not sent twice for a date that comes back', async () => {
    const { engine, moveTo, id } = await requestOf('2026-03-02');
    const tell = async (one: object) => accepted(await engine.submit(id, one, { actor: LI }));
    await tell(fact('request.registered', '2026-03-02'));
    await tell(fact('processing.started', '2026-03-02'));
    moveTo('2026-03-23T10:00:00+08:00');
    await engine.sweep();
    expect(await warned(engine)).toEqual(['holder reply 2026-03-30 5wd']);
    await tell(fact('consultation.sent', '2026-03-23', { consultation: 'c', party: 'third-party' }));
    expect((await engine.read(id))?.nextWarningAt).toBeNull();
    moveTo('2026-03-24T10:00:00+08:00');
    await tell(fact('consultation.answered', '2026-03-24', { consultation: 'c', answer: 'consents' }));
    expect((await engine.read(id))?.dues['reply']).toBe('2026-03-31');
    await engine.sweep();
    // Five working days before 31 March is 24 March.
    expect(await warned(engine)).toEqual(['holder reply 2026-03-30 5wd', 'holder reply 2026-03-31 5wd']);
    await engine.close();
  });

  it('count hours for clocks of hours, and stay within the office', async () => {
    const { engine, moveTo } = await desk({ start: '2026-02-16T22:40:00+08:00', warnings: LADDER });
    const { case: opened } = accepted(
      await engine.open(anIncident('kunming', '2026-02-16T22:40:00+08:00'), { actor: MO }),
    );
    expect(opened.nextWarningAt).toBe(at('2026-02-18T21:40:00+08:00'));
    moveTo('2026-02-18T21:40:00+08:00');
    await engine.sweep();
    expect(await warned(engine)).toEqual(['holder response 2026-02-18 1h']);
    await engine.close();
  });
});

describe('readWarningRules', () => {
  it.each([
    ['5wd:holder,1wd:superior,1h:holder', USUAL_WARNINGS, []],
    [' 3wd:legal-office , ', [{ before: 3, unit: 'working-day', to: 'legal-office' }], []],
    ['-2h:holder', [{ before: -2, unit: 'hour', to: 'holder' }], []],
    ['', [], []],
    ['5d:holder,1h:holder,2wd', [{ before: 1, unit: 'hour', to: 'holder' }], ['5d:holder', '2wd']],
  ])('reads %j', (text, rules, bad) => {
    expect(readWarningRules(text)).toEqual({ rules, bad });
  });
});
