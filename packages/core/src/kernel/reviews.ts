import { sidesOf } from './apart.ts';
import type { CaseState } from './case-state.ts';
import { admittedFacts, type AnyProcedure } from './procedure.ts';

type Reviewing = Pick<AnyProcedure, 'offers' | 'separationOfDuties'>;

/** The facts of a state that are kept apart from what the handler records: they review, approve or sign. */
export const reviewsIn = (procedure: Reviewing, state: string): readonly string[] =>
  admittedFacts(procedure, state).filter((fact) => procedure.separationOfDuties.some(({ second }) => second === fact));

/** A person to whom a fact is closed: they recorded another one from which it has to be kept apart. */
export interface ClosedTo {
  readonly fact: string;
  readonly person: string;
}

/** To whom the reviews of the state of a case are closed; none for a fact that this case has an exemption for. */
export const closedReviews = (
  procedure: Reviewing,
  { value, recorders, file }: Pick<CaseState, 'value' | 'recorders' | 'file'>,
): readonly ClosedTo[] =>
  reviewsIn(procedure, value)
    .filter((fact) => file?.exempted?.includes(fact) !== true)
    .flatMap((fact) => {
      const others = sidesOf(fact, procedure.separationOfDuties);
      const persons = new Set(others.flatMap(({ recorded }) => recorders[recorded] ?? []));
      return [...persons].map((person) => ({ fact, person }));
    });
