import { externalKey } from '../search/document-of.ts';
import type { Store } from '../store/kit.ts';

/** A row of a ledger: its own number, and the instant at which its case was received. */
export interface OwnNumber {
  readonly number: string;
  readonly receivedAt: string;
}

/** The number here under which each of some rows was recorded before; null for one that was not. */
export type RecordedAs = (agency: string, rows: readonly OwnNumber[]) => Promise<readonly (string | null)[]>;

/** Rows that are looked up by one statement. */
const AT_ONCE = 200;

/** Finds the cases of an agency that have the numbers of a ledger as their own, so that a ledger read twice is recorded once. */
export const recordedAsOn =
  ({ imports }: Pick<Store, 'imports'>, procedure: string): RecordedAs =>
  async (agency, rows) => {
    const keys = rows.map(({ number, receivedAt }) => externalKey(number, receivedAt));
    const found = new Map<string, string>();
    for (let from = 0; from < keys.length; from += AT_ONCE) {
      const some = await imports.recordedAs(agency, procedure, keys.slice(from, from + AT_ONCE));
      for (const [key, number] of some) found.set(key, number);
    }
    return keys.map((key) => found.get(key) ?? null);
  };
