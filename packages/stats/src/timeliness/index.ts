export type { Distribution } from './distribution.ts';
export { computeDistribution } from './distribution.ts';
export type { MeasureId, Rhythm, Scorecard, ScorecardRow, ScorecardScope, Weights } from './scorecard.ts';
export { RHYTHM_IDS, scorecard } from './scorecard.ts';
export type { MonthSpan } from './span.ts';
export type { SpanScope, Timeliness, TimelinessRow } from './timeliness.ts';
export { timeliness, timelinessTable } from './timeliness.ts';
