import { describe, expect, it } from 'vitest';
import { accepted, actor, aRequest, desk, fact, LI } from '../../test-support/desk.fixture.ts';
import { closedEntry } from '../store/list-columns.ts';

const BY = { actor: LI };
const HEAD = { actor: actor('head', 'office-head') };
const CONSULTED = { consultation: 'c1', party: 'third-party', name: '某公司' };
const DRAFT = fact('draft.prepared', '2026-03-03', { outcome: '1', reasons: '依据《条例》第三十六条' });

const requested = async () => {
  const opened = await desk({ start: '2026-03-04' });
  const { id } = accepted(await opened.engine.open(aRequest(), BY)).case;
  const record = async (one: object, by = BY) => accepted(await opened.engine.submit(id, one, by)).case;
  await record(fact('request.registered', '2026-03-02'));
  await record(fact('processing.started', '2026-03-03'));
  return { ...opened, id, record, row: async () => (await opened.engine.read(id)) ?? undefined };
};

describe('a case that is stopped', () => {
  it('is one whose reply is stopped, also while the window of a notice of correction runs', async () => {
    const { engine, moveTo, record, row } = await requested();
    expect((await row())?.stopped).toBe(false);
    const stopped = await record(fact('consultation.sent', '2026-03-04', CONSULTED));
    expect(stopped.clocks).toMatch(/"reply":"paused".*"correction-notice":"running/);
    expect([stopped.stopped, stopped.dueStatutory === null]).toEqual([true, false]);
    moveTo('2026-03-16');
    await engine.sweep();
    expect(await row()).toMatchObject({ stopped: true, dueStatutory: null });
    moveTo('2026-03-17');
    const answered = { consultation: 'c1', answer: 'consents' };
    await record(fact('consultation.answered', '2026-03-17', answered));
    expect((await row())?.stopped).toBe(false);
    expect((await engine.verify()).problems).toEqual([]);
    await engine.close();
  });
});

describe('a case that waits for a review', () => {
  it('names to whom it is closed, until it waits no more, without those who are exempted', async () => {
    const { engine, record, row } = await requested();
    expect((await row())?.closedTo).toBe('');
    const drafted = await record(DRAFT);
    const reviews = ['extension.approved', 'secrecy.reviewed', 'draft.countersigned'];
    const closed = (some: readonly string[]) => some.map((review) => closedEntry(review, 'li')).join('');
    expect(drafted.inReview).toBe(true);
    expect(drafted.closedTo).toBe(closed(reviews));
    const exempted = fact('exemption.granted', '2026-03-04', { fact: 'secrecy.reviewed', reason: '本机关仅两人' });
    const after = await record(exempted, HEAD);
    expect(after.closedTo).toBe(closed(['extension.approved', 'draft.countersigned']));
    expect((await engine.verify()).problems).toEqual([]);
    await engine.close();
  });
});
