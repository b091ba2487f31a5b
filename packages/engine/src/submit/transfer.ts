import { refusal, type Refusal } from '@gongkai/core';
import { agenciesOn } from '../agencies/places.ts';
import { isRecord } from '../ledger/canonical.ts';
import type { CaseRecord, Store } from '../store/store.ts';
import { typeOf } from './submission.ts';

const TRANSFERRED = 'case.transferred';

const receiving = (raw: unknown): string => String(isRecord(raw) ? raw['to'] : '').trim();

/**
 * Whether the agency that a transfer names is one on this day: any agency where none is registered. Undefined for every
 * other fact.
 */
export const isKnownReceiver = async (store: Pick<Store, 'records'>, raw: unknown): Promise<boolean | undefined> => {
  if (typeOf(raw) !== TRANSFERRED) return undefined;
  const tree = await store.records.tree();
  const there = agenciesOn(tree, tree.today).filter(({ ended }) => !ended);
  return there.length === 0 || there.some(({ id }) => id === receiving(raw));
};

/** Why a transfer is refused, beside what its own declaration says; null for another fact, or where it is admitted. */
export const transferRefusal = (
  { agency }: Pick<CaseRecord, 'agency'>,
  raw: unknown,
  isKnown: boolean | undefined,
): Refusal | null => {
  if (isKnown === undefined) return null;
  const to = receiving(raw);
  const because = (code: 'file/same-agency' | 'file/agency-unknown', message: string): Refusal =>
    refusal(code, { issues: [{ path: 'to', message }] });
  if (to === agency) return because('file/same-agency', 'it holds the case now');
  return isKnown ? null : because('file/agency-unknown', `${to} is not an agency of the tree today`);
};
