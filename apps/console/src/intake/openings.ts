import { useSuspenseQueries, useSuspenseQuery } from '@tanstack/react-query';
import type { DescribedFact, Procedure } from '../acts/case-parts.ts';
import { readMe, readProcedure, readProcedures } from '../data/reads.ts';

/** A way to open a case: a procedure and the fact with which it begins. */
export interface Opening {
  readonly procedure: Procedure;
  readonly fact: DescribedFact;
}

/** The cases that this person may open. */
export const useOpenings = (): readonly Opening[] => {
  const { data: me } = useSuspenseQuery(readMe);
  const { data: list } = useSuspenseQuery(readProcedures);
  const described = useSuspenseQueries({ queries: list.procedures.map(({ id }) => readProcedure(id)) });
  const duties = new Set(me.duties.map(({ duty }) => duty));
  return described.flatMap(({ data: procedure }) =>
    procedure.facts
      .filter(({ type }) => procedure.openedBy.includes(type))
      .filter(({ allowedDuties }) => allowedDuties.some((duty) => duties.has(duty)))
      .map((fact) => ({ procedure, fact })),
  );
};
