import { civilDate } from '@gongkai/calendar';
import { agencyProfile } from '@gongkai/core/agencies';
import { describe, expect, it } from 'vitest';
import { accepted, aRequest, desk, fileOfTest, LI, PROCEDURES } from '../../test-support/desk.fixture.ts';
import { openEngine } from '../engine.ts';
import { openSqliteStore } from '../sqlite/open-sqlite-store.ts';
import { at } from '../../test-support/desk.fixture.ts';

const by = { actor: LI };
const from = civilDate('2026-01-01');

const numbered = (code: string, more: object = {}) =>
  agencyProfile.parse({ numbering: { 'disclosure-request': { code, kind: '申', ...more } } });

describe('the profile of an agency', () => {
  it('numbers the cases that are opened while it is valid, each once', async () => {
    const { engine } = await desk();
    await engine.profiles.set('kunming', from, numbered('昆府', { width: 2 }), 'root');
    const opened = await Promise.all(
      Array.from({ length: 12 }, () => engine.open(aRequest('kunming', '2026-03-02'), by)),
    );
    const numbers = opened.map((one) => accepted(one).case.number);
    expect(numbers.toSorted()).toEqual(
      Array.from({ length: 12 }, (_, index) => `昆府申〔2026〕${String(index + 1).padStart(2, '0')}号`).toSorted(),
    );
    // Of a day before the profile, and of another agency: as ever.
    expect(accepted(await engine.open(aRequest('kunming', '2025-12-31'), by)).case.number).toBe(
      '依-kunming-2025-00001',
    );
    expect(accepted(await engine.open(aRequest('dali', '2026-03-02'), by)).case.number).toBe('依-dali-2026-00001');
    expect((await engine.verify()).problems).toEqual([]);
    await engine.close();
  });

  it('begins where it says, and lists what it leaves out with the reason', async () => {
    const { engine } = await desk();
    await engine.profiles.set('kunming', from, numbered('昆府', { start: 101 }), 'root');
    const number = async () => accepted(await engine.open(aRequest('kunming'), by)).case.number;
    expect([await number(), await number()]).toEqual(['昆府申〔2026〕101号', '昆府申〔2026〕102号']);
    await engine.profiles.set('kunming', from, numbered('昆府', { start: 200 }), 'root');
    expect(await number()).toBe('昆府申〔2026〕200号');
    // An earlier start gives no number again.
    await engine.profiles.set('kunming', from, numbered('昆府'), 'root');
    expect(await number()).toBe('昆府申〔2026〕201号');
    expect(await engine.agencies.gaps('kunming')).toEqual([
      {
        series: '昆府申〔2026〕{n}号',
        last: 201,
        gaps: [
          { from: 1, through: 100, why: 'start' },
          { from: 103, through: 199, why: 'start' },
        ],
      },
    ]);
    expect((await engine.verify()).problems).toEqual([]);
    await engine.close();
  });

  it('gives new cases settings, which they keep, unless they are opened with others', async () => {
    const { engine } = await desk();
    const settings = (end: string) => ({ settings: { 'disclosure-request': { 'day.end': end } } });
    await engine.profiles.set('kunming', from, settings('17:30'), 'root');
    const first = accepted(await engine.open(aRequest('kunming'), { ...by, idempotencyKey: 'k' }));
    expect(first.case.state.context).toMatchObject({ settings: { 'day.end': '17:30' } });
    const own = accepted(await engine.open(aRequest('kunming', undefined, { 'day.end': '18:00' }), by));
    expect(own.case.state.context).toMatchObject({ settings: { 'day.end': '18:00' } });
    await engine.profiles.set('kunming', from, settings('16:00'), 'root');
    expect((await engine.read(first.case.id))?.state.context).toMatchObject({ settings: { 'day.end': '17:30' } });
    // The same request is the same one, whatever the profile says by then.
    const again = await engine.open(aRequest('kunming'), { ...by, idempotencyKey: 'k' });
    expect(again).toMatchObject({ ok: true, repeated: true, case: { id: first.case.id } });
    expect((await engine.verify()).problems).toEqual([]);
    await engine.close();
  });

  it('is valid from day to day', async () => {
    const { engine } = await desk();
    const next = civilDate('2026-07-01');
    await engine.profiles.set('kunming', next, { fax: '2' }, 'root');
    await engine.profiles.set('kunming', from, { fax: '1' }, 'root');
    const fax = (day: string) => engine.profiles.on('kunming', civilDate(day))?.profile.fax ?? null;
    expect([fax('2025-12-31'), fax('2026-01-01'), fax('2026-06-30'), fax('2026-07-01')]).toEqual([null, '1', '1', '2']);
    expect(engine.profiles.on('kunming', from)?.next).toBe(next);
    expect(engine.profiles.on('kunming', next)?.next).toBe(null);
    await engine.profiles.set('kunming', next, { fax: '3' }, 'root');
    expect(fax('2026-07-01')).toBe('3');
    expect(engine.profiles.history('kunming')).toHaveLength(3);
    await engine.close();
  });

  it('is refused where it gives the numbers of another agency, also of a profile that is no longer valid', async () => {
    const { engine } = await desk();
    await engine.profiles.set('kunming', from, numbered('昆府'), 'root');
    await engine.profiles.set('kunming', from, {}, 'root');
    await expect(engine.profiles.set('dali', from, numbered('昆府'), 'root')).rejects.toThrow('of kunming again');
    expect(engine.profiles.history('dali')).toEqual([]);
    await engine.close();
  });

  it('is seen by another node with its next sweep', async () => {
    const file = fileOfTest();
    const { engine } = await desk({ file });
    const other = await openEngine({
      store: openSqliteStore({ file, clock: () => at('2026-03-02') }),
      procedures: PROCEDURES,
    });
    await engine.profiles.set('kunming', from, numbered('昆府'), 'root');
    await other.sweep();
    expect(accepted(await other.open(aRequest('kunming'), by)).case.number).toBe('昆府申〔2026〕1号');
    await Promise.all([engine.close(), other.close()]);
  });
});

describe('agencies on an engine', () => {
  it('move when their day comes, with the sweep', async () => {
    const { engine, moveTo } = await desk();
    const county = { id: 'county', name: '县', level: '县', parent: 'city' };
    await engine.putAgencies([{ id: 'city', name: '市', level: '市', parent: null }, county], 'root');
    await engine.putAgencies([{ ...county, parent: null, from: civilDate('2026-04-01') }], 'root');
    const parent = async () => (await engine.figures.agencies()).find(({ id }) => id === 'county')?.parent;
    await engine.sweep();
    expect(await parent()).toBe('city');
    moveTo('2026-04-01T00:00:01+08:00');
    await engine.sweep();
    expect(await parent()).toBe(null);
    expect(await engine.agencies.places('county')).toHaveLength(2);
    expect((await engine.verify()).problems).toEqual([]);
    await engine.close();
  });
});
