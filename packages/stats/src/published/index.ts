export type { Correction, Drift, Publication, PublishedYear } from './published-year.ts';
export { correct, currentTable, endOfYear, findDrift, publishYear } from './published-year.ts';
