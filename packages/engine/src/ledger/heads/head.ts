import { createHash, createPublicKey, type KeyObject, sign } from 'node:crypto';

/** A fact in a head: case, number in the case, hash; an act has the reserved case `acts`. */
export type Leaf = readonly [caseId: string, seq: number, hash: string];

/** A signed statement of what the ledger held at a moment; each one carries the hash of the one before. */
export interface Head {
  readonly v: 1;
  readonly number: number;
  readonly at: string;
  readonly previous: string;
  /** Leaves of all heads so far, this one included. */
  readonly size: number;
  /** The last message that was covered. */
  readonly through: string;
  readonly leaves: readonly Leaf[];
  readonly root: string;
  /** SHA-256 of the public key. */
  readonly key: string;
  readonly signature: string;
}

const sha256 = (...parts: readonly (string | Uint8Array)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** The root of a Merkle tree by RFC 6962: leaves and nodes are hashed with different prefixes, so that neither can be taken for the other. */
export const merkleRoot = (leaves: readonly Uint8Array[]): Buffer => {
  const root = (from: number, through: number): Buffer => {
    const count = through - from;
    const only = leaves[from];
    if (count === 1 && only !== undefined) return sha256(LEAF, only);
    let split = 1;
    while (split * 2 < count) split *= 2;
    return sha256(NODE, root(from, from + split), root(from + split, through));
  };
  return leaves.length === 0 ? sha256() : root(0, leaves.length);
};

const leafBytes = ([caseId, seq, hash]: Leaf): Uint8Array => Buffer.from(`${caseId}\n${seq}\n${hash}`);

/** The name of a key: the SHA-256 of its public half. */
export const keyId = (key: KeyObject): string => {
  const half = key.type === 'private' ? createPublicKey(key) : key;
  return sha256(half.export({ type: 'spki', format: 'der' })).toString('hex');
};

/** The previous hash of the first head. */
export const NO_HEAD = '0'.repeat(64);

/** The hash of a head's line, for the next one. */
export const hashOfLine = (line: string): string => sha256(line).toString('hex');

/** Creates and signs the next head. */
export const signHead = (
  content: Pick<Head, 'number' | 'at' | 'previous' | 'size' | 'through' | 'leaves'>,
  privateKey: KeyObject,
): Head => {
  const { number, at, previous, size, through, leaves } = content;
  const root = merkleRoot(leaves.map(leafBytes)).toString('hex');
  const bytes = ['gongkai-head', 1, number, at, previous, size, through, root].join('\n');
  const signature = sign(null, Buffer.from(bytes), privateKey).toString('base64');
  return { v: 1, number, at, previous, size, through, leaves, root, key: keyId(privateKey), signature };
};
