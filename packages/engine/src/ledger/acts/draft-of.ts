import { CASES, GAPS, MOVES, OUTBOX, TASKS } from '../../sql/tables.ts';
import type { LockedSnapshot, Writes } from '../../store/store.ts';
import { type ActDraft, type ActRow, SYSTEM_MAKER } from './act.ts';
import { imageOf } from './covered.ts';

/**
 * The act of what a transaction writes beside facts and what follows from them: moved dates, tasks, reminders and their
 * messages. Null where there is nothing of it, as with nearly every fact.
 */
export const draftOf = (
  { cases, messages, moves, tasks, gaps }: Writes,
  locked: LockedSnapshot['cases'],
): ActDraft | null => {
  const rows: ActRow[] = [];
  for (const record of cases) {
    const before = locked.get(record.id)?.record.warned ?? [];
    if (before === record.warned || JSON.stringify(before) === JSON.stringify(record.warned)) continue;
    rows.push({ t: CASES.name, row: imageOf(CASES.name, { id: record.id, warned: JSON.stringify(record.warned) }) });
  }
  for (const one of messages) {
    if (!one.topic.startsWith('fact.')) rows.push({ t: OUTBOX.name, row: imageOf(OUTBOX.name, OUTBOX.row(one)) });
  }
  for (const one of moves) rows.push({ t: MOVES.name, row: imageOf(MOVES.name, MOVES.row(one)) });
  for (const one of tasks) rows.push({ t: TASKS.name, row: imageOf(TASKS.name, TASKS.row(one)) });
  for (const one of gaps) rows.push({ t: GAPS.name, row: imageOf(GAPS.name, GAPS.row(one)) });
  return rows.length === 0 ? null : { kind: 'system.recorded', actor: SYSTEM_MAKER, rows };
};
