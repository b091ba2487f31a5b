export { type Compact, compactOf } from './compact.ts';
export { isBase, isDifference, isOfEach, isOwnCount, reportYearOf } from './figure-roles.ts';
export { judgeFigure, slipBetween, slipOf } from './printed-figure.ts';
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
export { hasDamagedLabel, labelOf, type Mention, type Sentence, sentencesOf } from './sentences.ts';
