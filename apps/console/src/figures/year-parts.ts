import type { Fault } from './faults.ts';
import type { Form, Publication, TableKey, YearTable } from './figure-reads.ts';

/** What the parts of the page know of the year. */
export interface YearParts {
  readonly tableKey: TableKey;
  readonly form: Form;
  readonly table: YearTable;
  readonly publication: Publication | null;
  readonly faults: readonly Fault[];
}
