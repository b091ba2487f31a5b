export type { Distribution } from './distribution.ts';
export { distributionOf } from './distribution.ts';
export type { MeasureId, Rhythm, Scorecard, ScorecardRow, ScorecardScope, Weights } from './scorecard.ts';
export { RHYTHM_IDS, scorecard } from './scorecard.ts';
export type { Span } from './span.ts';
export type { SpanScope, Timeliness, TimelinessRow } from './timeliness.ts';
export { timeliness, timelinessTable } from './timeliness.ts';
