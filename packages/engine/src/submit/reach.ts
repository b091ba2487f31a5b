import { type Actor, actorFor, type AnyProcedure, type CaseState, refusal, type Refusal } from '@gongkai/core';
import type { Scope, Store } from '../store/kit.ts';
import { type Held, type Submitter, typeOf } from './submission.ts';

/** Whether the case alone does not decide the reach: it is then a condition of a statement before the transaction. */
export const isWide = (scope: Scope | undefined): scope is Scope =>
  scope !== undefined && scope.agency !== null && (scope.below || scope.unit !== undefined);

/**
 * A case that a submitter reaches to record on it, with the agency in which a statement found it; without one where its
 * agency alone decides, which the transaction compares. Null for what they do not reach, or may only read since another
 * agency holds it by now.
 */
export const heldFor = async (store: Store, caseId: string, { scope }: Submitter): Promise<Held | null> => {
  if (!isWide(scope)) return new Map();
  const record = await store.read(caseId, { ...scope, heldOnly: true });
  return record === null ? null : new Map([[caseId, record.agency]]);
};

/** Why a submitter may not open a case in an agency; null where they may. */
export const agencyRefusal = async ({ people }: Store, agency: string, { scope }: Submitter): Promise<Refusal | null> =>
  scope === undefined || (await people.reaches(scope, agency)) ? null : refusal('actor/forbidden');

/** A case without a recorder so far. */
export const NOBODY_YET: Pick<CaseState, 'recorders' | 'version'> = { recorders: {}, version: 0 };

/** The submitter as the actor who records this fact on a case of an agency. */
export const actingAs = (
  by: Submitter,
  raw: unknown,
  { agency, state }: { readonly agency: string; readonly state: Pick<CaseState, 'recorders' | 'file' | 'version'> },
  procedure: AnyProcedure,
): Submitter & { readonly actor: Actor } =>
  by.actors === undefined ? by : { ...by, actor: actorFor(procedure, state, typeOf(raw), by.actors(agency)) };
