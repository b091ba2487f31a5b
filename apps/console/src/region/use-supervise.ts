import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, answerOf } from '../data/api.ts';
import { noteError } from '../data/queries.ts';
import { serverNow } from '../data/server-time.ts';
import type { SupervisedCase } from './region-reads.ts';

/** The fact by which a case is put under supervision; every procedure has it, since it is one of the file. */
export const DEMAND = 'case.supervised';

/** What is demanded of each chosen case; without a day it only urges. */
export interface Demand {
  readonly demand: string;
  readonly dueOn: string | null;
}

/** The demand on one case, and what became of it. */
export interface Outcome {
  readonly record: Pick<SupervisedCase, 'id' | 'number' | 'version' | 'agency'>;
  readonly intent: { readonly key: string; readonly at: string } & Demand;
  readonly state: 'waiting' | 'done' | 'refused';
  readonly error: unknown;
}

const AT_ONCE = 4;

const send = async ({ record, intent }: Outcome): Promise<void> => {
  const { demand, dueOn, at, key } = intent;
  await answerOf(
    api.cases[':id'].facts.$post({
      param: { id: record.id },
      query: {},
      header: { 'idempotency-key': key, 'if-match': `"${record.version}"` },
      json: { type: DEMAND, at, demand, ...(dueOn === null ? {} : { dueOn }) },
    }),
  );
};

/** The same demand on the case as it is now; where it cannot be read, the refusal of the next try says so. */
const onPresent = async (refused: Outcome): Promise<Outcome> => {
  const { record } = refused;
  try {
    const { version } = await answerOf(api.cases[':id'].$get({ param: { id: record.id }, query: {}, header: {} }));
    return { ...refused, record: { ...record, version } };
  } catch {
    return refused;
  }
};

/** Makes a demand on many cases: each by itself, so that one that is refused keeps no other from being recorded. */
export const useSupervise = () => {
  const client = useQueryClient();
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);
  const [isRunning, setRunning] = useState(false);
  const settle = (settled: Outcome): void =>
    setOutcomes((before) => before.map((one) => (one.record.id === settled.record.id ? settled : one)));
  const work = async (waiting: readonly Outcome[]): Promise<void> => {
    setRunning(true);
    const rest = [...waiting];
    const next = async (): Promise<void> => {
      for (let one = rest.shift(); one !== undefined; one = rest.shift()) {
        try {
          await send(one);
          settle({ ...one, state: 'done', error: null });
        } catch (error) {
          noteError(error);
          settle({ ...one, state: 'refused', error });
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, next));
    setRunning(false);
    await Promise.all(
      ['region', 'cases', 'case', 'facts', 'desk'].map((kind) => client.invalidateQueries({ queryKey: [kind] })),
    );
  };
  return {
    outcomes,
    isRunning,
    run: (cases: readonly SupervisedCase[], given: Demand): Promise<void> => {
      const at = new Date(serverNow()).toISOString();
      const made = cases.map((record): Outcome => ({
        record,
        intent: { ...given, at, key: crypto.randomUUID() },
        state: 'waiting',
        error: null,
      }));
      setOutcomes(made);
      return work(made);
    },
    /**
     * Those that were refused once more, on the case as it is now, which the list shows meanwhile; under the same key, so
     * that what was recorded after all is not recorded twice.
     */
    again: async (): Promise<void> => {
      const refused = outcomes.filter(({ state }) => state === 'refused');
      await work(await Promise.all(refused.map(onPresent)));
    },
    forget: (): void => setOutcomes([]),
  };
};
