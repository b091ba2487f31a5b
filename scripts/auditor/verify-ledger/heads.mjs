// Reads the signed heads: their signatures, their order, and the leaves of those that are sound.
import { createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hasForm, hex, isCount, isHex, isInstant, isString, linesOf, parse, Unusable } from './forms.mjs';
import { merkleRoot } from './merkle.mjs';

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
  // Decoders accept several spellings of the same bytes; only one of them was written.
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

/** Returns what is wrong with the position of a sound head; `before` is null if the head before it is not sound. */
function placeFault(head, expected, before) {
  const [kind, gap] = ['head-altered', 'head-missing'];
  if (head.number > expected) return [expected, gap, `heads ${expected} to ${head.number - 1} are not in the file`];
  if (head.number < expected) return [head.number, kind, `it is where head ${expected} should be`];
  if (before !== null && head.previous !== before.line)
    return [Math.max(1, expected - 1), kind, `head ${expected} was written after another line than this one`];
  if (before !== null && head.size !== before.size + head.leaves.length)
    return [expected, gap, `of its ${head.size} leaves so far the heads here hold ${before.size + head.leaves.length}`];
  return null;
}

/** Takes leaves from sound heads only: a head that is not sound is not evidence against a case. */
export function readHeads(path, key, report) {
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

export function keyOf(path) {
  const pem = readFileSync(path, 'utf8');
  if (pem.includes('PRIVATE')) throw new Unusable('the key is a private one; an auditor needs the public one alone');
  try {
    const key = createPublicKey(pem);
    const fingerprint = hex(key.export({ type: 'spki', format: 'der' }));
    if (key.asymmetricKeyType === 'ed25519') return { public: key, fingerprint };
  } catch {
    // Reported below, as for a key of another kind.
  }
  throw new Unusable('the key is not an Ed25519 public key in PEM');
}
