import { formatInstant, instantOf } from '@gongkai/calendar';
import { disclosureRequest } from '@gongkai/core';
import { expect, it } from 'vitest';
import { openEngine } from '../engine.ts';
import type { Outcome } from '../submit/submissions.ts';
import type { OpenStore } from './transactions.suite.ts';

const START = instantOf('2026-03-02T10:00:00+08:00');
const at = formatInstant(START);
const CLERK = { actor: { id: 'li', duties: ['registrar', 'handler'] } } as const;
const OTHER = { actor: { id: 'wang', duties: ['handler'] } } as const;
const HEAD = { actor: { id: 'chen', duties: ['office-head'] } } as const;

const caseOf = (outcome: Outcome) => {
  if (!outcome.ok) throw new Error(`${outcome.refusal.code}: ${JSON.stringify(outcome.refusal.issues)}`);
  return outcome.case;
};

/** Corrections that are asked for, on any store. */
export const questionedOnStore = (open: OpenStore): void => {
  it('raises a task for each entry that is questioned, until the head corrects it or voids the question', async () => {
    const engine = await openEngine({ store: await open(() => START), procedures: [disclosureRequest] });
    const request = { type: 'request.submitted', at, channel: 'in-person', applicant: { kind: 'natural' } };
    const opening = { procedure: 'disclosure-request', agency: '昆明', fact: { ...request, description: '某规划' } };
    const { id } = caseOf(await engine.open(opening, CLERK));
    const record = (by: typeof CLERK | typeof OTHER | typeof HEAD, type: string, data: object) =>
      engine.submit(id, { type, at, ...data }, by);
    const question = async (seq: number) => record(OTHER, 'entry.questioned', { seq, reason: '内容有误' });
    const bodies = async () => (await engine.tasks({})).map(({ body }): unknown => JSON.parse(body));
    caseOf(await record(CLERK, 'request.registered', {}));
    caseOf(await question(1));
    expect(await bodies()).toEqual([{ fact: 'entry.corrected', seq: 3, entry: 1 }]);
    // The same entry again has its task; another entry has one of its own.
    caseOf(await question(1));
    caseOf(await question(2));
    expect(await bodies()).toHaveLength(2);
    expect(caseOf(await record(CLERK, 'note.added', { kind: 'note', text: '阅' })).state.file?.questioned).toEqual([
      1, 2,
    ]);
    const corrected = caseOf(
      await record(HEAD, 'entry.corrected', { seq: 1, data: { description: '另一规划' }, reason: '误录' }),
    );
    expect(corrected.state.file?.questioned).toEqual([2]);
    const declined = caseOf(await record(HEAD, 'entry.voided', { seq: 5, reason: '登记无误' }));
    expect(declined.state.file?.questioned ?? []).toEqual([]);
    // After the correction the same entry may be wrong in another way.
    expect(caseOf(await question(1)).state.file?.questioned).toEqual([1]);
    expect(await bodies()).toHaveLength(3);
    const before = await engine.read(id);
    expect(await question(99)).toMatchObject({ ok: false, refusal: { code: 'fact/malformed' } });
    expect(await engine.read(id)).toEqual(before);
    expect((await engine.verify()).problems).toEqual([]);
    await engine.close();
  });
};
