import type { AnyProcedure } from '@gongkai/core';
import type { CaseRecord, Engine, KeyHolder, Scope } from '@gongkai/engine';
import { mayReadPersonal } from '../views/redact.ts';
import { apiError } from './problem.ts';

/** Whose cases a request may list, and of which of them it may see names. */
export interface Reach {
  /** Null where the request names an agency that this caller does not reach: it is answered like one without cases. */
  readonly scope: Scope | null;
  /** The procedures whose cases the caller handles in all of this scope. */
  readonly handled: readonly string[];
  /** Whether the caller may see the names in a case. */
  readonly handles: (record: Pick<CaseRecord, 'procedure' | 'agency'>) => boolean;
}

/** What a request asks for: one agency, or every one that the caller reaches, with those below it. */
export interface AskedScope {
  readonly agency?: string | undefined;
  readonly below?: boolean;
}

const handledBy = (engine: Pick<Engine, 'procedures'>, caller: KeyHolder): readonly AnyProcedure[] =>
  [...engine.procedures.values()].filter((one) => mayReadPersonal(caller, one));

/**
 * The reach of a list. A key of one agency lists its own cases; a supervisor also those of the agencies below it, without
 * the names in them.
 * @throws ProblemError `auth/forbidden` for `below` with another key of one agency.
 */
export const reachOf = (engine: Engine, caller: KeyHolder, { agency: asked, below = false }: AskedScope): Reach => {
  const { agency: own } = caller;
  const procedures = handledBy(engine, caller).map(({ id }) => id);
  const handles = ({ procedure, agency }: Pick<CaseRecord, 'procedure' | 'agency'>): boolean =>
    procedures.includes(procedure) && (own === null || agency === own);
  if (own === null) {
    const agency = asked ?? null;
    return { scope: { agency, below: agency !== null && below }, handled: procedures, handles };
  }
  if (below && !caller.duties.includes('supervisor')) throw apiError('auth/forbidden');
  if (asked !== undefined && asked !== own) return { scope: null, handled: [], handles };
  return { scope: { agency: own, below }, handled: below ? [] : procedures, handles };
};
