import { APART, sidesOf } from './apart.ts';
import type { CaseState } from './case-state.ts';
import type { AnyFact } from './fact.ts';
import { acknowledgedIn } from './judge.ts';
import type { AnyProcedure } from './procedure.ts';

/** The irregularity of a fact that the head of the office exempted from the separation of duties: counted, and lawful. */
export const EXEMPTED = 'actor/exempted';

type Apart = Pick<AnyProcedure, 'separationOfDuties'>;

/** The fact that one of these persons recorded on a case, and from which another one has to be kept apart. */
export const clashOf = (
  { separationOfDuties }: Apart,
  { recorders }: Pick<CaseState, 'recorders'>,
  type: string,
  persons: readonly string[],
) =>
  sidesOf(type, separationOfDuties).find(({ recorded }) => recorders[recorded]?.some((one) => persons.includes(one)));

/** Whether a fact breaks the separation of duties by an exemption that this case has. */
export const isExempted = (
  procedure: Apart,
  { recorders, file }: Pick<CaseState, 'recorders' | 'file'>,
  fact: AnyFact,
  persons: readonly string[],
): boolean =>
  file?.exempted?.includes(fact.type) === true &&
  !acknowledgedIn(fact).includes(APART) &&
  clashOf(procedure, { recorders }, fact.type, persons) !== undefined;
