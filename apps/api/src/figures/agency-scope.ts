import { type Agency, type Caller, dutiesIn, type Engine } from '@gongkai/engine';
import { agenciesUnder, agencyTree } from '@gongkai/stats';
import { apiError, figureProblem } from '../http/index.ts';

/** The agencies whose figures are read. */
export interface AgencyScope {
  /** The requested agency; null for all. */
  readonly agency: string | null;
  /** The requested agency alone or with all below it; null for all. */
  readonly agencies: readonly string[] | null;
  /** Every agency of the tree whose figures are included. */
  readonly known: readonly string[];
}

/** An agency with all below it; an agency outside the tree alone. */
const under = (all: readonly Agency[], agency: string): readonly string[] =>
  all.some(({ id }) => id === agency) ? agenciesUnder(agencyTree(all), agency) : [agency];

/**
 * The agencies whose figures a request reads: the requested one with all below it, or alone where `own` is 'true'. A
 * caller of one agency reads figures of that agency and those below it, whatever cases they reach.
 * @throws ProblemError `auth/forbidden` for any other agency.
 */
export const agencyScope = async (
  engine: Engine,
  caller: Caller,
  { agency: asked, own }: { readonly agency?: string | undefined; readonly own?: 'true' | 'false' | undefined },
): Promise<AgencyScope> => {
  const all = await engine.figures.agencies();
  const agency = asked ?? caller.agency;
  const { agency: top } = caller.scope;
  if (top !== null && agency !== top && !under(all, top).includes(agency ?? '')) throw apiError('auth/forbidden');
  if (agency === null) return { agency, agencies: null, known: all.map(({ id }) => id) };
  const agencies = own === 'true' ? [agency] : under(all, agency);
  return { agency, agencies, known: agencies };
};

/**
 * Checks that a caller may write the figures of an agency: of its own; a key for every agency must name a known one.
 * @throws ProblemError `auth/forbidden`, `agency/unknown`
 */
export const requireWritable = async (engine: Engine, caller: Caller, agency: string): Promise<void> => {
  if (dutiesIn(caller, agency).length === 0) throw apiError('auth/forbidden');
  if (caller.agency === agency) return;
  const all = await engine.figures.agencies();
  if (!all.some(({ id }) => id === agency)) throw figureProblem('agency/unknown');
};
