// Everything that a procedure is written with.
export type { CountedDays, Due, Measure, NamedDay } from './clock.ts';
export type { Acknowledgement, AnyFact, Fact, Flat, Kept } from './fact.ts';
export { kit, kitFor } from './kit.ts';
export type { Length } from './length.ts';
export { isMatterPublic } from './listed.ts';
export {
  atLeast,
  before,
  hours,
  minutes,
  months,
  naturalDays,
  onDate,
  quota,
  setDate,
  workingDays,
  years,
} from './length.ts';
export { defineProcedures } from './define-procedures.ts';
export { fieldLabel, type FieldLabel, type FormLabels, labelsIn } from './labels/form-labels.ts';
export type { LinkedCase, WhenLinked } from './linked.ts';
export { measureOf } from './measure-of.ts';
export { daysUntil } from './named-day.ts';
export { matterField, partyField } from './party.ts';
export type { End, Moment, Run } from './period.ts';
export type { Contribution, Outcome, PartialFact, Result, Route, Suggestion, Summary } from './procedure.ts';
export type { DayEnds } from './read-clock.ts';
export { certainEnd, dueOf } from './read-clock.ts';
export { closedReviews, reviewsIn } from './reviews.ts';
export type { Env } from './rule.ts';
export { PARTIES } from './parties.ts';
export type { Draw, Occasion, SamplesOf, Step } from './samples.ts';
export { caseNumber, day, instant, publicField, shortId, webAddress, words } from './schemas.ts';
export type { Text } from './text.ts';
export { text } from './text.ts';
export type {
  ContextOf,
  FactOf,
  GivenOf,
  SettingsOf,
  SmallContext,
  StateOf,
  TypedProcedure,
} from './typed-procedure.ts';
export type { Citation, Where } from '../law/cite.ts';
export { cite, citeAll, convention } from '../law/cite.ts';
export { INSTRUMENTS } from '../law/instruments.ts';
