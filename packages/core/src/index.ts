export { advance, type Advanced, applied, newCase } from './kernel/advance.ts';
export { followsOfBreach, type Submission } from './kernel/why-not.ts';
export type { CaseState, Irregularity } from './kernel/case-state.ts';
export { type Breakdown, breakdownOf, cellKey } from './kernel/cell-key.ts';
export type { Clock, ClockReading, ClockState, Due, Measure, ReadPeriod, TimeLeft } from './kernel/clock.ts';
export { clocksOf, expiriesAmong, expiriesOf, type Expiry, type OpenClock, openClocks } from './kernel/clocks-of.ts';
export { driveClocks, type DrivenActor, type Driver } from './kernel/drive-clocks.ts';
export { type Actor, DUTIES, dutiesOf, type Duty, handlingDuties, SYSTEM } from './kernel/duties.ts';
export { personOf, personsOf } from './kernel/duties.ts';
export { type Corrected, correctEntries, effectiveEntries, type Entry, foldEntries } from './kernel/entries.ts';
export { type ErrorCode, ERRORS, type Issue, type Refusal, refusal, type RuleCode } from './kernel/errors.ts';
export type { Acknowledgement, AnyFact, Fact, Flat, Kept } from './kernel/fact.ts';
export { ATTACHMENT_KINDS, CORRECTIONS, FILE_FACTS } from './kernel/file/index.ts';
export { fileDuties, isCorrection, isFileFact } from './kernel/file/index.ts';
export { isClosed, isHeldBy, isOfficeFact, LINK_KINDS, OFFICE_FACTS, UPWARD_LINKS } from './kernel/file/index.ts';
export { type CasePlace, openingAgency, placeOf, type Transfer } from './kernel/file/index.ts';
export type { AttachmentKind, CaseFile, CaseLink, FileFactType, Holder, LinkKind } from './kernel/file/index.ts';
export { findUnsafeText, issuesOf, type SchemaIssue } from './kernel/issues.ts';
export { type FieldLabel, fieldsOf, type FormField, type FormLabels, settingFieldsOf } from './kernel/labels/index.ts';
export { plainEnv } from './kernel/judge.ts';
export { bindsAgency, freeTexts, namesIn } from './kernel/listed.ts';
export { parseFact } from './kernel/parse-fact.ts';
export type { DeclaredPeriod, End, Moment, Run } from './kernel/period.ts';
export { type Linked, linkedCase, linkedSuggestions } from './kernel/linked.ts';
export { type BarredChoice, barredChoices } from './kernel/barred-choices.ts';
export { actorFor, type Actors, permitted, permittedAmong, type Permission } from './kernel/permitted.ts';
export {
  admittedFacts,
  type AnyProcedure,
  type Contribution,
  type Outcome,
  type Procedure,
  type Result,
  type Route,
  type Suggestion,
  type Summary,
} from './kernel/procedure.ts';
export { readClock, traceClock } from './kernel/read-clock.ts';
export type { AnyRule, Env } from './kernel/rule.ts';
export { words } from './kernel/schemas.ts';
export { calledForIn, suggestionsOf } from './kernel/suggested.ts';
export { text, type Text } from './kernel/text.ts';
export type {
  ContextOf,
  FactOf,
  GivenOf,
  ProcedureMachine,
  SettingsOf,
  SmallContext,
  StateOf,
  TypedProcedure,
} from './kernel/typed-procedure.ts';
export { articleNumeral, type Citation, cite, citeAll, convention, type Where } from './law/cite.ts';
export { type Instrument, type InstrumentId, INSTRUMENTS, type Mark, MARKS } from './law/instruments.ts';
export { type FeeBase, feeOf } from './procedures/disclosure-request/fee-tariff.ts';
export { disclosureRequest, pressIncident, PROCEDURES, siteError, TOPICS, WAYS_IN } from './procedures/index.ts';
