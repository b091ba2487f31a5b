import { BackupError } from '../errors.ts';
import { readAct } from '../ledger/acts/act.ts';
import { type ActFold, actFold, actFrom, type Mismatch } from '../ledger/acts/fold.ts';
import type { BackupRow } from '../store/store.ts';

const strings = (text: unknown): readonly string[] => {
  const value: unknown = JSON.parse(String(text));
  return Array.isArray(value) ? value.map(String) : [];
};

const fault = ({ table, key, seq, row }: Mismatch): BackupError => {
  if (seq === null) return new BackupError(`${table} ${key}: no act tells of it; the backup was altered`);
  const how = row === null ? 'it is missing' : 'it is not what the act tells';
  return new BackupError(`${table} ${key}: ${how} (act ${seq}); the backup was altered`);
};

/** The reminders that were sent in a release without acts: they are known by their messages, which precede the facts. */
const warnedByMessages = () => {
  const keys = new Map<string, readonly string[]>();
  return {
    add: (row: BackupRow): void => {
      if (row.t !== 'outbox' || !String(row['topic']).startsWith('clock.warning.')) return;
      const caseId = String(row['case_id']);
      keys.set(caseId, [...(keys.get(caseId) ?? []), String(row['id']).slice(caseId.length + 1)]);
    },
    of: (caseId: string): readonly string[] => keys.get(caseId) ?? [],
  };
};

const addAct = (fold: ActFold, row: BackupRow, warned: Map<string, readonly string[]>): void => {
  const act = actFrom(row);
  const problem = fold.add(act);
  // A clock that was set back is reported by verify, in the store as in its backup.
  if (problem !== null && problem.kind !== 'recorded-earlier') {
    throw new BackupError(`act ${act.seq}: ${problem.message}; the backup was altered`);
  }
  for (const { t, row: told } of readAct(act)) {
    if (t === 'cases') warned.set(String(told['id']), strings(told['warned']));
  }
};

/** The rows of a backup as its acts tell of them; a backup of a release without acts is taken as it is. */
export const toldRows = () => {
  const fold = actFold();
  const warned = new Map<string, readonly string[]>();
  const byMessages = warnedByMessages();
  const hasActs = (): boolean => fold.tail().seq > 0;
  return {
    /** @throws BackupError for an act out of its chain, and a row that differs from its act. */
    add: (row: BackupRow): void => {
      if (row.t === 'acts') return addAct(fold, row, warned);
      if (!hasActs()) return byMessages.add(row);
      const mismatch = row.t === 'fact' ? null : fold.compare(row.t, row);
      if (mismatch !== null) throw fault(mismatch);
    },
    /** The reminders that were sent for a case. */
    warnedOf: (caseId: string): readonly string[] => {
      if (!hasActs()) return byMessages.of(caseId);
      const told = warned.get(caseId) ?? [];
      fold.compare('cases', { id: caseId, warned: JSON.stringify(told) });
      return told;
    },
    /** @throws BackupError for a row that is missing. */
    end: (): void => {
      for (const one of fold.missing()) throw fault(one);
    },
  };
};
