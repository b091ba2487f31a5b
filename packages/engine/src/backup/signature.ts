import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { BackupError } from '../errors.ts';
import { keyId } from '../ledger/heads/head.ts';

/** What the last line of a backup says, apart from its signature. */
export interface Manifest {
  readonly rows: number;
  readonly sha256: string;
}

const bytesOf = ({ rows, sha256 }: Manifest): Buffer => Buffer.from(['gongkai-backup', 1, rows, sha256].join('\n'));

/** The name of the key, and the Ed25519 signature over the manifest. */
export const signManifest = (
  manifest: Manifest,
  key: KeyObject,
): { readonly key: string; readonly signature: string } => ({
  key: keyId(key),
  signature: sign(null, bytesOf(manifest), key).toString('base64'),
});

/**
 * Checks the signature of a manifest against the key that signs heads, or its public half.
 * @throws BackupError when it is missing, or is not one of this key over this manifest.
 */
export const checkSignature = (
  manifest: Manifest,
  { key: named, signature }: { readonly key?: unknown; readonly signature?: unknown },
  key: KeyObject,
): void => {
  if (typeof signature !== 'string') {
    throw new BackupError(
      'the backup is not signed: its last line was made anew, or no key was configured when it was made',
    );
  }
  const half = key.type === 'private' ? createPublicKey(key) : key;
  if (named !== keyId(half))
    throw new BackupError(`the backup is signed by the key ${String(named)}, not by the one given`);
  if (!verify(null, bytesOf(manifest), half, Buffer.from(signature, 'base64'))) {
    throw new BackupError('the backup was altered: its signature is not one over what it holds');
  }
};
