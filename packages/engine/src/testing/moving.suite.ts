import { disclosureRequest } from '@gongkai/core';
import { expect, it } from 'vitest';
import { openEngine } from '../engine.ts';
import type { Scope } from '../store/scope.ts';
import type { Store } from '../store/store.ts';
import type { OpenStore } from './transactions.suite.ts';
import { AT, codeOf, LI, move, NOTE, office, OPENING } from './transfers.suite.ts';

type Office = Awaited<ReturnType<typeof office>>;

/**
 * An engine on the same store before whose first transaction with the case this moves to another agency: after the reach of
 * a submitter was checked.
 */
const outrunBy = ({ store, engine, id }: Office, to: string) => {
  let isFirst = true;
  const late: Store = {
    ...store,
    transact: async (readSet, decide) => {
      const moves = isFirst && readSet.cases.includes(id);
      if (moves) isFirst = false;
      const outcome = moves ? codeOf(await move(engine, id, to)) : 'accepted';
      if (outcome !== 'accepted') throw new Error(outcome);
      return store.transact(readSet, decide);
    },
  };
  return openEngine({ store: late, procedures: [disclosureRequest] });
};

const PROVINCE: Scope = { agency: '市政府', below: true };
const UNIT: Scope = { agency: '规划局', below: false, unit: '办公室' };

/** Cases that move to another agency while a fact on them is on its way, on any store. */
export const moving = (open: OpenStore): void => {
  it.each<readonly [string, Scope, to: string, code: string]>([
    ['a province that reaches both agencies', PROVINCE, '自然资源局', 'accepted'],
    ['a province that reaches the first alone', PROVINCE, '邻市', 'file/transferred'],
    ['a unit of the first', UNIT, '自然资源局', 'file/transferred'],
  ])('are recorded on by %s as they are held when the fact is written', async (_, scope, to, code) => {
    const made = await office(open);
    const other = await outrunBy(made, to);
    const by = { actor: { ...LI, id: 'mo', person: 'mo' }, scope, idempotencyKey: 'k' };
    expect(codeOf(await other.submit(made.id, NOTE, by))).toBe(code);
    const types = (await made.store.history(made.id, 0, 9)).map(({ type }) => type);
    const written = code === 'accepted' ? ['note.added'] : [];
    expect(types).toEqual(['request.submitted', 'case.transferred', ...written]);
    await made.engine.close();
  });

  it('are linked with as they are held when the link is written', async () => {
    const made = await office(open);
    const opening = { procedure: 'disclosure-request', agency: '规划局', fact: OPENING };
    const second = await made.engine.open(opening, { actor: LI });
    if (!second.ok) throw new Error(second.refusal.code);
    const other = await outrunBy(made, '邻市');
    const link = { type: 'case.linked', at: AT, to: made.number, kind: 'repeats' };
    const outcome = await other.submit(second.case.id, link, { actor: LI, scope: PROVINCE });
    expect(codeOf(outcome)).toBe('file/link-unknown');
    await made.engine.close();
  });
};
