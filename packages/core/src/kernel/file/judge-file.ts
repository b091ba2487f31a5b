import { EMPTY_FILE } from './case-file.ts';
import type { CaseState } from '../case-state.ts';
import { type Actor, handlingDuties, needsDuty, personsOf } from '../duties.ts';
import { refusal, type Refusal } from '../errors.ts';
import type { AnyFact } from '../fact.ts';
import type { FileRefusal, Recorder } from './file-fact.ts';
import { FILE_FACTS, type FileFactType, isOfficeFact, OFFICE_FACTS } from './file-facts.ts';
import type { AnyProcedure } from '../procedure.ts';

type Judged = Pick<
  AnyProcedure,
  'allowedDuties' | 'remembered' | 'settled' | 'offers' | 'ways' | 'initialState' | 'openedBy'
>;

/** A case as far as facts of its file are judged by it; one that is not opened yet has no state. */
type JudgedCase = Pick<CaseState, 'file' | 'version'> & Partial<Pick<CaseState, 'value'>>;

/** Whether a case is over: settled, but not since its opening, where it waits for the applicant; or nothing is admitted. */
export const isClosed = (
  { settled, offers, ways, initialState, openedBy }: Judged,
  { value }: Pick<JudgedCase, 'value'>,
): boolean => {
  if (value === undefined) return false;
  const isOpening = openedBy.some((type) => (ways[initialState]?.[type] ?? []).some(({ to }) => to === value));
  return (settled.includes(value) && !isOpening) || (offers[value] ?? []).length === 0;
};

const CLOSED: FileRefusal = { code: 'file/case-closed', path: 'type', message: 'the case is closed' };

const recorderOf = (
  actor: Actor,
  { remembered }: Pick<AnyProcedure, 'remembered'>,
  { version }: Pick<CaseState, 'version'>,
): Recorder => ({
  // A person who acts in the place of another person has in hand what that person has.
  person: personsOf(actor).at(-1) ?? actor.id,
  unit: actor.unit,
  entries: version,
  apart: [...remembered],
});

const refusedAs = (type: FileFactType, found: FileRefusal | null): Refusal | null =>
  found === null
    ? null
    : refusal(found.code, {
        basis: FILE_FACTS[type].basis,
        issues: [{ path: found.path, message: found.message }],
      });

/** The duties that may record a fact of the file on a case of a procedure. */
export const fileDuties = (type: FileFactType, procedure: Pick<AnyProcedure, 'allowedDuties'>): readonly string[] => {
  const { by } = FILE_FACTS[type];
  return by === 'handling' ? handlingDuties(procedure) : by;
};

/** The refusal of a fact of the file for an actor without its duties; null where the actor has one. */
export const fileDutyRefusal = (
  type: FileFactType,
  { duties }: Actor,
  procedure: Pick<AnyProcedure, 'allowedDuties'>,
): Refusal | null => {
  const by = fileDuties(type, procedure);
  if (duties.some((duty) => by.includes(duty))) return null;
  return refusal('actor/forbidden', {
    basis: FILE_FACTS[type].basis,
    issues: [{ path: 'type', message: needsDuty(by) }],
  });
};

const barsOf = (
  procedure: Judged,
  state: JudgedCase,
  type: keyof typeof OFFICE_FACTS,
  recorder: Recorder,
): FileRefusal | null => {
  const { openOnly, bars } = OFFICE_FACTS[type];
  return openOnly && isClosed(procedure, state) ? CLOSED : bars(state.file ?? EMPTY_FILE, recorder);
};

/** Whether a fact of the file is barred for an actor now, whatever its data; null where it is not. */
export const fileBarred = (procedure: Judged, state: JudgedCase, type: FileFactType, actor: Actor): Refusal | null =>
  fileDutyRefusal(type, actor, procedure) ??
  (isOfficeFact(type) ? refusedAs(type, barsOf(procedure, state, type, recorderOf(actor, procedure, state))) : null);

/** Why a fact of the file may not be recorded, beside its duty and its time; null where it may. */
export const fileRefusal = (procedure: Judged, state: JudgedCase, fact: AnyFact, actor: Actor): Refusal | null => {
  if (!isOfficeFact(fact.type)) return null;
  const { refuse } = OFFICE_FACTS[fact.type];
  const recorder = recorderOf(actor, procedure, state);
  const barred = barsOf(procedure, state, fact.type, recorder);
  // The fact was parsed with the schema that is declared beside `refuse`.
  return refusedAs(fact.type, barred ?? refuse(state.file ?? EMPTY_FILE, fact as never, recorder));
};

/** A case after a fact of its file: the machine, its context and the order of its facts stay as they are. */
export const appliedToFile = <C extends object>(
  procedure: Pick<AnyProcedure, 'remembered'>,
  state: CaseState<C>,
  fact: AnyFact,
  person: string,
): CaseState<C> => {
  const version = state.version + 1;
  if (!isOfficeFact(fact.type)) return { ...state, version };
  const recorder = { person, entries: state.version, apart: [...procedure.remembered] };
  return { ...state, version, file: OFFICE_FACTS[fact.type].effect(state.file ?? EMPTY_FILE, fact as never, recorder) };
};
