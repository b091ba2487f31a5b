import type { StoredFact } from './records.ts';

/**
 * Who is named in a fact as asking. Names, identity numbers and telephones are there as keyed hashes: only the node that
 * has the key can say whether two rows are of one person.
 */
export interface PartyRow {
  readonly caseId: string;
  readonly seq: number;
  /** The place among those whom the fact names; 0 for the first. */
  readonly place: number;
  readonly agency: string;
  readonly kind: string | null;
  readonly nameHash: string | null;
  readonly idHash: string | null;
  /** The last four characters of the identity number, by which an officer confirms it. */
  readonly idLast4: string | null;
  readonly phoneHash: string | null;
  /** The name under which the party is looked up: a hash of the best that is known of it. */
  readonly party: string;
}

/** What rows are looked up by; each that is given finds rows. */
export type PartyQuery = Partial<Pick<PartyRow, 'nameHash' | 'idHash' | 'party'>>;

/** The register of those who ask, within one agency at a time. */
export interface PartyRows {
  /** Rows of an agency that any part of the query finds, the newest case first. */
  find(agency: string, query: PartyQuery): Promise<readonly PartyRow[]>;
  /** Puts rows in place of all rows of these cases. */
  replace(caseIds: readonly string[], rows: readonly PartyRow[]): Promise<void>;
  /** Removes every row. */
  clear(): Promise<void>;
  /** Rows after one, by case, fact and place. */
  rows(
    after: readonly [caseId: string, seq: number, place: number],
    limit: number,
  ): Promise<readonly (PartyRow & { readonly agencyKey: string })[]>;
  /** Facts of these types after one, by case and number. */
  facts(
    types: readonly string[],
    after: readonly [caseId: string, seq: number],
    limit: number,
  ): Promise<readonly StoredFact[]>;
}
