import type { AnyProcedure } from '@gongkai/core';
import { UnknownKindError } from '../errors.ts';

/** The writer of cases: a release of a procedure, on a calendar. */
export interface WrittenBy {
  readonly procedure: string;
  readonly version: string;
  readonly calendarHash: string;
}

/** Those of an agency; null: of any. */
export interface AgencyWrittenBy extends WrittenBy {
  readonly agency: string | null;
}

/** Those of some agencies; null: of all. */
export interface CasesWrittenBy extends WrittenBy {
  readonly agencies: readonly string[] | null;
}

/** The number of cases of one procedure, version, state and calendar, which the procedures must be able to open. */
export interface CaseGroup extends WrittenBy {
  readonly state: string;
  readonly count: number;
}

const parts = (version: string): readonly number[] => version.split('.').map(Number);

/** Whether a release can continue cases of another version: the same major version, and not an older release. */
export const canContinue = (release: string, stored: string): boolean => {
  const [major = 0, minor = 0, patch = 0] = parts(release);
  const [storedMajor = 0, storedMinor = 0, storedPatch = 0] = parts(stored);
  if (major !== storedMajor) return false;
  return minor === storedMinor ? patch >= storedPatch : minor > storedMinor;
};

/** Groups of stored cases that the procedures cannot open, each as a sentence with the reason. */
export const unknownCaseGroups = (
  groups: readonly CaseGroup[],
  procedures: ReadonlyMap<string, AnyProcedure>,
): readonly string[] =>
  groups.flatMap(({ procedure: id, version, state, count }) => {
    const found = `${count} stored cases of ${id}@${version} in state ${state}`;
    const procedure = procedures.get(id);
    if (procedure === undefined) return `${found}: the procedure is not given`;
    if (!canContinue(procedure.version, version)) {
      return `${found}: release ${procedure.version} cannot go on with them`;
    }
    return procedure.states.includes(state) ? [] : `${found}: release ${procedure.version} does not have the state`;
  });

/**
 * Checks that every group of stored cases can be opened.
 * @throws UnknownKindError that names the first group that cannot.
 */
export const checkCaseGroups = (groups: readonly CaseGroup[], procedures: ReadonlyMap<string, AnyProcedure>): void => {
  const [first] = unknownCaseGroups(groups, procedures);
  if (first !== undefined) throw new UnknownKindError(first);
};
