// What an agency is and how its office works.
export { agencyInput, agencyList } from './agency.ts';
export {
  numberInSeries,
  numberPattern,
  type NumberPattern,
  seriesOfPattern,
  skeletonOf,
  USUAL_PATTERN,
} from './number-pattern.ts';
export { agencyProfile, type AgencyProfile, patternsIn, profileIssues, type TakenPattern } from './profile.ts';
export { isSameNumber, numberKey, numberSpellings } from '../kernel/number-key.ts';
