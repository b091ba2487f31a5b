import { isCorrection } from '@gongkai/core';
import { readText } from '../ledger/ledger.ts';
import { entryIn } from '../ledger/refold.ts';
import { isRecord } from '../ledger/canonical.ts';
import type { AnyProcedure } from '@gongkai/core';
import type { PartyRow } from '../store/parties.ts';
import type { Accepted, Submission } from '../submit/submission.ts';
import type { PartyKey } from './party-key.ts';
import { rowsOfCase, rowsOfFact } from './party-rows.ts';

/** The rows of those whom an accepted fact names. */
export interface NamedRows {
  /** The case whose rows these replace, after a correction; null where they are added. */
  readonly replaced: string | null;
  readonly rows: readonly PartyRow[];
}

/** Says whom an accepted submission names; null where it names no person. */
export type PartyWriter = (procedure: AnyProcedure, one: Submission, accepted: Accepted) => NamedRows | null;

/** The writer of the register, with its key. */
export const partyWriter =
  (key: PartyKey): PartyWriter =>
  (procedure, one, { fact, after, added = [] }) => {
    const of = { caseId: fact.caseId, agency: after.record.agency };
    if (isCorrection(fact.type)) {
      const history = one.kind === 'submit' ? (one.history ?? []) : [];
      const texts = [...history, fact, ...added.map((line) => line.fact)].map(({ text }) => readText(text));
      return { replaced: of.caseId, rows: rowsOfCase(procedure, of, texts.map(entryIn), key) };
    }
    if (procedure.partiesIn(fact.type).length === 0 || !isRecord(one.raw)) return null;
    return { replaced: null, rows: rowsOfFact(procedure, { ...of, seq: fact.seq }, one.raw, key) };
  };
