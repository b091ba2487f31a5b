import { describe, expect, it } from 'vitest';
import {
  accepted,
  actor,
  aRequest,
  at,
  desk,
  fact,
  INCIDENTS,
  LI,
  MO,
  anIncident,
} from '../../test-support/desk.fixture.ts';
import type { Store } from '../store/store.ts';

const ITEMS = ['甲地块批复', '乙地块批复', '丙地块批复'].map((description) => ({ description }));
const registered = fact('request.registered', '2026-03-02');

const letter = async (wrap?: (store: Store) => Store) => {
  const opened = await desk({ start: '2026-03-04', ...(wrap === undefined ? {} : { wrap }) });
  const { engine } = opened;
  const whole = accepted(await engine.open(aRequest('kunming', '2026-03-02'), { actor: LI })).case;
  accepted(await engine.submit(whole.id, registered, { actor: LI }));
  return { ...opened, whole };
};

describe('a case that is split', () => {
  it('becomes one case for each matter, with the receipt of the one letter', async () => {
    const { engine, store, whole } = await letter();
    const outcome = await engine.split(whole.id, ITEMS, { actor: LI });
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    expect(outcome.case.state.value).toBe('closed');
    expect(outcome.parts.map(({ state, dues }) => [state.value, dues['reply']])).toEqual(
      ITEMS.map(() => ['registered', '2026-03-30']),
    );
    for (const [index, part] of outcome.parts.entries()) {
      const [first, ...rest] = await engine.history(part.id);
      expect(first).toMatchObject({ at: at('2026-03-02'), fact: ITEMS[index] });
      expect(rest.map(({ type }) => type)).toEqual(['request.registered', 'case.linked']);
    }
    expect((await store.links.to(whole.number)).map(({ kind }) => kind)).toEqual(ITEMS.map(() => 'part-of'));
    expect(await engine.verify()).toMatchObject({ problems: [] });
  });

  it('counts in no table, and each part once', async () => {
    const { engine, whole } = await letter();
    await engine.split(whole.id, ITEMS, { actor: LI });
    const sums = await engine.figures.sums({ agencies: ['kunming'], from: 2026, through: 2026 });
    const received = sums.filter(({ cell }) => cell.startsWith('request.received'));
    expect(received.reduce((sum, { hundredths }) => sum + hundredths, 0)).toBe(ITEMS.length * 100);
  });

  it('is completed by the same call when the first one was interrupted, with no case twice', async () => {
    let writes = 0;
    const { engine, store, whole } = await letter((inner) => ({
      ...inner,
      transact: async (...call) => {
        writes += 1;
        if (writes === 7) throw new Error('interrupted');
        return inner.transact(...call);
      },
    }));
    await expect(engine.split(whole.id, ITEMS, { actor: LI })).rejects.toThrow('interrupted');
    const outcome = await engine.split(whole.id, ITEMS, { actor: LI });
    expect(outcome.ok).toBe(true);
    expect(await store.ids('', 100)).toHaveLength(1 + ITEMS.length);
  });

  it('has its parts before it ends, whoever records the end', async () => {
    const { engine, whole } = await letter();
    const alone = await engine.submit(whole.id, fact('request.separated', '2026-03-03', { parts: 2 }), { actor: LI });
    expect(alone).toMatchObject({ ok: false, refusal: { code: 'file/parts-missing' } });
  });

  it('is left alone where it may not be split', async () => {
    const { engine, store, whole } = await letter();
    const refused = async (id: string, by = { actor: LI }) => {
      const outcome = await engine.split(id, ITEMS, by);
      return outcome.ok ? 'split' : outcome.refusal.code;
    };
    expect(await refused(whole.id, { actor: actor('wu', 'signatory') })).toBe('actor/forbidden');
    expect(await refused('none')).toBe('case/not-found');
    const { id } = accepted(await engine.open(anIncident('kunming', '2026-03-02'), { actor: MO })).case;
    expect([INCIDENTS.splitting, await refused(id, { actor: MO })]).toEqual([undefined, 'fact/refused']);
    accepted(await engine.submit(whole.id, fact('request.withdrawn', '2026-03-03'), { actor: LI }));
    expect(await refused(whole.id)).toBe('fact/refused');
    expect(await store.ids('', 100)).toHaveLength(2);
  });
});
