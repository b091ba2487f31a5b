import { ar2019 } from '../formats/ar2019.ts';
import { ar2021 } from '../formats/ar2021.ts';
import type { Format } from '../formats/format.ts';
import { stat2014 } from '../formats/stat2014.ts';
import type { Scope } from '../tally/counted.ts';
import { yearCounts } from '../tally/counted.ts';
import type { Tally } from '../tally/tally.ts';
import type { CellOf } from './cell-of.ts';
import type { CountedTable } from './fill-table.ts';
import { fillTable } from './fill-table.ts';

/** What a table is made for, and where outcomes are counted. */
export interface TableScope extends Scope {
  readonly cellOf: CellOf;
}

const tableOf =
  (format: Format) =>
  (tally: Tally, scope: TableScope): CountedTable =>
    fillTable(format, scope.year, yearCounts(tally, scope), scope.cellOf);

/**
 * The statistics of 2014 for a year: requests (三) and complaints (六) from facts, everything else blank.
 * @throws StatsError `stats/bad-year`
 */
export const stat2014Requests = tableOf(stat2014);

/**
 * Table 3 in the form of 2019 and 2020.
 * @throws StatsError `stats/bad-year`
 */
export const ar2019Requests = tableOf(ar2019);

/**
 * Table 3 in the form from 2021. What is carried over is all that was received before the year less all that was
 * handled before it, per kind of applicant, so it equals what the year before carried forward (I4).
 * @throws StatsError `stats/bad-year`
 */
export const ar2021Requests = tableOf(ar2021);
