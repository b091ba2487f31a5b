export { type Compact, compactText } from './compact.ts';
export { findReportYear, isBase, isDifference, isOfEach, isOwnCount } from './figure-roles.ts';
export { findDigitSlip, findSlip, judgeFigure } from './printed-figure.ts';
export { sameUnit, unitOf } from './quantities.ts';
export {
  absolute,
  compare,
  decimalText,
  equal,
  fixed,
  HUNDRED,
  lastPlace,
  minus,
  negative,
  over,
  plus,
  type Rational,
  rational,
  rounded,
  sumOf,
  times,
  ZERO,
} from './rational.ts';
export { hasDamagedLabel, labelOf, lastClause, type Mention, type Sentence, sentencesOf } from './sentences.ts';
