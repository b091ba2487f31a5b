export type { Correction, Drift, Publication, PublishedYear } from './published-year.ts';
export { correct, driftOf, endOfYear, publishYear, standingTable } from './published-year.ts';
