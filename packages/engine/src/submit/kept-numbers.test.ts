import { civilDate } from '@gongkai/calendar';
import { agencyProfile } from '@gongkai/core/agencies';
import { describe, expect, it } from 'vitest';
import { accepted, aRequest, desk, fact, LI, wordOf } from '../../test-support/desk.fixture.ts';

const BY = { actor: LI };
const REASON = { reason: '同一申请重复登记' };
const TYPED = ['昆依[2026]1号', '昆依(2026)1号', '昆依（2026）1号', '昆依【2026】1号', '昆依〔２０２６〕１号'];

const twoCases = async () => {
  const opened = await desk({ start: '2026-03-04' });
  const { engine } = opened;
  const numbering = { 'disclosure-request': { code: '昆', kind: '依' } };
  await engine.profiles.set('kunming', civilDate('2026-01-01'), agencyProfile.parse({ numbering }), 'root');
  const open = async (when: string, agency = 'kunming') => accepted(await engine.open(aRequest(agency, when), BY)).case;
  const [first, second] = [await open('2026-03-02'), await open('2026-03-03')];
  expect([first.number, second.number]).toEqual(['昆依〔2026〕1号', '昆依〔2026〕2号']);
  return { ...opened, open, first, second };
};

const link = (to: string, kind = 'follows') => fact('case.linked', '2026-03-04', { to, kind });

describe('the number of another case', () => {
  it.each(TYPED)('is kept as that case has it, typed as %s', async (typed) => {
    const { engine, store, first, second } = await twoCases();
    const preview = await engine.preview(second.id, link(typed), BY);
    expect(preview.after?.state.file?.links).toEqual([{ to: first.number, kind: 'follows' }]);
    accepted(await engine.submit(second.id, link(typed), BY));
    expect((await store.links.to(first.number)).map(({ number }) => number)).toEqual([second.number]);
    expect((await engine.list({ linkedTo: typed })).cases.map(({ id }) => id)).toEqual([second.id]);
    expect((await engine.list({ number: typed })).cases.map(({ id }) => id)).toEqual([first.id]);
    expect(wordOf(await engine.submit(second.id, link(first.number), BY))).toBe('file/linked');
    const undone = fact('case.unlinked', '2026-03-04', { to: typed, kind: 'follows', ...REASON });
    expect(accepted(await engine.submit(second.id, undone, BY)).case.state.file?.links).toEqual([]);
    expect((await engine.verify()).problems).toEqual([]);
    await engine.close();
  });

  it.each(TYPED)('finds the case into which one is merged, typed as %s', async (typed) => {
    const { engine, first, second } = await twoCases();
    expect((await engine.previewMerge(second.id, { into: typed, ...REASON }, BY)).refusal).toBe(null);
    expect(await engine.merge(second.id, { into: typed, ...REASON }, BY)).toMatchObject({
      ok: true,
      into: { id: first.id },
      case: { state: { value: 'closed', file: { links: [{ to: first.number, kind: 'merged-into' }] } } },
    });
    await engine.close();
  });

  it('is refused for the own case and for a circle, however it is typed', async () => {
    const { engine, first, second } = await twoCases();
    expect(wordOf(await engine.submit(first.id, link('昆依[2026]1号'), BY))).toBe('fact/malformed');
    accepted(await engine.submit(second.id, link('昆依[2026]1号'), BY));
    expect(wordOf(await engine.submit(first.id, link('昆依[2026]2号'), BY))).toBe('file/link-circle');
    await engine.close();
  });

  it('stays as it was typed, and unknown, for who does not reach that case', async () => {
    const { engine, open } = await twoCases();
    const dali = await open('2026-03-03', 'dali');
    const scoped = { ...BY, scope: { agency: 'dali', below: false } };
    expect(wordOf(await engine.submit(dali.id, link('昆依[2026]1号'), scoped))).toBe('file/link-unknown');
    await engine.close();
  });
});
