import { describe, expect, it } from 'vitest';
import { accepted, aRequest, at, desk, fact, INCIDENTS, LI, MO, anIncident } from '../../test-support/desk.fixture.ts';

const REASON = { reason: '同一申请重复登记' };
const BY = { actor: LI };

const twice = async () => {
  const opened = await desk({ start: '2026-03-04' });
  const { engine } = opened;
  const open = async (when: string, agency = 'kunming') => accepted(await engine.open(aRequest(agency, when), BY)).case;
  const [first, second] = [await open('2026-03-02'), await open('2026-03-03')];
  const merge = async (from: { id: string }, into: { number: string }) => {
    const outcome = await engine.merge(from.id, { into: into.number, ...REASON }, BY);
    return outcome.ok ? 'merged' : outcome.refusal.code;
  };
  return { ...opened, open, first, second, merge };
};

describe('a case that is merged into another one', () => {
  it('is closed, keeps the day of its receipt, and is listed by the other one', async () => {
    const { engine, store, first, second, merge } = await twice();
    expect((await engine.previewMerge(second.id, { into: first.number, ...REASON }, BY)).after?.state.value).toBe(
      'closed',
    );
    expect((await engine.read(second.id))?.state.version).toBe(1);
    expect(await merge(second, first)).toBe('merged');
    expect(await engine.read(second.id)).toMatchObject({
      receivedOn: '2026-03-03',
      active: false,
      state: { value: 'closed', file: { links: [{ to: first.number, kind: 'merged-into' }] } },
    });
    expect((await store.links.to(first.number)).map(({ kind, number }) => [kind, number])).toEqual([
      ['merged-into', second.number],
    ]);
    expect((await engine.read(first.id))?.state).toEqual(first.state);
    expect(await engine.verify()).toMatchObject({ problems: [] });
  });

  it('is merged once, however often that is asked for', async () => {
    const { engine, first, second, merge } = await twice();
    expect([await merge(second, first), await merge(second, first)]).toEqual(['merged', 'merged']);
    expect((await engine.read(second.id))?.state.version).toBe(3);
    const again = await engine.previewMerge(second.id, { into: first.number, ...REASON }, BY);
    expect([again.refusal, again.after?.state.value]).toEqual([null, 'closed']);
  });

  it('counts in no table, and the other one once', async () => {
    const { engine, first, second, merge } = await twice();
    const received = async () =>
      (await engine.figures.sums({ agencies: ['kunming'], from: 2026, through: 2026 }))
        .filter(({ cell }) => cell.startsWith('request.received'))
        .reduce((sum, { hundredths }) => sum + hundredths, 0);
    expect(await received()).toBe(200);
    await merge(second, first);
    expect(await received()).toBe(100);
  });

  it('is not one that was received before the other one, whose reply is due later', async () => {
    const { engine, first, second, merge } = await twice();
    expect(await merge(first, second)).toBe('rule/merged-into-later');
    expect((await engine.read(first.id))?.state.version).toBe(1);
  });

  it('is merged into another open case of its agency and procedure', async () => {
    const { engine, open, first, second, merge } = await twice();
    const dali = await open('2026-03-02', 'dali');
    const incident = accepted(await engine.open(anIncident('kunming', '2026-03-02'), { actor: MO })).case;
    expect(await merge(second, second)).toBe('fact/malformed');
    expect(await merge(second, dali)).toBe('file/unlike');
    expect(await merge(second, incident)).toBe('file/unlike');
    expect(await merge(second, { number: '依-kunming-2026-99999' })).toBe('file/link-unknown');
    expect([INCIDENTS.merging, await merge(incident, first)]).toEqual([undefined, 'fact/refused']);
    expect(await merge({ id: 'x' }, first)).toBe('case/not-found');
    accepted(await engine.submit(first.id, fact('request.withdrawn', '2026-03-04'), BY));
    expect(await merge(second, first)).toBe('file/case-closed');
    expect((await engine.read(second.id))?.state.version).toBe(1);
  });

  it('closes no circle, and is not merged into two', async () => {
    const { engine, open, first, second, merge } = await twice();
    const [third, fourth] = [await open('2026-03-02'), await open('2026-03-02')];
    const link = fact('case.linked', '2026-03-04', { to: second.number, kind: 'follows' });
    accepted(await engine.submit(first.id, link, BY));
    expect(await merge(second, first)).toBe('file/link-circle');
    expect(await merge(second, third)).toBe('merged');
    expect(await merge(second, fourth)).toBe('fact/refused');
    expect(await merge(third, second)).toBe('file/case-closed');
  });

  it('ends by the fact only after its link, and an interrupted call is completed', async () => {
    const { engine, first, second, merge } = await twice();
    const end = fact('request.merged', '2026-03-04', {
      into: { number: first.number, receivedOn: '2026-03-02' },
      ...REASON,
    });
    const alone = await engine.submit(second.id, end, BY);
    expect(alone.ok ? 'accepted' : alone.refusal.code).toBe('file/not-linked');
    const link = fact('case.linked', '2026-03-04', { to: first.number, kind: 'merged-into' });
    accepted(await engine.submit(second.id, link, BY));
    expect(await merge(second, first)).toBe('merged');
    expect((await engine.history(second.id)).map(({ type }) => type)).toEqual([
      'request.submitted',
      'case.linked',
      'request.merged',
    ]);
    expect((await engine.history(second.id))[0]?.at).toBe(at('2026-03-03'));
  });
});
