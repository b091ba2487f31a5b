import type { AnyFact, DeclaredFact, Kept } from './fact.ts';
import type { PreparedPeriod } from './period-clocks.ts';

type Facts = Readonly<Record<string, DeclaredFact>>;

/** The instants that the kernel keeps of the facts of a case. */
interface KeptInstants {
  readonly initial: Pick<Kept, 'at' | 'counted' | 'rounds'>;
  /** What a fact changes in them. */
  readonly after: (context: Kept, fact: AnyFact) => Partial<Pick<Kept, 'at' | 'counted' | 'rounds'>>;
}

const namesOf = (facts: Facts, test: (fact: DeclaredFact) => boolean): ReadonlySet<string> =>
  new Set(Object.entries(facts).flatMap(([type, fact]) => (test(fact) ? [type] : [])));

const namedBy = (periods: readonly PreparedPeriod[]): readonly string[] =>
  periods.flatMap(({ declared: { starts, ends } }) => [
    ...(typeof starts === 'string' ? [starts] : []),
    ...(Array.isArray(ends) ? ends : []),
  ]);

/** The instants of the facts that a period names, that count, or that begin the case again. */
export const keptInstants = (facts: Facts, periods: readonly PreparedPeriod[], kernelCounts: boolean): KeptInstants => {
  const counting = namesOf(facts, ({ counts }) => counts !== null);
  const restarting = namesOf(facts, ({ restarts }) => restarts);
  const tracked = new Set([...namedBy(periods), ...counting, ...restarting]);
  const isCounted = (type: string): boolean => kernelCounts && counting.has(type);
  return {
    initial: {
      at: {},
      ...(kernelCounts && counting.size > 0 ? { counted: {} } : {}),
      ...(restarting.size > 0 ? { rounds: [] } : {}),
    },
    after: ({ at, counted, rounds = [] }, fact) => {
      const { type } = fact;
      if (!tracked.has(type)) return {};
      const again = restarting.has(type);
      return {
        at: { ...(again ? {} : at), [type]: fact.at },
        ...(isCounted(type) ? { counted: { ...counted, [type]: [...(counted?.[type] ?? []), fact.at] } } : {}),
        ...(again ? { rounds: [...rounds, at] } : {}),
      };
    },
  };
};
