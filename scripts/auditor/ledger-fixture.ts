// Writes ledgers, exports and heads for the tests of the verifier, from docs/audit-ledger.md alone.
import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';
import { seeded } from '../../apps/api/src/demo/seeded.ts';

export interface Fact {
  readonly case: string;
  readonly seq: number;
  readonly text: string;
  readonly previousHash: string;
  readonly hash: string;
  readonly type: string;
  readonly at: number;
  readonly recordedAt: number;
  readonly actor: string;
}

export interface Signer {
  readonly key: KeyObject;
  readonly pem: string;
  readonly fingerprint: string;
}

export interface Ledger {
  /** In the order in which they were recorded. */
  readonly facts: readonly Fact[];
  readonly heads: readonly string[];
  readonly signer: Signer;
  readonly attachments: ReadonlyMap<string, Buffer>;
}

export type Random = (below: number) => number;

/** Returns a source of whole numbers below a bound, the same for the same seed. */
export const randomFrom = (seed: number): Random => {
  const { between } = seeded(seed);
  return (below) => between(0, below - 1);
};

export const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');

/** Returns the same key for the same name, so that a failure can be repeated. */
export function signerNamed(name: string): Signer {
  const pkcs8 = Buffer.concat([
    Buffer.from('302e020100300506032b657004220420', 'hex'),
    Buffer.from(sha256(name), 'hex'),
  ]);
  const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
  const pub = createPublicKey(key);
  const fingerprint = createHash('sha256')
    .update(pub.export({ type: 'spki', format: 'der' }))
    .digest('hex');
  return { key, pem: pub.export({ type: 'spki', format: 'pem' }).toString(), fingerprint };
}

const shanghai = (at: number): string => `${new Date(at + 8 * 3_600_000).toISOString().slice(0, -1)}+08:00`;

// The first two facts of each case are from before the salt, as in a ledger that went through the change of form.
const formOf = (id: string, seq: number, actor: string) =>
  seq <= 2
    ? { v: 1, by: { id: actor, duties: ['registrar'] } }
    : {
        v: 2,
        by: { id: actor, person: `person of ${actor}`, duties: ['registrar'] },
        salt: Buffer.from(sha256(`${id}.${seq}`), 'hex').toString('base64url', 0, 16),
      };

/** A fact chained to the one before it; `before` is null for the first one of a case. */
export function factAfter(before: Fact | null, id: string, at: number, actor: string, data: object): Fact {
  const [seq, type, recordedAt] = [
    (before?.seq ?? 0) + 1,
    before === null ? 'request.received' : 'note.added',
    at + 321,
  ];
  const text = JSON.stringify({
    case: id,
    seq,
    type,
    at: shanghai(at),
    recordedAt: new Date(recordedAt).toISOString(),
    ...formOf(id, seq, actor),
    machine: '1.2.0',
    ...(before === null ? { opening: { number: `云公开〔2026〕${id} 号`, agency: 'kunming' } } : {}),
    fact: { type, ...data },
  });
  return { case: id, seq, text, type, at, recordedAt, actor, ...chained(before, id, text) };
}

export function chained(before: Fact | null, id: string, text: string): Pick<Fact, 'previousHash' | 'hash'> {
  const previousHash = before?.hash ?? sha256(`gongkai:${id}`);
  return { previousHash, hash: sha256(`${previousHash}\n${text}`) };
}

/** The tree hash of RFC 6962, 2.1, as the recursion of its text. */
function treeHash(leaves: readonly Buffer[]): Buffer {
  const hash = createHash('sha256');
  const [only] = leaves;
  if (only === undefined) return hash.digest();
  if (leaves.length === 1) return hash.update(Buffer.of(0)).update(only).digest();
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  const [left, right] = [treeHash(leaves.slice(0, split)), treeHash(leaves.slice(split))];
  return hash.update(Buffer.of(1)).update(left).update(right).digest();
}

export interface Head {
  readonly v: 1;
  readonly number: number;
  readonly at: string;
  readonly previous: string;
  readonly size: number;
  readonly through: string;
  readonly leaves: readonly (readonly [string, number, string])[];
  readonly root: string;
  readonly key: string;
  readonly signature: string;
}

/** The root, the key and the signature that belong to the rest of a head. */
export function signed(head: Omit<Head, 'root' | 'key' | 'signature'>, signer: Signer): Head {
  const { number, at, previous, size, through, leaves } = head;
  const root = treeHash(leaves.map((leaf) => Buffer.from(leaf.join('\n')))).toString('hex');
  const text = ['gongkai-head', 1, number, at, previous, size, through, root].join('\n');
  return {
    ...head,
    root,
    key: signer.fingerprint,
    signature: sign(null, Buffer.from(text), signer.key).toString('base64'),
  };
}

export function headsOf(facts: readonly Fact[], each: number, signer: Signer): readonly string[] {
  const lines: string[] = [];
  for (let from = 0; from < facts.length; from += each) {
    const part = facts.slice(from, from + each);
    const before = lines.at(-1);
    const head = signed(
      {
        v: 1,
        number: lines.length + 1,
        at: new Date((part.at(-1)?.recordedAt ?? 0) + 1_000).toISOString(),
        previous: before === undefined ? '0'.repeat(64) : sha256(before),
        size: from + part.length,
        through: `m${from + part.length}`,
        leaves: part.map((fact) => [fact.case, fact.seq, fact.hash]),
      },
      signer,
    );
    lines.push(JSON.stringify(head));
  }
  return lines;
}

/** Facts of several cases in turns, an hour apart, every seventh with an attachment; heads over twelve facts each. */
export function makeLedger(seed: number, cases = 6, facts = 66, signer = signerNamed('agency')): Ledger {
  const random = randomFrom(seed);
  const last = new Map<string, Fact>();
  const attachments = new Map<string, Buffer>();
  const made: Fact[] = [];
  for (let index = 0; index < facts; index += 1) {
    const id = `case-${String((index < cases ? index : random(cases)) + 1).padStart(5, '0')}`;
    const content = Buffer.from(`附件 ${index} of ${id}`);
    const file = { name: `附件${index}.ofd`, sha256: sha256(content), size: content.length };
    if (index % 7 === 0) attachments.set(file.sha256, content);
    const data = { note: `第${index}条 "记录" 🐉 ${random(1e9)}`, ...(index % 7 === 0 ? { papers: [{ file }] } : {}) };
    const fact = factAfter(
      last.get(id) ?? null,
      id,
      1_767_250_800_000 + index * 3_600_000,
      `officer-${random(5)}`,
      data,
    );
    last.set(id, fact);
    made.push(fact);
  }
  return { facts: made, heads: headsOf(made, 12, signer), signer, attachments };
}

export const byCase = (facts: readonly Fact[]): readonly Fact[] =>
  facts.toSorted((one, other) => (one.case < other.case ? -1 : one.case > other.case ? 1 : one.seq - other.seq));

/** Rows in the order given, among rows of another table, with the line that seals them. */
export function exportOf(rows: readonly Fact[], at = '2026-06-01T09:00:00.000+08:00'): string {
  const lines = [
    JSON.stringify({ gongkai: 'backup', v: 1, at, source: 'sqlite' }),
    JSON.stringify({ t: 'agency', id: 'kunming', name: '昆明市人民政府' }),
    ...rows.map((fact) => JSON.stringify({ t: 'fact', ...fact })),
    JSON.stringify({ t: 'outbox', id: 'm1' }),
  ];
  return sealed(lines.map((line) => `${line}\n`).join(''));
}

export const sealed = (body: string): string =>
  `${body}${JSON.stringify({ t: 'end', rows: body.split('\n').length - 2, sha256: sha256(body) })}\n`;
