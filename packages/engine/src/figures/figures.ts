import type { Instant, Overlay } from '@gongkai/calendar';
import type { Scope } from '../store/scope.ts';
import type { TallyRow } from './tally-sum.ts';

/** An agency in the tree of a region: department, county, city, province. */
export interface Agency {
  /** As cases and keys carry it. */
  readonly id: string;
  readonly name: string;
  /** The kind of agency, in a word of the office; only `parent` defines the tree. */
  readonly level: string;
  /** The agency above it; null at the top. */
  readonly parent: string | null;
  /**
   * Its local days off and working days, in place of those of the agency above it; an empty list: none. Undefined: those
   * of the agency above it.
   */
  readonly overlays?: readonly Overlay[] | undefined;
}

/** A figure of one cell and year over agencies, in hundredths. */
export interface CellSum {
  readonly year: number;
  readonly cell: string;
  readonly hundredths: number;
}

/** Which tallies are summed: whole years, of the agencies named or, with null, of all. */
export interface SumQuery {
  readonly from: number;
  readonly through: number;
  readonly agencies: readonly string[] | null;
}

/** One entry of a register; the last one is valid, and all are kept. */
export interface RegisterEntry {
  readonly agency: string;
  readonly year: number;
  readonly register: string;
  /** 1 for the first entry of this register, agency and year. */
  readonly seq: number;
  /** A decimal number as text; null withdraws an earlier figure. */
  readonly value: string | null;
  readonly unit: string;
  readonly origin: 'typed' | 'register';
  readonly by: string;
  readonly at: Instant;
  readonly why: string;
}

/** A year's table of an agency as it was published; never changed. */
export interface PublishedTable {
  readonly agency: string;
  readonly year: number;
  readonly format: string;
  /** JSON: the published table in the form of its author. */
  readonly body: string;
  readonly by: string;
  readonly at: Instant;
}

/** A change of one figure of a published table. */
export interface TableCorrection {
  readonly agency: string;
  readonly year: number;
  readonly format: string;
  /** 1 for the first correction of this table. */
  readonly seq: number;
  readonly cell: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly why: string;
  readonly by: string;
  readonly at: Instant;
}

/** Which table of which agency. */
export type TableKey = Pick<PublishedTable, 'agency' | 'year' | 'format'>;

/** Cases that may count in a cell. */
export interface CountedQuery {
  /** Whose cases at all; default: everyone's. */
  readonly scope?: Scope;
  readonly agencies: readonly string[] | null;
  /** SQL patterns of `LIKE` over what a case is counted as; one of them has to fit. */
  readonly patterns: readonly string[];
  /** Identifier of the last case seen. */
  readonly after: string;
  readonly limit: number;
}

/** A case with what it is counted as: `YYYY-MM`, key of the cell, hundredths. */
export interface CountedCaseRow {
  readonly id: string;
  readonly number: string;
  readonly agency: string;
  readonly procedure: string;
  readonly state: string;
  readonly counted: string;
}

/** The sources of figures beside the cases: agencies, tallies, registers, and published tables. */
export interface Figures {
  /** Every agency of the tree, by identifier. */
  agencies(): Promise<readonly Agency[]>;
  /** Adds agencies, and gives those that are there a new name, level or place. */
  putAgencies(agencies: readonly Agency[], by?: string): Promise<void>;
  /** Cells with a sum other than zero, year by year, in no order. */
  sums(query: SumQuery): Promise<readonly CellSum[]>;
  /** The tallies by month: those of each agency, or with `together` their sum under an agency without a name. */
  months(query: SumQuery & { readonly together: boolean }): Promise<readonly TallyRow[]>;
  /** Cases by identifier whose counts fit a pattern. */
  counted(query: CountedQuery): Promise<readonly CountedCaseRow[]>;
  /** All entries of a year, in the order in which they were made for each register and agency. */
  entries(query: {
    readonly year: number;
    readonly agencies: readonly string[] | null;
    readonly register?: string;
  }): Promise<readonly RegisterEntry[]>;
  /** Adds entries whose `seq` each follow the stored ones, all or none; false where another caller was faster with one. */
  addEntries(entries: readonly RegisterEntry[]): Promise<boolean>;
  published(key: TableKey): Promise<PublishedTable | null>;
  /** False where the table is published already. */
  publish(table: PublishedTable): Promise<boolean>;
  corrections(key: TableKey): Promise<readonly TableCorrection[]>;
  /** Adds the correction whose `seq` follows the stored ones; false where another caller was faster. */
  addCorrection(correction: TableCorrection): Promise<boolean>;
}
