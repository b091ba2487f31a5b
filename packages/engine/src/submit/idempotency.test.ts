import { describe, expect, it } from 'vitest';
import { accepted, actor, aRequest, desk, fact, fileOfTest, LI, wordOf } from '../../test-support/desk.fixture.ts';

const keyed = (idempotencyKey: string, expectedVersion?: number) => ({ actor: LI, idempotencyKey, expectedVersion });
const registered = fact('request.registered', '2026-03-02');
const started = fact('processing.started', '2026-03-02');

describe('a repeated key', () => {
  it('opens a case once and gives the first answer again', async () => {
    const { engine, store } = await desk();
    const first = await engine.open(aRequest(), keyed('k'));
    const again = await engine.open(aRequest(), keyed('k'));
    expect(again).toEqual({ ...first, repeated: true });
    expect(await store.ids('', 10)).toHaveLength(1);
  });

  it('gives the case as it was then, with the due instant it had then', async () => {
    const { engine, moveTo } = await desk();
    const opened = accepted(await engine.open(aRequest(), keyed('open')));
    const first = await engine.submit(opened.case.id, registered, keyed('k', 1));
    for (const [type, when, data] of [
      ['processing.started', '2026-03-03', {}],
      ['consultation.sent', '2026-03-04', { consultation: 'c1', party: 'third-party' }],
    ] as const) {
      moveTo(when);
      accepted(await engine.submit(opened.case.id, fact(type, when, data), { actor: LI }));
    }
    const now = await engine.read(opened.case.id);
    const again = accepted(await engine.submit(opened.case.id, registered, keyed('k', 1)));
    expect(again).toEqual({ ...first, repeated: true });
    expect(again.case.nextDueAt).not.toBe(now?.nextDueAt);
    expect(again.case.updatedAt).not.toBe(now?.updatedAt);
  });

  it('is answered after a restart', async () => {
    const file = fileOfTest();
    const before = await desk({ file });
    const first = await before.engine.open(aRequest(), keyed('k'));
    await before.engine.close();
    const { engine } = await desk({ file, start: '2026-06-01' });
    expect(await engine.open(aRequest(), keyed('k'))).toEqual({ ...first, repeated: true });
    await engine.close();
  });

  it('is answered once within one batch, whichever comes first', async () => {
    const { engine, store } = await desk();
    const outcomes = await Promise.all([1, 2, 3].map(() => engine.open(aRequest(), keyed('k'))));
    expect(outcomes.map(wordOf)).toEqual(['accepted', 'repeated', 'repeated']);
    expect(new Set(outcomes.map((one) => accepted(one).case.id)).size).toBe(1);
    const { id } = accepted(outcomes[0] ?? (await engine.open(aRequest(), keyed('k')))).case;
    const submitted = await Promise.all([
      engine.submit(id, registered, keyed('s', 1)),
      engine.submit(id, registered, keyed('s', 1)),
      engine.submit(id, started, keyed('s', 1)),
    ]);
    expect(submitted.map(wordOf)).toEqual(['accepted', 'repeated', 'idempotency/reused']);
    expect(await store.history(id, 0, 10)).toHaveLength(2);
  });

  it('is a repeat with the keys of its fact in any order', async () => {
    const { engine } = await desk();
    const { fact: body, ...rest } = aRequest();
    await engine.open({ ...rest, fact: body }, keyed('k'));
    const turned = Object.fromEntries(Object.entries(body).toReversed());
    expect(wordOf(await engine.open({ ...rest, fact: turned }, keyed('k')))).toBe('repeated');
  });

  it.each([
    ['another fact', { ...aRequest(), fact: { ...aRequest().fact, description: '别的' } }, keyed('k')],
    ['another agency', aRequest('dali'), keyed('k')],
    ['other settings', aRequest('kunming', '2026-03-02', { 'correction.late': 'refuse' }), keyed('k')],
    ['another version', aRequest(), keyed('k', 1)],
    ['no fact at all', { ...aRequest(), fact: 1n }, keyed('k')],
    ['the other procedure', { ...aRequest(), procedure: 'press-incident' }, keyed('k')],
  ])('is refused with %s', async (_, request, by) => {
    const { engine } = await desk();
    accepted(await engine.open(aRequest(), keyed('k')));
    expect(wordOf(await engine.open(request, by))).toBe('idempotency/reused');
  });

  it('is refused for another case and for another operation', async () => {
    const { engine } = await desk();
    const one = accepted(await engine.open(aRequest(), keyed('one'))).case.id;
    const other = accepted(await engine.open(aRequest(), keyed('other'))).case.id;
    expect(wordOf(await engine.submit(one, registered, keyed('k')))).toBe('accepted');
    expect(wordOf(await engine.submit(other, registered, keyed('k')))).toBe('idempotency/reused');
    expect(wordOf(await engine.open(aRequest(), keyed('k')))).toBe('idempotency/reused');
  });

  it('of another actor is another key', async () => {
    const { engine } = await desk();
    accepted(await engine.open(aRequest(), keyed('k')));
    const wang = { actor: actor('wang', 'registrar'), idempotencyKey: 'k' };
    expect(wordOf(await engine.open(aRequest('dali'), wang))).toBe('accepted');
  });

  it('reads its own fact alone, and the facts before it', async () => {
    const asked: unknown[] = [];
    const { engine, moveTo } = await desk({
      wrap: (store) => ({
        ...store,
        history: (id, after, limit) => {
          asked.push({ after, limit });
          return store.history(id, after, limit);
        },
      }),
    });
    const { id } = accepted(await engine.open(aRequest(), keyed('open'))).case;
    accepted(await engine.submit(id, registered, keyed('k')));
    moveTo('2026-03-03');
    accepted(await engine.submit(id, fact('processing.started', '2026-03-03'), keyed('later')));
    asked.length = 0;
    expect(wordOf(await engine.submit(id, registered, keyed('k')))).toBe('repeated');
    expect(asked).toEqual([
      { after: 1, limit: 1 },
      { after: 0, limit: 2 },
    ]);
  });

  it('of a refusal is free again', async () => {
    const { engine } = await desk();
    const { id } = accepted(await engine.open(aRequest(), keyed('open'))).case;
    expect(wordOf(await engine.submit(id, started, keyed('k')))).toBe('fact/refused');
    expect(wordOf(await engine.submit(id, registered, keyed('k')))).toBe('accepted');
  });
});
