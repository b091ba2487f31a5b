import { formatInstant, instantOf } from '@gongkai/calendar';
import { pressIncident } from '@gongkai/core';
import { expect, it } from 'vitest';
import { openEngine } from '../engine.ts';
import type { Outcome } from '../submit/submissions.ts';
import type { OpenStore } from './transactions.suite.ts';

const START = instantOf('2026-03-02T10:00:00+08:00');
const MO = { actor: { id: 'mo', duties: ['monitor', 'coordinator'] } } as const;
const AT = formatInstant(START);

const codeOf = (outcome: Outcome): string => (outcome.ok ? 'accepted' : outcome.refusal.code);

const family = async (open: OpenStore, size: number) => {
  const store = await open(() => START);
  const engine = await openEngine({ store, procedures: [pressIncident] });
  const fact = { type: 'sentiment.detected', at: AT, subject: '某桥' };
  const cases: { readonly id: string; readonly number: string }[] = [];
  for (let index = 0; index < size; index += 1) {
    const outcome = await engine.open({ procedure: 'press-incident', agency: '昆明', fact }, MO);
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    cases.push(outcome.case);
  }
  const link = (from: number, to: number, kind = 'part-of', more: object = {}, type = 'case.linked') =>
    engine.submit(cases[from]?.id ?? '', { type, at: AT, to: cases[to]?.number ?? '', kind, ...more }, MO);
  return { store, engine, cases, link };
};

/** Links between cases, on any store. */
export const links = (open: OpenStore): void => {
  it('are shown from both cases, until they are taken back', async () => {
    const { store, cases, link } = await family(open, 3);
    const [first, second, third] = cases;
    expect([await link(0, 2), await link(1, 2, 'repeats'), await link(0, 1, 'follows')].map(codeOf)).toEqual(
      Array.from({ length: 3 }, () => 'accepted'),
    );
    const of = async (number: string | undefined) =>
      (await store.links.to(number ?? '')).map(({ caseId, kind, agency }) => [caseId, kind, agency]);
    expect(await of(third?.number)).toEqual(
      [
        [first?.id, 'part-of', '昆明'],
        [second?.id, 'repeats', '昆明'],
      ].toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1)),
    );
    const unlinked = await link(0, 2, 'part-of', { reason: '登记有误' }, 'case.unlinked');
    expect(codeOf(unlinked)).toBe('accepted');
    expect(await of(third?.number)).toEqual([[second?.id, 'repeats', '昆明']]);
    expect(await store.links.of(first?.id ?? '')).toEqual([
      { caseId: first?.id, kind: 'follows', target: second?.number },
    ]);
    await store.close();
  });

  it('name a case that exists', async () => {
    const { engine, cases } = await family(open, 1);
    const fact = { type: 'case.linked', at: AT, to: '舆-昆明-2026-99999', kind: 'repeats' };
    expect(codeOf(await engine.submit(cases[0]?.id ?? '', fact, MO))).toBe('file/link-unknown');
    await engine.close();
  });

  it('never close a circle of cases that belong to each other', async () => {
    const { engine, link } = await family(open, 4);
    for (const [from, to] of [
      [0, 1],
      [1, 2],
      [2, 3],
    ] as const) {
      expect(codeOf(await link(from, to))).toBe('accepted');
    }
    expect([await link(3, 0), await link(2, 0, 'merged-into'), await link(1, 0, 'follows')].map(codeOf)).toEqual(
      Array.from({ length: 3 }, () => 'file/link-circle'),
    );
    expect(codeOf(await link(3, 0, 'repeats'))).toBe('accepted');
    await engine.close();
  });

  it('close no circle either when both halves of it are recorded at once', async () => {
    const { engine, link } = await family(open, 8);
    const pairs = Array.from({ length: 4 }, (_, index) => [2 * index, 2 * index + 1] as const);
    const outcomes = await Promise.all(pairs.flatMap(([a, b]) => [link(a, b), link(b, a)]));
    expect(outcomes.map(codeOf).toSorted()).toEqual([
      ...Array.from({ length: 4 }, () => 'accepted'),
      ...Array.from({ length: 4 }, () => 'file/link-circle'),
    ]);
    await engine.close();
  });
};
