// Finds the first wrong record of a case: by its own chain, and by the heads.
import { hex } from './forms.mjs';

/** Returns the first record of a case that its own chain shows to be wrong. */
export function chainFault(id, rows) {
  const origin = hex(`gongkai:${id}`);
  let before = origin;
  for (const [index, row] of rows.entries()) {
    const seq = index + 1;
    const linked = row.whole && row.previousHash === before;
    if (linked && row.columns !== null) return { seq, kind: 'columns-differ', sentence: row.columns };
    if (row.seq < seq) return { seq: row.seq, kind: 'inserted', sentence: 'two records carry this number' };
    if (row.seq > seq && rows.some((other) => other.seq === seq))
      return { seq, kind: 'reordered', sentence: `record ${row.seq} is in its place` };
    if (row.seq > seq) return { seq, kind: 'missing', sentence: `record ${row.seq} comes after record ${index}` };
    if (!row.whole) return { seq, kind: 'text-altered', sentence: 'its text and previous hash do not give its hash' };
    if (!linked) {
      const after = row.previousHash === origin ? 0 : rows.findIndex(({ hash }) => hash === row.previousHash) + 1;
      if (after > seq) return { seq, kind: 'reordered', sentence: `it was written after what is now record ${after}` };
      if (after > 0 || row.previousHash === origin)
        return { seq: after + 1, kind: 'inserted', sentence: `record ${seq} was written in its place` };
      return { seq, kind: 'chain-broken', sentence: 'the record that it was written after is gone or was replaced' };
    }
    before = row.hash;
  }
  return null;
}

/** Returns the first record of a case that differs from the heads; marks each leaf that the ledger holds. */
export function headsFault(heads, id, rows) {
  let first = null;
  const bySeq = new Map(rows.map((row) => [row.seq, row]));
  for (const [seq, leaf] of (heads.places.get(id) ?? []).entries()) {
    if (leaf === undefined) continue;
    const row = bySeq.get(seq);
    if (row?.hash === heads.hashes[leaf]) {
      heads.held[leaf] = 1;
      if (leaf === 0) heads.earliest = row.recordedAt;
      if (leaf > heads.top) [heads.top, heads.latest] = [leaf, row.recordedAt];
    } else if (first === null) {
      const head = heads.sound.find(({ end }) => leaf < end);
      const [kind, how] = row ? ['rehashed', 'with another hash'] : ['cut', 'but the ledger lacks it'];
      first = { seq, kind, leaf, sentence: `it is in head ${head.number} of ${head.at}, ${how}` };
    }
  }
  return first;
}

/** Returns one finding for all cases that lack only records of the last heads: an earlier state was put back. */
export function oldBackup(heads, made, faults) {
  const end = heads.held.lastIndexOf(1);
  const behind = faults.filter(({ kind, leaf }) => kind === 'cut' && leaf > end);
  if (behind.length < 2) return [];
  for (const fault of behind) fault.kind = 'old-backup';
  const [first, last] = [heads.sound.find((head) => end + 1 < head.end), heads.sound.at(-1)];
  const span = `heads ${first.number} (${first.at}) to ${last.number} (${last.at})`;
  const sentence = `${behind.length} cases end before ${span}; the export says that it was made at ${made}`;
  return [{ kind: 'old-backup', sentence }];
}
