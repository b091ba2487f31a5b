import type { Calendar } from '@gongkai/calendar';
import { amendCalendar } from '@gongkai/calendar';
import type { CaseState } from '@gongkai/core';
import { BackupError, messageOf } from '../errors.ts';
import { genesisOf, hashOf, readText } from '../ledger/ledger.ts';
import { planCase } from '../deadlines/plan.ts';
import { emptyCase, refolded } from '../ledger/refold.ts';
import { caseColumns, tallyColumns } from '../sql/columns.ts';
import type { BackupRow, CaseRecord, Store } from '../store/store.ts';
import { tallySum } from '../figures/tally-row.ts';
import { agencyKeyOf } from '../store/time-ordered-id.ts';
import { readBackup } from './read-backup.ts';
import type { Rulebook } from '../deadlines/plan.ts';
import type { FactText } from '../ledger/ledger.ts';

/** A case whose facts are being read. */
interface Folding {
  readonly caseId: string;
  readonly first: FactText;
  readonly last: FactText;
  readonly head: string;
  readonly state: CaseState;
}

const text = (row: BackupRow, column: string): string => String(row[column]);

const factRow = (row: BackupRow): BackupRow => ({
  t: 'facts',
  agency_key: agencyKeyOf(text(row, 'case')),
  case_id: text(row, 'case'),
  seq: Number(row['seq']),
  type: text(row, 'type'),
  at: Number(row['at']),
  recorded_at: Number(row['recordedAt']),
  actor: text(row, 'actor'),
  text: text(row, 'text'),
  previous_hash: text(row, 'previousHash'),
  hash: text(row, 'hash'),
});

/** One more fact of a case, or the first one of the next; the chain is walked as it is read. */
const folded = (row: BackupRow, before: Folding | null, { procedures }: Rulebook): Folding => {
  const [caseId, told] = [text(row, 'case'), readText(text(row, 'text'))];
  const fault = (why: string): BackupError => new BackupError(`case ${caseId}, fact ${String(row['seq'])}: ${why}`);
  const same = before?.caseId === caseId ? before : null;
  const [previous, seq] = [same?.head ?? genesisOf(caseId), (same?.last.seq ?? 0) + 1];
  if (row['seq'] !== seq || told.seq !== seq || told.caseId !== caseId)
    throw fault('it does not follow the one before it');
  if (row['previousHash'] !== previous || hashOf(previous, text(row, 'text')) !== row['hash']) {
    throw fault('its text is not the text that was hashed');
  }
  const first = same?.first ?? told;
  const procedure = procedures.get(first.machine.split('@')[0] ?? '');
  if (procedure === undefined) throw fault(`no procedure ${first.machine} is given`);
  try {
    const state = refolded(procedure, same?.state ?? emptyCase(procedure, told), told);
    return { caseId, first, last: told, head: text(row, 'hash'), state };
  } catch (error) {
    throw fault(messageOf(error));
  }
};

const caseRecord = (
  { caseId, first, last, state }: Folding,
  rulebook: Rulebook,
  warned: readonly string[],
): CaseRecord => {
  const { opening, machine } = first;
  const procedure = rulebook.procedures.get(machine.split('@')[0] ?? '');
  if (opening === null || procedure === undefined)
    throw new BackupError(`case ${caseId}: its first fact opens no case`);
  return {
    id: caseId,
    number: opening.number,
    agency: opening.agency,
    procedure: procedure.id,
    procedureVersion: procedure.version,
    state,
    openedAt: first.recordedAt,
    updatedAt: last.recordedAt,
    ...planCase(procedure, state, rulebook, warned),
  };
};

/** Rows as they are written: each case, folded afresh, and then its facts; in the end the tallies of all cases. */
async function* written(rows: AsyncIterable<BackupRow>, given: Rulebook): AsyncGenerator<BackupRow> {
  let calendar: Calendar = given.calendar;
  let folding: Folding | null = null;
  const warned = new Map<string, readonly string[]>();
  let facts: BackupRow[] = [];
  const tallies = tallySum();
  function* close(one: Folding): Generator<BackupRow> {
    const record = caseRecord(one, { ...given, calendar }, warned.get(one.caseId) ?? []);
    tallies.add(record.agency, record.counted, 1);
    yield { t: 'cases', ...caseColumns(record) };
    yield* facts;
    facts = [];
  }
  for await (const row of rows) {
    if (row.t === 'notices') calendar = amendCalendar(calendar, text(row, 'text'));
    // Warnings that were sent are known by their messages, which stand before the facts.
    if (row.t === 'outbox' && text(row, 'topic').startsWith('clock.warning.')) {
      const [caseId, key] = [text(row, 'case_id'), text(row, 'id').slice(text(row, 'case_id').length + 1)];
      warned.set(caseId, [...(warned.get(caseId) ?? []), key]);
    }
    const isFact = row.t === 'fact';
    if (folding !== null && (!isFact || row['case'] !== folding.caseId)) {
      yield* close(folding);
      folding = null;
    }
    if (isFact) {
      folding = folded(row, folding, given);
      facts.push(factRow(row));
    } else yield row;
  }
  if (folding !== null) yield* close(folding);
  for (const row of tallies.rows()) yield { t: 'tallies', ...tallyColumns(row) };
}

/**
 * Writes a backup into an empty store, all or nothing: chains are walked, cases are folded from their facts, and every
 * date is computed anew with the notices of the backup. Gives the number of rows written.
 * @throws BackupError that names what is wrong with the backup; NotEmptyError when the store holds anything.
 */
export const restoreBackup = (store: Store, rulebook: Rulebook, lines: AsyncIterable<string>): Promise<number> =>
  store.load(written(readBackup(lines), rulebook));
