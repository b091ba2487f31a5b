import { instantOf, nationalCalendar } from '@gongkai/calendar';
import { describe, expect, it } from 'vitest';
import { disclosureRequest } from '../procedures/disclosure-request/disclosure-request.ts';
import { correctEntries, type Entry, foldEntries } from './entries.ts';

const env = { calendar: nationalCalendar };
const HEAD = { id: 'head', duties: ['office-head'] };
const at = (day: string): string => `${day}T10:00:00+08:00`;
const entry = (seq: number, day: string, by: string, raw: object): Entry => ({
  seq,
  raw: { ...raw, at: at(day) },
  by: { id: by, duties: ['registrar', 'handler'] },
  recordedAt: instantOf(at(day)),
});

const ENTRIES = [
  entry(1, '2026-03-02', 'li', {
    type: 'request.submitted',
    channel: 'in-person',
    applicant: { kind: 'natural' },
    description: '某规划',
  }),
  entry(2, '2026-03-03', 'wang', { type: 'request.registered' }),
];

const correct = (data: object, on = '2026-03-05', more: object = {}) => {
  const raw = { type: 'entry.corrected', at: at(on), seq: 1, data, reason: '登记有误', ...more };
  return correctEntries(disclosureRequest, {}, ENTRIES, raw, { actor: HEAD, now: instantOf(at('2026-03-05')) }, env);
};

describe('one correction', () => {
  it('changes the parts that it names, and leaves the others', () => {
    expect(correct({ description: '乙规划' })).toMatchObject({ ok: true, added: [] });
    const corrected = {
      ...entry(3, '2026-03-05', 'head', { type: 'entry.corrected', seq: 1, data: { description: '乙规划' } }),
    };
    const state = foldEntries(disclosureRequest, {}, [...ENTRIES, corrected]);
    expect([state.version, state.value]).toEqual([3, foldEntries(disclosureRequest, {}, ENTRIES).value]);
    expect(state.context).toMatchObject({ channel: 'in-person', applicant: 'natural' });
  });

  it('is not made before it is known', () => {
    expect(correct({ description: '乙规划' }, '2026-03-06')).toMatchObject({
      ok: false,
      refusal: { code: 'fact/future', issues: [{ path: 'at' }] },
    });
  });

  it('does not put a fact after its recording', () => {
    const refused = correct({ at: at('2026-03-04') });
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'entry/breaks-later' } });
    expect(refused.ok ? [] : refused.refusal.issues.map(({ path }) => path)).toEqual(['seq', 'at']);
  });

  it('acknowledges nothing that no later fact breaks', () => {
    expect(correct({ description: '乙规划' }, '2026-03-05', { acknowledged: ['rule/extension-late'] })).toMatchObject({
      ok: false,
      refusal: { code: 'fact/malformed', issues: [{ path: 'acknowledged' }] },
    });
  });
});

describe('a correction that makes a later act lawful, or unlawful', () => {
  const LATE = 'rule/correction-late';
  const recorded = (seq: number, day: string, by: string, raw: object): Entry => ({
    ...entry(seq, day, by, raw),
    recordedAt: instantOf(at('2026-03-20')),
  });
  /** A notice on 12 March; seven working days are over on the 11th for what was received on the 2nd. */
  const withNotice = (receivedOn: string, more: object) => [
    recorded(1, receivedOn, 'li', { ...ENTRIES[0]?.raw }),
    recorded(2, '2026-03-12', 'li', { type: 'request.registered' }),
    recorded(3, '2026-03-12', 'wang', { type: 'processing.started' }),
    recorded(4, '2026-03-12', 'wang', {
      type: 'correction.requested',
      points: ['写明文号'],
      dueOn: '2026-03-27',
      ...more,
    }),
  ];
  const received = (entries: readonly Entry[], day: string, more: object = {}) => {
    const raw = {
      type: 'entry.corrected',
      at: at('2026-03-20'),
      seq: 1,
      data: { at: at(day) },
      reason: '误录',
      ...more,
    };
    return correctEntries(disclosureRequest, {}, entries, raw, { actor: HEAD, now: instantOf(at('2026-03-20')) }, env);
  };
  const late = withNotice('2026-03-02', { acknowledged: [LATE], reason: '病假' });

  it('takes an acknowledgement back that is no longer needed', () => {
    expect(received(late, '2026-03-04')).toMatchObject({
      ok: true,
      added: [{ type: 'entry.corrected', seq: 4, data: { acknowledged: [] } }],
    });
  });

  it('leaves one that is still needed', () => {
    expect(foldEntries(disclosureRequest, {}, late).irregularities).toMatchObject([{ seq: 4, codes: [LATE] }]);
    expect(received(late, '2026-02-27')).toMatchObject({ ok: true, added: [] });
  });

  it('adds one that it grants, with its reason, and is refused without', () => {
    const timely = withNotice('2026-03-04', {});
    expect(received(timely, '2026-03-02')).toMatchObject({ ok: false, refusal: { code: 'entry/breaks-later' } });
    expect(received(timely, '2026-03-02', { acknowledged: [LATE] })).toMatchObject({
      ok: true,
      added: [{ type: 'entry.corrected', seq: 4, data: { acknowledged: [LATE], reason: '误录' } }],
    });
  });
});
