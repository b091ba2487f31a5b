export type { Correction, Drift, Publication, PublishedYear } from './published-year.ts';
export { correct, findDrift, endOfYear, publishYear, currentTable } from './published-year.ts';
