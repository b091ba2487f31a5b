// Reads the export once, case by case.
import { createHash } from 'node:crypto';
import { toldRows } from './acts.mjs';
import { attachmentFault } from './attachments.mjs';
import { heldFiles } from './blobs.mjs';
import { hasForm, hex, isCount, isHex, isInstant, isString, linesOf, parse, Unusable } from './forms.mjs';
const ACTS = 'acts';
// Acts are one chain under a reserved name; their columns have the names of the database.
const lineOf = (row) =>
  row?.t === ACTS ? { ...row, case: ACTS, previousHash: row.previous_hash, recordedAt: row.at } : row;
// Form 2 has a salt inside the hashed bytes, and may name the person who holds the key `by.id`.
function formFault({ v, salt, by } = {}, isAct = false) {
  if (v !== 1 && (v !== 2 || isAct)) return `its text is not ${isAct ? 'an act of form 1' : 'a fact of form 1 or 2'}`;
  if (v === 2 && !/^[\w-]{22}$/.test(isString(salt) ? salt : '')) return 'its text lacks the salt of form 2';
  return by?.person === undefined || isString(by.person) ? null : 'its text names no person that is text';
}

function columnFault(row, text) {
  const fault = formFault(text ?? undefined, row.t === ACTS);
  if (fault !== null) return fault;
  const [at, recordedAt] = [text.at, text.recordedAt].map((value) => (isInstant(value) ? Date.parse(value) : NaN));
  const said =
    row.t === ACTS
      ? { seq: text.act, at, actor: text.actor, kind: text.kind }
      : { case: text.case, seq: text.seq, type: text.type, at, recordedAt, actor: text.by?.id };
  const column = Object.keys(said).find((name) => said[name] === undefined || said[name] !== row[name]);
  return column === undefined ? null : `its column ${column} is not what its text says`;
}
const isChained = ({ t }) => t === 'fact' || t === ACTS;
const isFact = (row) => [row.case, row.text, row.hash].every(isString) && isCount(row.seq);
/** Returns what is kept of a fact until its case is judged; its text is not kept. */
function readFact(row, folder, files, told, held) {
  const [text, whole] = [parse(row.text), hex(`${row.previousHash}\n`, row.text) === row.hash];
  if (row.t === ACTS) told.addAct(text);
  else held.addFact(text);
  const { seq, hash, previousHash, recordedAt } = row;
  const attachment = folder === undefined ? null : attachmentFault(text?.fact, folder, files);
  return { seq, hash, previousHash, recordedAt, whole, columns: columnFault(row, text), attachment };
}
function headerOf(row) {
  if (row?.gongkai !== 'backup' || row.v !== 1 || !isInstant(row.at) || !isString(row.source))
    throw new Unusable('the export does not begin with the line of a Gongkai backup of form 1');
  return { at: row.at, source: row.source };
}

function endFault(line, row, rows, digest) {
  const { key: _key, signature: _signature, ...own } = Object(row);
  const form = { t: isString, rows: (value) => value === rows, sha256: isHex };
  if (!hasForm(own, form) || line.at(-1) !== 10) return ['truncated-export', `it is not the end of ${rows} rows`];
  return row.sha256 === digest ? null : ['export-altered', 'the lines before it do not have the hash that it gives'];
}

/** Reads the export once and passes each case to `judge` after its last fact; returns whether the end was reached. */
export function readExport(path, folder, judge, report) {
  const found = { header: null, facts: 0, seen: new Set(), files: new Map(), complete: false };
  const [whole, told, held] = [createHash('sha256'), toldRows(), heldFiles()];
  let [number, current, rows] = [0, null, []];
  const fault = (kind, sentence) => report({ line: number, kind, sentence });
  for (const line of linesOf(path)) {
    number += 1;
    const row = lineOf(parse(line));
    if (number === 1) found.header = headerOf(row);
    else if (found.complete) fault('export-altered', 'it comes after the line that ends the export');
    else if (row?.t === 'end') {
      const wrong = endFault(line, row, number - 2, whole.digest('hex'));
      if (wrong !== null) fault(...wrong);
      found.complete = true;
    } else if (!isString(row?.t) || (isChained(row) && !isFact(row))) {
      fault('export-altered', 'it cannot be read as a row of an export');
    } else if (isChained(row)) {
      if (row.case !== current) {
        if (current !== null) judge(current, rows);
        [current, rows] = [row.case, []];
        if (found.seen.has(current)) fault('reordered', `lines of case ${current} are apart from its others`);
        found.seen.add(current);
      }
      found.facts += row.t === ACTS ? 0 : 1;
      rows.push(readFact(row, folder, found.files, told, held));
    } else {
      held.add(row);
      const wrong = found.seen.has(ACTS) ? told.fault(row) : null;
      if (wrong !== null) fault('row-differs', wrong);
    }
    if (!found.complete) whole.update(line);
  }
  if (current !== null) judge(current, rows);
  if (number === 0) throw new Unusable('the export is empty');
  for (const sentence of found.complete ? told.missing() : []) report({ kind: 'row-missing', sentence });
  for (const one of found.complete ? held.faults() : []) report(one);
  if (!found.complete) fault('truncated-export', 'the export breaks off after it: what is not there is not judged');
  return found;
}
