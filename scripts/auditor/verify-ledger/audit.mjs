// Compares an export with its own chain and with the heads.
import { chainFault, headsFault, oldBackup } from './case-faults.mjs';
import { readExport } from './export.mjs';
import { keyOf, readHeads } from './heads.mjs';

// Transactions overlap: a fact may be committed after one with a later recordedAt.
const OVERLAP_MILLISECONDS = 600_000;

export function audit({ export: path, heads: headsPath, key, attachments }) {
  const [problems, faults, uncovered] = [[], [], []];
  const report = (problem) => problems.push(problem);
  const heads = headsPath === undefined ? null : readHeads(headsPath, keyOf(key), report);
  const trusted = problems.length === 0;
  let notCovered = 0;
  const judge = (id, rows) => {
    const [own, outside] = [chainFault(id, rows), heads && headsFault(heads, id, rows)];
    const first = outside !== null && (own === null || outside.seq < own.seq) ? outside : own;
    if (first !== null) faults.push({ case: id, ...first });
    const bad = rows.find(({ attachment }) => attachment !== null);
    if (bad !== undefined) report({ case: id, seq: bad.seq, kind: 'attachment', sentence: bad.attachment });
    const free = heads === null ? [] : rows.filter(({ seq }) => heads.places.get(id)?.[seq] === undefined);
    notCovered += free.length;
    const [oldest] = free.toSorted((one, other) => one.recordedAt - other.recordedAt);
    if (first === null && oldest !== undefined) uncovered.push({ id, seq: oldest.seq, recordedAt: oldest.recordedAt });
  };
  const { header, facts, seen, files, complete } = readExport(path, attachments, judge, report);
  if (heads !== null && complete) {
    for (const id of heads.places.keys()) if (!seen.has(id)) judge(id, []);
    problems.push(...oldBackup(heads, header.at, faults));
  }
  const early = 'it says that it was recorded before facts that are in the heads, but is in none of them';
  for (const { id, seq, recordedAt } of trusted ? uncovered : [])
    if (recordedAt >= heads.earliest && recordedAt < heads.latest - OVERLAP_MILLISECONDS)
      faults.push({ case: id, seq, kind: 'backdated', sentence: early });
  // A truncated export is not evidence that the ledger lacks records.
  for (const { case: id, seq, kind, sentence } of faults)
    if (complete || kind !== 'cut') report({ case: id, seq, kind, sentence });
  return {
    sound: problems.length === 0,
    export: { ...header, facts, cases: seen.size - Number(seen.has('acts')), complete },
    heads: heads && { count: heads.count, last: heads.last, notCovered },
    attachments: attachments === undefined ? null : files.size,
    problems,
  };
}
