export type { StatsErrorCode } from './errors.ts';
export { STATS_ERROR_CODES, StatsError } from './errors.ts';
export { APPLICANTS, CATEGORIES, CHANNELS, GRADES, TIMELINESS } from './codes.ts';
export { share } from './share.ts';
export type { Tally } from './tally/tally.ts';
export { emptyTally } from './tally/tally.ts';
export type { CountedCase } from './tally/tally-of.ts';
export { tallyOf, tallyOfCases } from './tally/tally-of.ts';
export { addCase, mergeTallies, removeCase } from './tally/merge-tallies.ts';
export type { TallyJson, TallyRow } from './tally/tally-json.ts';
export { tallyFromJson, tallyToJson } from './tally/tally-json.ts';
export type { Counted, Scope, StoredSum, Where, YearCounts } from './tally/counted.ts';
export { storedYearCounts, yearCounts } from './tally/counted.ts';
export type {
  Block,
  Cell,
  Column,
  Format,
  FormatId,
  FormTable,
  Identity,
  Row,
  Source,
  YearIdentity,
} from './formats/format.ts';
export { blocksOf, cellId, cellsOf } from './formats/format.ts';
export { formatOfYear, FORMATS, isFormatId } from './formats/formats.ts';
export type { Register } from './registers/register.ts';
export type { RegisterId } from './registers/registers.ts';
export { isRegisterId, REGISTER_IDS, REGISTERS } from './registers/registers.ts';
export type { Entry } from './registers/entry.ts';
export type { StoredEntry } from './registers/stored-entries.ts';
export { storedEntries } from './registers/stored-entries.ts';
export type { RefusalCode, StatsRefusal } from './refusal.ts';
export { REFUSAL_CODES } from './refusal.ts';
export type { AcceptedEntry, EntryInput } from './registers/check-entry.ts';
export { checkEntry } from './registers/check-entry.ts';
export { enter, historyOf } from './registers/enter.ts';
export type { FedCell } from './registers/cells-fed-by.ts';
export { cellsFedBy } from './registers/cells-fed-by.ts';
export type { AgencyNode, AgencyTree } from './agencies/agency-tree.ts';
export { agenciesUnder, agencyTree } from './agencies/agency-tree.ts';
export type { Correction, Drift, Publication, PublishedYear } from './published/published-year.ts';
export { correct, driftOf, endOfYear, publishYear, standingTable } from './published/published-year.ts';
export type { Finding, Table } from './tables/check-table.ts';
export { checkTable, notAssessable } from './tables/check-table.ts';
export { checkYears } from './tables/check-years.ts';
export { checkSum } from './tables/check-sum.ts';
export type { CellOf, HasOutcomes } from './tables/cell-of.ts';
export { cellOf } from './tables/cell-of.ts';
export type { FilledTable, Uncounted } from './tables/fill-table.ts';
export type { Missing, Origin } from './tables/register-figures.ts';
export type { TableScope } from './tables/make-table.ts';
export { makeTable, makeTableOf } from './tables/make-table.ts';
export type { CellTerms, DrillScope, Term } from './tables/terms.ts';
export { cellTerms, contributesTo } from './tables/terms.ts';
export type { Crossed } from './crosswalk/crosswalk.ts';
export type { CrosswalkRow } from './crosswalk/crosswalk-row.ts';
export { crosswalk } from './crosswalk/crosswalk.ts';
export { CROSSWALK } from './crosswalk/crosswalk-rows.ts';
export type { CsvOptions, Field } from './output/csv.ts';
export { csvOf } from './output/csv.ts';
export { tableToCsv } from './output/table-csv.ts';
export type { CellJson, TableJson } from './output/table-json.ts';
export { tableToJson } from './output/table-json.ts';
export type { Distribution } from './timeliness/distribution.ts';
export { distributionOf } from './timeliness/distribution.ts';
export type { MeasureId, Rhythm, Scorecard, ScorecardRow, ScorecardScope, Weights } from './timeliness/scorecard.ts';
export { RHYTHM_IDS, scorecard } from './timeliness/scorecard.ts';
export type { Span } from './timeliness/span.ts';
export type { SpanScope, Timeliness, TimelinessRow } from './timeliness/timeliness.ts';
export { timeliness, timelinessTable } from './timeliness/timeliness.ts';
export type { Figure } from './figures/figure.ts';
export type { IncidentFigures, LimitFigures } from './figures/incident-figures.ts';
export { incidentFigures } from './figures/incident-figures.ts';
export type { Divided, FormFigures, YearFigures } from './figures/year-figures.ts';
export { yearFigures, yearFiguresOf } from './figures/year-figures.ts';
