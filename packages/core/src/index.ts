export type { Advanced, Submission } from './kernel/advance.ts';
export { advance, applied, newCase, parseFact } from './kernel/advance.ts';
export type { CaseState } from './kernel/case-state.ts';
export type { Breakdown } from './kernel/cell-key.ts';
export { breakdownOf, cellKey } from './kernel/cell-key.ts';
export type { Clock, ClockReading, ClockState, Due, Measure, TimeLeft } from './kernel/clock.ts';
export type { Expiry, OpenClock } from './kernel/clocks-of.ts';
export { clocksOf, expiriesAmong, expiriesOf, openClocks } from './kernel/clocks-of.ts';
export type { AnyProcedure, DefinedProcedure } from './kernel/define-procedure.ts';
export { admittedFacts, anyProcedure, defineProcedure, plainEnv } from './kernel/define-procedure.ts';
export type { Actor, Duty } from './kernel/duties.ts';
export { DUTIES, SYSTEM } from './kernel/duties.ts';
export type { ErrorCode, Issue, Refusal, RuleCode } from './kernel/errors.ts';
export { ERRORS, refusal } from './kernel/errors.ts';
export type { Misfit } from './kernel/issues.ts';
export { issuesOf, unsoundIn } from './kernel/issues.ts';
export type { Bound, Period } from './kernel/period.ts';
export type { Permission } from './kernel/permitted.ts';
export { permitted } from './kernel/permitted.ts';
export type { DrivenActor, Driver } from './kernel/drive-clocks.ts';
export { driveClocks } from './kernel/drive-clocks.ts';
export type {
  AnyFact,
  Contribution,
  Effects,
  Env,
  Outcome,
  Procedure,
  Rule,
  Rules,
  Sketch,
} from './kernel/procedure.ts';
export { readClock, traceClock } from './kernel/read-clock.ts';
export { clockExpired, day, fact, instant, shortId, words } from './kernel/schemas.ts';
export type { Text } from './kernel/text.ts';
export { text } from './kernel/text.ts';
export type { Citation, Where } from './law/cite.ts';
export { articleNumeral, chosen, cite, together } from './law/cite.ts';
export type { Instrument, InstrumentId, Mark } from './law/instruments.ts';
export { INSTRUMENTS } from './law/instruments.ts';
export type { FeeBase } from './procedures/disclosure-request/fee-tariff.ts';
export { feeOf } from './procedures/disclosure-request/fee-tariff.ts';
export { disclosureRequest } from './procedures/disclosure-request/index.ts';
export { requestMachine } from './procedures/disclosure-request/machine.ts';
export { PROCEDURES } from './procedures/index.ts';
export { pressIncident } from './procedures/press-incident/index.ts';
export { incidentMachine } from './procedures/press-incident/machine.ts';
