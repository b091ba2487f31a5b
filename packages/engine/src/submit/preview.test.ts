import { describe, expect, it } from 'vitest';
import { accepted, actor, aRequest, desk, fact, LI } from '../../test-support/desk.fixture.ts';

const registered = fact('request.registered', '2026-03-02');

describe('a preview', () => {
  it('is what happens then, and writes nothing', async () => {
    const { engine, store } = await desk();
    const { case: opened } = accepted(await engine.open(aRequest(), { actor: LI }));
    const preview = await engine.preview(opened.id, registered, { actor: LI });
    expect(preview).toMatchObject({ before: opened, refusal: null });
    expect(await store.read(opened.id)).toEqual(opened);
    expect(await engine.history(opened.id)).toHaveLength(1);
    const { case: after } = accepted(await engine.submit(opened.id, registered, { actor: LI }));
    expect(preview.after).toEqual(after);
  });

  it('of an opening uses up no number', async () => {
    const { engine, store } = await desk();
    const preview = await engine.previewOpen(aRequest(), { actor: LI });
    expect(preview).toMatchObject({ before: null, after: { number: '—', agency: 'kunming' }, refusal: null });
    expect(await store.ids('', 10)).toEqual([]);
    const { case: opened } = accepted(await engine.open(aRequest(), { actor: LI }));
    expect(opened.number).toBe('依-kunming-2026-00001');
    expect(preview.after).toEqual({ ...opened, id: preview.after?.id, number: '—' });
  });

  it('says why a fact would be refused', async () => {
    const { engine } = await desk();
    const { case: opened } = accepted(await engine.open(aRequest(), { actor: LI }));
    const of = async (raw: unknown, by = { actor: LI }) => (await engine.preview(opened.id, raw, by)).refusal?.code;
    expect(await of(fact('reply.signed', '2026-03-02'), { actor: actor('wu', 'signatory') })).toBe('fact/refused');
    expect(await of({ ...registered, at: 'tomorrow' })).toBe('fact/malformed');
    expect(await of(registered, { actor: actor('wu', 'signatory') })).toBe('actor/forbidden');
    expect((await engine.preview('none', registered, { actor: LI })).refusal?.code).toBe('case/not-found');
    const elsewhere = { actor: LI, scope: { agency: 'dali', below: false } };
    expect((await engine.preview(opened.id, registered, elsewhere)).refusal?.code).toBe('case/not-found');
    expect((await engine.preview(opened.id, registered, { actor: LI, expectedVersion: 7 })).refusal?.code).toBe(
      'case/stale',
    );
    const unknown = await engine.previewOpen({ ...aRequest(), procedure: 'none' }, { actor: LI });
    expect(unknown.refusal?.code).toBe('procedure/unknown');
  });

  it('judges a correction against the whole case, and a link against the cases above', async () => {
    const { engine } = await desk();
    const head = { actor: actor('wu', 'office-head') };
    const [first, second] = [
      accepted(await engine.open(aRequest(), { actor: LI })).case,
      accepted(await engine.open(aRequest(), { actor: LI })).case,
    ];
    const voided = fact('entry.voided', '2026-03-02', { seq: 1, reason: '误' });
    const corrected = fact('entry.corrected', '2026-03-02', {
      seq: 1,
      data: { description: '另一规划' },
      reason: '误',
    });
    expect((await engine.preview(first.id, corrected, head)).after?.state.version).toBe(2);
    expect((await engine.preview(first.id, voided, { actor: LI })).refusal?.code).toBe('actor/forbidden');
    const link = (to: string) => fact('case.linked', '2026-03-02', { to, kind: 'part-of' });
    accepted(await engine.submit(first.id, link(second.number), { actor: LI }));
    expect((await engine.preview(second.id, link(first.number), { actor: LI })).refusal?.code).toBe('file/link-circle');
    expect((await engine.preview(second.id, link('依-x-2026-00009'), { actor: LI })).refusal?.code).toBe(
      'file/link-unknown',
    );
    expect(await engine.history(second.id)).toHaveLength(1);
  });
});
