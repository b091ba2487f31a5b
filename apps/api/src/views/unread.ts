import type { Caller, CaseRecord } from '@gongkai/engine';

/** Whether a case was given to a reader, or to their unit, and not taken over. */
export const isUnread = (record: CaseRecord, { person, unit }: Pick<Caller, 'person' | 'unit'>): boolean => {
  const { holderPerson, holderUnit, accepted } = record;
  if (accepted) return false;
  return holderPerson === null ? holderUnit !== null && holderUnit === unit : holderPerson === person;
};
