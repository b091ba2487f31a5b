import { describe, expect, it } from 'vitest';
import { accepted, actor, desk, fact, LI, REQUESTS, wordOf } from '../../test-support/desk.fixture.ts';
import { refoldCase } from '../ledger/refold.ts';

const HEAD = actor('chen', 'office-head');

const opening = fact('request.submitted', '2022-06-04', {
  channel: 'mail-signed',
  applicant: { kind: 'natural' },
  description: '某批复',
});

/** A request of June 2022 whose receipt was entered with the wrong day. */
const wrongReceipt = async (signed = '2022-06-27') => {
  const office = await desk({ start: signed });
  const { engine } = office;
  const open = { procedure: REQUESTS.id, agency: 'kunming', fact: opening };
  const { id } = accepted(await engine.open(open, { actor: LI })).case;
  accepted(await engine.submit(id, fact('receipt.signed', signed), { actor: LI }));
  office.moveTo('2022-06-28');
  return { ...office, id };
};

const moved = (when: string, seq = 2) =>
  fact('entry.corrected', '2022-06-28', { seq, data: { at: fact('', when).at }, reason: '误录' });

const typesOf = async ({ engine, id }: Awaited<ReturnType<typeof wrongReceipt>>) =>
  (await engine.history(id)).map(({ type, by }) => `${type} ${by.id}`);

describe('an entry that was recorded wrong', () => {
  it('is corrected: the due day follows, and the stored case is the fold of its facts', async () => {
    const office = await wrongReceipt();
    const { engine, store, id } = office;
    expect((await engine.read(id))?.dues).toMatchObject({ reply: '2022-07-25' });
    const after = accepted(await engine.submit(id, moved('2022-06-06'), { actor: HEAD })).case;
    expect([after.dues['reply'], after.state.version]).toEqual(['2022-07-04', 3]);
    expect(await typesOf(office)).toEqual(['request.submitted li', 'receipt.signed li', 'entry.corrected chen']);
    expect((await refoldCase(store, REQUESTS, id))?.state).toEqual(after.state);
    expect((await engine.verify()).problems).toEqual([]);
  });

  it('goes on: the next fact is judged on the corrected case, and read back the same', async () => {
    const office = await wrongReceipt();
    const { engine, store, id } = office;
    accepted(await engine.submit(id, moved('2022-06-06'), { actor: HEAD }));
    const next = await engine.submit(id, fact('request.registered', '2022-06-28'), { actor: LI });
    expect(accepted(next).case.state.version).toBe(4);
    expect((await refoldCase(store, REQUESTS, id))?.state).toEqual(accepted(next).case.state);
    expect((await engine.verify()).problems).toEqual([]);
  });

  it('brings the expiries with it that the wrong day hid, in one step, and answers a repeat alike', async () => {
    const office = await wrongReceipt('2022-08-01');
    const { engine, id, moveTo } = office;
    moveTo('2022-08-02');
    accepted(await engine.submit(id, fact('request.registered', '2022-08-02'), { actor: LI }));
    const by = { actor: HEAD, idempotencyKey: 'k' };
    const first = accepted(await engine.submit(id, { ...moved('2022-06-06'), at: '2022-08-02T10:00:00+08:00' }, by));
    expect((await typesOf(office)).slice(3)).toEqual(['entry.corrected chen', 'clock.expired system']);
    expect(first.case.state.version).toBe(5);
    expect(first.entry.seq).toBe(4);
    moveTo('2022-08-03');
    accepted(await engine.submit(id, fact('processing.started', '2022-08-03'), { actor: LI }));
    const again = await engine.submit(id, { ...moved('2022-06-06'), at: '2022-08-02T10:00:00+08:00' }, by);
    expect(again).toEqual({ ...first, repeated: true });
    expect((await engine.verify()).problems).toEqual([]);
  });

  it('is voided: the case is where it was before', async () => {
    const office = await wrongReceipt();
    const { engine, id } = office;
    const voided = fact('entry.voided', '2022-06-28', { seq: 2, reason: '未曾签收' });
    const after = accepted(await engine.submit(id, voided, { actor: HEAD })).case;
    expect([after.state.value, after.state.version, after.dues]).toEqual(['awaiting-signature', 3, {}]);
    expect((await engine.verify()).problems).toEqual([]);
  });

  it.each([
    ['by its recorder', actor('li', 'office-head'), moved('2022-06-06'), 'entry/not-correctable'],
    ['without the duty', actor('wang', 'handler'), moved('2022-06-06'), 'actor/forbidden'],
    ['where there is none', HEAD, moved('2022-06-06', 9), 'entry/not-correctable'],
    ['to a day before the request', HEAD, moved('2022-06-01'), 'entry/breaks-later'],
    ['without a reason', HEAD, { ...moved('2022-06-06'), reason: '' }, 'fact/malformed'],
    ['in the future', HEAD, { ...moved('2022-06-06'), at: '2022-07-28T10:00:00+08:00' }, 'fact/future'],
  ])('is not corrected %s, and nothing is written', async (_, by, raw, code) => {
    const { engine, id } = await wrongReceipt();
    const before = await engine.read(id);
    expect(wordOf(await engine.submit(id, raw, { actor: by }))).toBe(code);
    expect(await engine.read(id)).toEqual(before);
    expect(await engine.history(id)).toHaveLength(2);
  });

  it('is not corrected on another version than the one that was read', async () => {
    const { engine, id } = await wrongReceipt();
    expect(wordOf(await engine.submit(id, moved('2022-06-06'), { actor: HEAD, expectedVersion: 1 }))).toBe(
      'case/stale',
    );
  });

  it('is judged again where other facts come in between', async () => {
    const { engine, id } = await wrongReceipt();
    const outcomes = await Promise.all([
      engine.submit(id, fact('request.registered', '2022-06-28'), { actor: LI }),
      engine.submit(id, moved('2022-06-06'), { actor: HEAD }),
      engine.submit(id, fact('processing.started', '2022-06-28'), { actor: LI }),
    ]);
    expect(outcomes.map(wordOf)).toEqual(['accepted', 'accepted', 'accepted']);
    expect((await engine.read(id))?.dues).toMatchObject({ reply: '2022-07-04' });
    expect((await engine.verify()).problems).toEqual([]);
  });

  it('opens no case', async () => {
    const { engine } = await desk();
    const open = { procedure: REQUESTS.id, agency: 'kunming', fact: moved('2022-06-06') };
    const outcome = await engine.open(open, { actor: HEAD });
    expect(outcome.ok ? 'accepted' : [outcome.refusal.code, outcome.refusal.admitted]).toEqual([
      'fact/refused',
      ['request.submitted'],
    ]);
  });
});
