import type { AnyProcedure } from '@gongkai/core';
import type { History } from './history-file.ts';
import { stepsOf } from './replay.ts';
import { readText } from '../src/ledger/ledger.ts';

/** Everything that a history reached, as words: states, the last state, facts, transitions, outcomes, settings. */
export const reachedBy = (procedure: AnyProcedure, history: Pick<History, 'texts'>): ReadonlySet<string> => {
  const reached = new Set<string>();
  let from: string = procedure.initialState;
  for (const { state, fact } of stepsOf(procedure, history)) {
    reached.add(`state ${state.value}`).add(`fact ${fact.type}`).add(`way ${from} ${fact.type} ${state.value}`);
    const outcome = procedure.outcomeOf(state.context);
    if (outcome !== null) reached.add(`outcome ${outcome}`);
    const regime = 'regime' in state.context ? state.context.regime : null;
    if (typeof regime === 'string') reached.add(`regime ${regime}`);
    const settings = readText(fact.text).opening?.settings ?? {};
    for (const [name, value] of Object.entries(settings)) reached.add(`setting ${name} ${JSON.stringify(value)}`);
    from = state.value;
  }
  return reached.add(`end ${from}`);
};
