import type { Agency, Engine, KeyHolder } from '@gongkai/engine';
import { agenciesUnder, agencyTree } from '@gongkai/stats';
import { figureProblem } from '../http/figure-problem.ts';
import { apiError } from '../http/problem.ts';

/** Whose figures are looked at. */
export interface View {
  /** The agency that was asked for; null where it is all of them. */
  readonly agency: string | null;
  /** It with all below it, or alone; null where it is all of them. */
  readonly agencies: readonly string[] | null;
  /** Every agency of the tree that is in view. */
  readonly known: readonly string[];
}

/** An agency with all below it; one that is in no tree stands alone. */
const under = (all: readonly Agency[], agency: string): readonly string[] =>
  all.some(({ id }) => id === agency) ? agenciesUnder(agencyTree(all), agency) : [agency];

/**
 * The agencies in view: the one that is asked for with all below it, or alone where `own` is 'true'. A key of one agency
 * sees that one and those below it.
 * @throws ProblemError `auth/forbidden` for an agency beside or above that of the key.
 */
export const viewOf = async (
  engine: Engine,
  caller: KeyHolder,
  { agency: asked, own }: { readonly agency?: string | undefined; readonly own?: 'true' | 'false' | undefined },
): Promise<View> => {
  const all = await engine.figures.agencies();
  const agency = asked ?? caller.agency;
  if (caller.agency !== null && agency !== caller.agency && !under(all, caller.agency).includes(agency ?? '')) {
    throw apiError('auth/forbidden');
  }
  if (agency === null) return { agency, agencies: null, known: all.map(({ id }) => id) };
  const agencies = own === 'true' ? [agency] : under(all, agency);
  return { agency, agencies, known: agencies };
};

/**
 * The agency whose figures a caller may write: its own; a key for every agency has to name one that is known.
 * @throws ProblemError
 */
export const writableBy = async (engine: Engine, caller: KeyHolder, agency: string): Promise<void> => {
  if (caller.agency === agency) return;
  if (caller.agency !== null || caller.administrator) throw apiError('auth/forbidden');
  const all = await engine.figures.agencies();
  if (!all.some(({ id }) => id === agency)) throw figureProblem('agency/unknown');
};
