import type { KeyObject } from 'node:crypto';
import type { Calendar } from '@gongkai/calendar';
import { amendCalendar } from '@gongkai/calendar/notices';
import { type CaseState, placeOf } from '@gongkai/core';
import { type LocalCalendars, localCalendars } from '../deadlines/local-calendars.ts';
import { caseRules, planCase, type Rulebook, type Rules } from '../deadlines/plan.ts';
import { BackupError, messageOf } from '../errors.ts';
import { type FactText, genesisOf, hashOf, readText } from '../ledger/ledger.ts';
import { caseFold, type CaseFold } from '../ledger/refold.ts';
import { agencyDocument, type CaseWords, itemDocument, namesOf, wholeDocument } from '../search/document-of.ts';
import { AGENCIES, CASES, CATALOGUE, DOCUMENTS, FACTS, LINKS, TALLIES } from '../sql/tables.ts';
import type { Agency, BackupRow, CaseRecord, Store, StoredFact } from '../store/store.ts';
import { readBackup } from './backup-file.ts';
import { tallySum } from '../figures/tally-sum.ts';
import { restoredBlobs } from './restored-blobs.ts';
import { toldRows } from './told-rows.ts';

/** A case whose facts are being read. */
interface Folding {
  readonly caseId: string;
  readonly first: FactText;
  readonly last: FactText;
  readonly head: string;
  readonly fold: CaseFold;
}

const text = (row: BackupRow, column: string): string => String(row[column]);

/** The fact of a line as `backupLines` wrote it. */
const factFrom = (row: BackupRow): StoredFact => ({
  caseId: text(row, 'case'),
  seq: Number(row['seq']),
  type: text(row, 'type'),
  at: Number(row['at']),
  recordedAt: Number(row['recordedAt']),
  actor: text(row, 'actor'),
  text: text(row, 'text'),
  previousHash: text(row, 'previousHash'),
  hash: text(row, 'hash'),
});

/** Folds one more fact of a case, or the first one of the next, and checks that it follows in the chain. */
const foldFact = (fact: StoredFact, before: Folding | null, { procedures }: Rulebook): Folding => {
  const { caseId, seq } = fact;
  const read = readText(fact.text);
  const fault = (why: string): BackupError => new BackupError(`case ${caseId}, fact ${seq}: ${why}`);
  const same = before?.caseId === caseId ? before : null;
  const [previousHash, expected] = [same?.head ?? genesisOf(caseId), (same?.last.seq ?? 0) + 1];
  if (seq !== expected || read.seq !== expected || read.caseId !== caseId) {
    throw fault('it does not follow the one before it');
  }
  if (fact.previousHash !== previousHash || hashOf(previousHash, fact.text) !== fact.hash) {
    throw fault('its text is not the text that was hashed');
  }
  const first = same?.first ?? read;
  const procedure = procedures.get(first.machine.split('@')[0] ?? '');
  if (procedure === undefined) throw fault(`no procedure ${first.machine} is given`);
  try {
    const fold = same?.fold ?? caseFold(procedure);
    fold.add(read);
    return { caseId, first, last: read, head: fact.hash, fold };
  } catch (error) {
    throw fault(messageOf(error));
  }
};

const stateOf = (caseId: string, fold: CaseFold): CaseState => {
  try {
    const state = fold.state();
    if (state !== null) return state;
  } catch (error) {
    throw new BackupError(`case ${caseId}: ${messageOf(error)}`);
  }
  throw new BackupError(`case ${caseId}: it has no facts`);
};

const caseRecord = (
  { caseId, first, last, fold }: Folding,
  words: CaseWords,
  rules: Rules,
  warned: readonly string[],
): CaseRecord => {
  const { opening, machine } = first;
  const procedure = rules.procedures.get(machine.split('@')[0] ?? '');
  if (opening === null || procedure === undefined) {
    throw new BackupError(`case ${caseId}: its first fact opens no case`);
  }
  const state = stateOf(caseId, fold);
  const place = placeOf(opening.agency, state.file);
  return {
    id: caseId,
    number: opening.number,
    ...place,
    procedure: procedure.id,
    procedureVersion: procedure.version,
    state,
    ...namesOf(words),
    openedAt: first.recordedAt,
    updatedAt: last.recordedAt,
    ...planCase(procedure, state, caseRules(rules, place), warned, last.recordedAt),
  };
};

/** Rows in the order in which they are written: each case, folded again, and then its facts; at the end the tallies. */
async function* rowsToWrite(rows: AsyncIterable<BackupRow>, rulebook: Rulebook): AsyncGenerator<BackupRow> {
  const { procedures, warnings } = rulebook;
  let calendar: Calendar = rulebook.calendar;
  // Backups of this release have the agencies before the facts, those of earlier ones have no local days.
  const agencies: Agency[] = [];
  let local: LocalCalendars | null = null;
  let folding: Folding | null = null;
  let facts: BackupRow[] = [];
  const told = toldRows();
  const blobs = restoredBlobs();
  const tallies = tallySum();
  function* close(one: Folding): Generator<BackupRow> {
    local ??= localCalendars(calendar, agencies);
    const words = one.fold.words();
    const rules = { procedures, warnings, calendarOf: local.of };
    const record = caseRecord(one, words, rules, told.warnedOf(one.caseId));
    tallies.add(record.agency, record.counted, 1);
    yield { t: 'cases', ...CASES.row(record) };
    yield { t: 'documents', ...DOCUMENTS.row(wholeDocument(record, words)) };
    yield* facts;
    facts = [];
    for (const { to, kind } of record.state.file?.links ?? []) {
      yield { t: 'links', ...LINKS.row({ caseId: record.id, kind, target: to }) };
    }
  }
  for await (const row of rows) {
    told.add(row);
    blobs.add(row);
    if (row.t === 'notices') calendar = amendCalendar(calendar, text(row, 'text'));
    if (row.t === 'agencies') agencies.push(AGENCIES.read(row));
    const isFact = row.t === 'fact';
    if (folding !== null && (!isFact || row['case'] !== folding.caseId)) {
      yield* close(folding);
      folding = null;
    }
    if (isFact) {
      const fact = factFrom(row);
      folding = foldFact(fact, folding, rulebook);
      facts.push({ t: 'facts', ...FACTS.row(fact) });
    } else yield row;
    if (row.t === 'agencies') yield { t: 'documents', ...DOCUMENTS.row(agencyDocument(AGENCIES.read(row))) };
    if (row.t === 'catalogue') yield { t: 'documents', ...DOCUMENTS.row(itemDocument(CATALOGUE.read(row))) };
  }
  if (folding !== null) yield* close(folding);
  told.end();
  blobs.end();
  for (const row of tallies.rows()) yield { t: 'tallies', ...TALLIES.row(row) };
}

/**
 * Writes a backup into an empty store, all or nothing: chains are checked, rows are compared with the acts that tell of
 * them, cases are folded from their facts, and every date is computed again with the notices of the backup. With the key
 * that signs heads, or its public half, the backup must be signed by it. Returns the number of rows written.
 * @throws BackupError that names the defect of the backup; NotEmptyError when the store holds anything.
 */
export const restoreBackup = (
  store: Store,
  rulebook: Rulebook,
  lines: AsyncIterable<string>,
  key: KeyObject | null = null,
): Promise<number> => store.load(rowsToWrite(readBackup(lines, key), rulebook));
