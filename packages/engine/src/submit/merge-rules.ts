import { type AnyProcedure, isClosed, refusal, type Refusal } from '@gongkai/core';
import { isRecord } from '../ledger/canonical.ts';
import type { CaseRecord } from '../store/store.ts';
import { reaches, type Submitter, typeOf } from './submission.ts';

/** The kind of link by which a case is merged. */
export const KIND = 'merged-into';

/** The number of the case into which a fact of a procedure merges one; null for another fact. */
export const mergedInto = (procedures: Iterable<AnyProcedure>, raw: unknown): string | null => {
  const merging = [...procedures].find((one) => one.merging?.fact === typeOf(raw))?.merging;
  return merging === undefined || !isRecord(raw) ? null : merging.into(raw);
};

/** A refusal about the other case. */
export const because = (
  code: 'file/case-closed' | 'file/link-unknown' | 'file/not-linked' | 'file/unlike',
  message: string,
) => refusal(code, { issues: [{ path: 'into', message }] });

/** Why a case may not be merged into another one, as both are now; null where it may. */
export const mergeRefusal = (
  procedure: AnyProcedure,
  from: CaseRecord,
  into: CaseRecord | undefined,
  by: Submitter,
): Refusal | null => {
  if (into === undefined || !reaches(by, into)) return because('file/link-unknown', 'there is no such case');
  if (into.agency !== from.agency || into.procedure !== from.procedure) {
    return because('file/unlike', `${into.number} is a case of another agency or procedure`);
  }
  return isClosed(procedure, into.state) ? because('file/case-closed', `${into.number} is closed`) : null;
};

/** The same for the fact that ends a case, which follows its link. */
export const mergedRefusal = (
  procedure: AnyProcedure,
  from: CaseRecord,
  into: CaseRecord | undefined,
  by: Submitter,
): Refusal | null => {
  const wrong = mergeRefusal(procedure, from, into, by);
  const isLinked = from.state.file?.links?.some(({ to, kind }) => kind === KIND && to === into?.number);
  return wrong ?? (isLinked === true ? null : because('file/not-linked', `link it first, as ${KIND}`));
};
