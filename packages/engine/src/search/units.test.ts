import { describe, expect, it } from 'vitest';
import { accepted, actor, aRequest, desk, fact } from '../../test-support/desk.fixture.ts';

const LI = { ...actor('li', 'registrar', 'office-head'), unit: '办公室' };
const SUN = { ...actor('sun', 'office-head'), unit: '办公室' };

const unitsOf = (text: string): readonly string[] =>
  text.split('\n').flatMap((line) => (line === '' ? [] : String(JSON.parse(line))));

describe('the units that had a case', () => {
  it('are those that recorded it, and those that it was given to, also by a correction', async () => {
    const { engine } = await desk();
    const { case: opened } = accepted(await engine.open(aRequest(), { actor: LI }));
    const { id } = opened;
    accepted(await engine.submit(id, fact('request.registered', '2026-03-02'), { actor: LI }));
    accepted(await engine.submit(id, fact('case.assigned', '2026-03-02', { unit: ' 信访科 ' }), { actor: LI }));
    const given = unitsOf((await engine.read(id))?.units ?? '');
    expect(given).toEqual(['kunming,办公室', 'kunming,信访科']);
    const wrong = fact('entry.corrected', '2026-03-02', { seq: 3, data: { unit: '土地科' }, reason: '分办有误' });
    accepted(await engine.submit(id, wrong, { actor: SUN }));
    const corrected = await engine.read(id);
    expect(corrected?.holderUnit).toBe('土地科');
    expect(unitsOf(corrected?.units ?? '').toSorted()).toEqual([...given, 'kunming,土地科'].toSorted());
    expect((await engine.verify()).problems).toEqual([]);
    await engine.close();
  });

  it('are not those of who supervises from above', async () => {
    const { engine } = await desk();
    const { case: opened } = accepted(await engine.open(aRequest(), { actor: LI }));
    const demand = fact('case.supervised', '2026-03-02', { demand: '三日内反馈' });
    const gao = { ...actor('gao', 'supervisor'), unit: '督查室' };
    const { case: demanded } = accepted(await engine.submit(opened.id, demand, { actor: gao }));
    expect(unitsOf(demanded.units)).toEqual(['kunming,办公室']);
    await engine.close();
  });
});
