// Verifies an export of the ledger by itself and against the signed heads that were kept in a second place. For an
// auditor alone: one file, Node 20 or newer, no code shared with the writer. What it can see: docs/audit-ledger.md.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';

const USAGE =
  'node verify-ledger.mjs --export FILE [--heads FILE --key PEM] [--attachments DIR] [--json]  or  --self-test; ' +
  'exit status 0 sound, 1 something is wrong, 2 input or options that cannot be used';
// Transactions overlap: a fact may be committed after one with a later recordedAt.
const OVERLAP_MILLISECONDS = 600_000;
const LONGEST_LINE = 2 ** 28;
const SHOWN = 100;

class Unusable extends Error {}

const isString = (value) => typeof value === 'string';
const isHex = (value) => isString(value) && /^[0-9a-f]{64}$/.test(value);
const isCount = (value) => Number.isSafeInteger(value) && value >= 0;
const isInstant = (value) => isString(value) && /^\d{4}-\d\d-\d\dT\d\d:\d\d[\d:.]*(Z|[+-]\d\d:\d\d)$/.test(value);
const hasForm = (value, form) =>
  Object.keys(Object(value)).length === Object.keys(form).length &&
  Object.entries(form).every(([name, admits]) => admits(value[name]));
const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const hex = (...parts) => sha256(...parts).toString('hex');

/** Undefined where a line is not JSON: damage is a finding, never a crash. */
const parse = (line) => {
  try {
    return JSON.parse(String(line)) ?? undefined;
  } catch {
    return undefined;
  }
};

/** Lines as bytes, each with its newline; only the last one can lack it. */
function* linesOf(path) {
  const file = openSync(path, 'r');
  let [pending, length] = [[], 0];
  for (;;) {
    const buffer = Buffer.allocUnsafe(2 ** 20);
    const chunk = buffer.subarray(0, readSync(file, buffer));
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      yield Buffer.concat([...pending, chunk.subarray(from, end + 1)]);
      [pending, length, from] = [[], 0, end + 1];
    }
    pending.push(chunk.subarray(from));
    length += chunk.length - from;
    if (length > LONGEST_LINE) throw new Unusable(`${path} has a line of more than ${LONGEST_LINE} bytes`);
    if (chunk.length === 0) break;
  }
  closeSync(file);
  if (length > 0) yield Buffer.concat(pending);
}

/** RFC 6962, 2.1: whole subtrees wait on a stack; what is left at the end is joined from the right. */
function merkleRoot(leaves) {
  const [LEAF, NODE] = [Buffer.of(0), Buffer.of(1)];
  const subtrees = [];
  for (const [index, leaf] of leaves.entries()) {
    let node = sha256(LEAF, leaf);
    for (let bits = index; bits % 2 === 1; bits = (bits - 1) / 2) node = sha256(NODE, subtrees.pop(), node);
    subtrees.push(node);
  }
  return leaves.length === 0 ? hex() : subtrees.reduceRight((right, left) => sha256(NODE, left, right)).toString('hex');
}

const LEAF_FORM = [isString, (seq) => isCount(seq) && seq > 0, isHex];
const HEAD_FORM = {
  v: (value) => value === 1,
  number: isCount,
  at: isInstant,
  previous: isHex,
  size: isCount,
  // A newline inside a field would let one signed text be read in two ways.
  through: (value) => isString(value) && !value.includes('\n'),
  leaves: (value) => Array.isArray(value) && value.every((leaf) => hasForm(leaf, LEAF_FORM)),
  root: isHex,
  key: isHex,
  // Decoders take several spellings of the same bytes; only one of them was written.
  signature: (value) => isString(value) && Buffer.from(value, 'base64').toString('base64') === value,
};

function headFault(line, head, key) {
  if (line.at(-1) !== 10 || !hasForm(head, HEAD_FORM)) return ['head-altered', 'it is not a whole head of form 1'];
  if (head.key !== key.fingerprint) return ['wrong-key', `it names the key ${head.key}, which is not the one given`];
  const { number, at, previous, size, through, root } = head;
  const signed = Buffer.from(['gongkai-head', 1, number, at, previous, size, through, root].join('\n'));
  if (!verify(null, signed, key.public, Buffer.from(head.signature, 'base64')))
    return ['head-altered', 'its signature is not one over what it says'];
  if (merkleRoot(head.leaves.map((leaf) => leaf.join('\n'))) !== root)
    return ['head-altered', 'its root is not the root of its leaves'];
  return null;
}

/** What is wrong with the place of a head that is sound in itself; `before` is null where the one before is not. */
function placeFault(head, expected, before) {
  const [kind, gap] = ['head-altered', 'head-missing'];
  if (head.number > expected) return [expected, gap, `heads ${expected} to ${head.number - 1} are not in the file`];
  if (head.number < expected) return [head.number, kind, `it stands where head ${expected} should stand`];
  if (before !== null && head.previous !== before.line)
    return [Math.max(1, expected - 1), kind, `head ${expected} was written after another line than this one`];
  if (before !== null && head.size !== before.size + head.leaves.length)
    return [expected, gap, `of its ${head.size} leaves so far the heads here hold ${before.size + head.leaves.length}`];
  return null;
}

/** Takes leaves from sound heads only: a head that cannot be trusted accuses no case. */
function readHeads(path, key, report) {
  const found = { count: 0, last: null, sound: [], hashes: [], places: new Map(), earliest: NaN, latest: NaN, top: -1 };
  let [expected, before] = [1, { line: '0'.repeat(64), size: 0 }];
  for (const line of linesOf(path)) {
    found.count += 1;
    const head = parse(line);
    const fault = headFault(line, head, key);
    const [number, kind, sentence] = (fault && [expected, ...fault]) ?? placeFault(head, expected, before) ?? [];
    if (kind !== undefined) report({ head: number, kind, sentence: `${sentence} (line ${found.count})` });
    if (fault !== null) {
      [expected, before] = [expected + 1, null];
      continue;
    }
    const own = { line: hex(line.subarray(0, -1)), size: head.size };
    if (head.number >= expected) [expected, before] = [head.number + 1, own];
    for (const [id, seq, hash] of head.leaves) {
      const ofCase = found.places.get(id) ?? [];
      ofCase[seq] ??= found.hashes.push(hash) - 1;
      const against = `an earlier head has another hash for case ${id} seq ${seq}`;
      if (found.hashes[ofCase[seq]] !== hash) report({ head: head.number, kind: 'head-conflict', sentence: against });
      found.places.set(id, ofCase);
    }
    found.last = { number: head.number, at: head.at, ...own };
    found.sound.push({ number: head.number, at: head.at, end: found.hashes.length });
  }
  if (found.count === 0) report({ head: 1, kind: 'head-missing', sentence: 'there is no head in the file' });
  return { ...found, held: new Uint8Array(found.hashes.length) };
}

function columnFault(row, text) {
  if (text?.v !== 1) return 'its text is not a fact of form 1';
  const [at, recordedAt] = [text.at, text.recordedAt].map((value) => (isInstant(value) ? Date.parse(value) : NaN));
  const said = { case: text.case, seq: text.seq, type: text.type, at, recordedAt, actor: text.by?.id };
  const column = Object.keys(said).find((name) => said[name] === undefined || said[name] !== row[name]);
  return column === undefined ? null : `its column ${column} is not what its text says`;
}

/** The first attachment in a fact that the folder does not hold as it was recorded; `files` are those read so far. */
function attachmentFault(fact, folder, files) {
  for (const open = [fact]; open.length > 0;) {
    const value = Object(open.pop());
    for (const inner of Object.values(value)) if (typeof inner === 'object') open.push(inner);
    if (!isString(value.name) || !isHex(value.sha256) || !Number.isSafeInteger(value.size)) continue;
    if (!files.has(value.sha256)) files.set(value.sha256, contentOf(`${folder}/${value.sha256}`));
    const { size, sha256: content, error } = files.get(value.sha256);
    if (error !== undefined) return `${value.name}: the file ${value.sha256} cannot be read (${error})`;
    if (content !== value.sha256) return `${value.name}: the file ${value.sha256} holds other bytes`;
    if (size !== value.size) return `${value.name}: the file ${value.sha256} has ${size} bytes, not ${value.size}`;
  }
  return null;
}

const contentOf = (path) => {
  try {
    const bytes = readFileSync(path);
    return { size: bytes.length, sha256: hex(bytes) };
  } catch (error) {
    return { error: error.code };
  }
};

/** The first record of a case that its own chain shows to be wrong. */
function chainFault(id, rows) {
  const origin = hex(`gongkai:${id}`);
  let before = origin;
  for (const [index, row] of rows.entries()) {
    const seq = index + 1;
    const linked = row.whole && row.previousHash === before;
    if (linked && row.columns !== null) return { seq, kind: 'columns-differ', sentence: row.columns };
    if (row.seq < seq) return { seq: row.seq, kind: 'inserted', sentence: 'two records carry this number' };
    if (row.seq > seq && rows.some((other) => other.seq === seq))
      return { seq, kind: 'reordered', sentence: `record ${row.seq} stands in its place` };
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

/** The first record of a case that is not what the heads say; marks each leaf that the ledger holds. */
function headsFault(heads, id, rows) {
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

/** One finding for many cases that lack what only the last heads hold: the state of an earlier day. */
function oldBackup(heads, made, faults) {
  const end = heads.held.lastIndexOf(1);
  const behind = faults.filter(({ kind, leaf }) => kind === 'cut' && leaf > end);
  if (behind.length < 2) return [];
  for (const fault of behind) fault.kind = 'old-backup';
  const [first, last] = [heads.sound.find((head) => end + 1 < head.end), heads.sound.at(-1)];
  const span = `heads ${first.number} (${first.at}) to ${last.number} (${last.at})`;
  const sentence = `${behind.length} cases end before ${span}; the export says that it was made at ${made}`;
  return [{ kind: 'old-backup', sentence }];
}

const isFact = (row) => [row.case, row.text, row.hash].every(isString) && isCount(row.seq);

/** What is kept of a fact until its case is judged; its text is not. */
function readFact(row, folder, files) {
  const [text, whole] = [parse(row.text), hex(`${row.previousHash}\n`, row.text) === row.hash];
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
  const form = { t: isString, rows: (value) => value === rows, sha256: isHex };
  if (!hasForm(row, form) || line.at(-1) !== 10) return ['truncated-export', `it is not the end of ${rows} rows`];
  return row.sha256 === digest ? null : ['export-altered', 'the lines before it do not have the hash that it gives'];
}

/** Reads the export once, hands over each case when its last fact is read, and says whether the end was reached. */
function readExport(path, folder, judge, report) {
  const found = { header: null, facts: 0, seen: new Set(), files: new Map(), complete: false };
  const whole = createHash('sha256');
  let [number, current, rows] = [0, null, []];
  const fault = (kind, sentence) => report({ line: number, kind, sentence });
  for (const line of linesOf(path)) {
    number += 1;
    const row = parse(line);
    if (number === 1) found.header = headerOf(row);
    else if (found.complete) fault('export-altered', 'it stands after the line that ends the export');
    else if (row?.t === 'end') {
      const wrong = endFault(line, row, number - 2, whole.digest('hex'));
      if (wrong !== null) fault(...wrong);
      found.complete = true;
    } else if (!isString(row?.t) || (row.t === 'fact' && !isFact(row))) {
      fault('export-altered', 'it cannot be read as a row of an export');
    } else if (row.t === 'fact') {
      if (row.case !== current) {
        if (current !== null) judge(current, rows);
        [current, rows] = [row.case, []];
        if (found.seen.has(current)) fault('reordered', `facts of case ${current} stand apart from its others`);
        found.seen.add(current);
      }
      found.facts += 1;
      rows.push(readFact(row, folder, found.files));
    }
    if (!found.complete) whole.update(line);
  }
  if (current !== null) judge(current, rows);
  if (number === 0) throw new Unusable('the export is empty');
  if (!found.complete) fault('truncated-export', 'the export breaks off after it: what is not there is not judged');
  return found;
}

function keyOf(path) {
  const pem = readFileSync(path, 'utf8');
  if (pem.includes('PRIVATE')) throw new Unusable('the key is a private one; an auditor needs the public one alone');
  try {
    const key = createPublicKey(pem);
    const fingerprint = hex(key.export({ type: 'spki', format: 'der' }));
    if (key.asymmetricKeyType === 'ed25519') return { public: key, fingerprint };
  } catch {
    // Said below, as for a key of another kind.
  }
  throw new Unusable('the key is not an Ed25519 public key in PEM');
}

function audit({ export: path, heads: headsPath, key, attachments }) {
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
  // Where the export breaks off, what it does not hold is no evidence against the ledger.
  for (const { case: id, seq, kind, sentence } of faults)
    if (complete || kind !== 'cut') report({ case: id, seq, kind, sentence });
  return {
    sound: problems.length === 0,
    export: { ...header, facts, cases: seen.size, complete },
    heads: heads && { count: heads.count, last: heads.last, notCovered },
    attachments: attachments === undefined ? null : files.size,
    problems,
  };
}

// Certificate Transparency's own vectors: the roots of none to eight of these leaves.
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

function selfTest() {
  const leaves = LEAVES.map((leaf) => Buffer.from(leaf, 'hex'));
  const good = ROOTS.map((root, size) => merkleRoot(leaves.slice(0, size)) === root);
  const lines = ROOTS.map((root, size) => `${good[size] ? 'ok   ' : 'WRONG'} root of ${size} leaves ${root}`);
  return { status: good.every(Boolean) ? 0 : 1, lines };
}

const placeOf = ({ case: id, seq, head, line }) => {
  if (id !== undefined) return `case ${id} seq ${seq}`;
  return head === undefined ? `export${line === undefined ? '' : ` line ${line}`}` : `head ${head}`;
};

function linesFor({ sound, export: file, heads, attachments, problems }) {
  const last = heads?.last;
  const shown = problems.slice(0, SHOWN).map((one) => `WRONG   ${placeOf(one)}: ${one.kind}: ${one.sentence}`);
  return [
    `export  ${file.facts} facts of ${file.cases} cases, made at ${file.at} from ${file.source}`,
    heads === null && 'heads   none: a cut tail, a case written anew or an old backup cannot be seen without them',
    heads && `heads   ${heads.count}; ${heads.notCovered} facts of the export are in no sound head`,
    last && `        the last sound one is ${last.number} of ${last.at}, ${last.size} leaves, line ${last.line}`,
    attachments !== null && `files   ${attachments} attachments looked for`,
    ...shown,
    problems.length > SHOWN && `        and ${problems.length - SHOWN} more, which --json names`,
    sound ? 'sound' : `not sound, problems: ${problems.length}`,
  ].filter(Boolean);
}

function optionsOf(args) {
  const options = {};
  for (const rest = [...args]; rest.length > 0;) {
    const name = rest.shift();
    const value = /^--(json|self-test)$/.test(name) ? true : rest.shift();
    if (!/^--(json|self-test|export|heads|key|attachments)$/.test(name) || value === undefined)
      throw new Unusable(`${name} is not an option or lacks its value. ${USAGE}`);
    options[name.slice(2)] = value;
  }
  return options;
}

function run(options) {
  if (options['self-test']) return selfTest();
  if (options.export === undefined) throw new Unusable(USAGE);
  if ((options.heads === undefined) !== (options.key === undefined))
    throw new Unusable('--heads and --key go together: heads without a key from elsewhere prove nothing');
  if (options.attachments !== undefined && !statSync(options.attachments).isDirectory())
    throw new Unusable(`${options.attachments} is not a folder`);
  const result = audit(options);
  return { status: result.sound ? 0 : 1, lines: options.json ? [JSON.stringify(result)] : linesFor(result).map(plain) };
}

// A terminal obeys control characters and a reader cannot see some others; an export may hold both.
const plain = (text) => text.replace(/[^\x20-\x7e\p{L}\p{N}\p{P}]/gu, '?');

try {
  const { status, lines } = run(optionsOf(process.argv.slice(2)));
  process.stdout.on('error', () => {});
  process.stdout.write(`${lines.join('\n')}\n`);
  process.exitCode = status;
} catch (error) {
  const known = error instanceof Unusable || error.syscall !== undefined;
  process.stderr.write(`${known ? 'cannot be verified' : 'the verifier itself failed'}: ${plain(error.message)}\n`);
  process.exitCode = 2;
}
