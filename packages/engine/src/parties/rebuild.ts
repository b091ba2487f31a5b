import type { AnyProcedure } from '@gongkai/core';
import { readText } from '../ledger/ledger.ts';
import { entryIn, pagesOfFacts } from '../ledger/refold.ts';
import { PROGRAM_MAKER, readAct } from '../ledger/acts/act.ts';
import type { Store } from '../store/store.ts';
import type { PartyKey } from './party-key.ts';
import { rowsOfCase } from './party-rows.ts';

const PAGE = 100;

/** The name of the key by which the register was last written; null for a store without a register. */
export const registeredKey = async (store: Pick<Store, 'lastAct'>): Promise<string | null> => {
  const act = await store.lastAct('parties.keyed');
  const [row] = act === null ? [] : readAct(act);
  return row === undefined ? null : String(row.row['key']);
};

/**
 * Writes the register again from the facts of all cases, with this key: for a store of a release without it, and after the
 * key was lost. Returns the number of rows.
 */
export const rebuildParties = async (
  store: Store,
  procedures: ReadonlyMap<string, AnyProcedure>,
  key: PartyKey,
  by: string = PROGRAM_MAKER,
): Promise<number> => {
  await store.parties.clear();
  let count = 0;
  for (let after = ''; ;) {
    const ids = await store.ids(after, PAGE);
    const rows = [];
    for (const id of ids) {
      const record = await store.read(id);
      const procedure = record === null ? undefined : procedures.get(record.procedure);
      if (record === null || procedure === undefined) continue;
      const entries = [];
      for await (const page of pagesOfFacts(store, id))
        entries.push(...page.map(({ text }) => entryIn(readText(text))));
      rows.push(...rowsOfCase(procedure, { caseId: id, agency: record.agency }, entries, key));
    }
    if (rows.length > 0) await store.parties.replace(ids, rows);
    count += rows.length;
    const last = ids.at(-1);
    if (last === undefined || ids.length < PAGE) break;
    after = last;
  }
  await store.record({ kind: 'parties.keyed', actor: by, rows: [{ t: 'party-key', row: { key: key.id } }] });
  return count;
};
