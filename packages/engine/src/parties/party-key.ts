import { createHash, createHmac, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { link, open, readFile, unlink } from 'node:fs/promises';

const LEAST_BYTES = 32;

/** The secret with which names, identity numbers and telephones are hashed, so that they cannot be tried without it. */
export interface PartyKey {
  /** Names the key without revealing it. */
  readonly id: string;
  /** The hash of a value; equal values of two kinds have different ones. */
  readonly hash: (kind: 'id' | 'name' | 'party' | 'phone', value: string) => string;
}

const keyFrom = (secret: KeyObject): PartyKey => ({
  id: createHash('sha256').update('gongkai party key\0').update(secret.export()).digest('hex').slice(0, 16),
  hash: (kind, value) => createHmac('sha256', secret).update(`${kind}\0${value}`).digest('base64url').slice(0, 32),
});

/**
 * Makes a key of a secret.
 * @throws RangeError for a secret of less than 32 bytes.
 */
export const partyKeyOf = (secret: Uint8Array): PartyKey => {
  if (secret.length < LEAST_BYTES) throw new RangeError(`a secret of at least ${LEAST_BYTES} bytes`);
  return keyFrom(createSecretKey(secret));
};

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : null;

const readKey = async (file: string): Promise<PartyKey> => {
  const secret = Buffer.from((await readFile(file, 'utf8')).trim(), 'base64');
  try {
    return partyKeyOf(secret);
  } catch {
    throw new Error(`${file} holds no key of applicants: at least ${LEAST_BYTES} bytes in base64`);
  }
};

/** Makes a key under a name of its own, and then under this one: it is there whole, and no file is written over. */
const makeKey = async (file: string): Promise<void> => {
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(`${randomBytes(LEAST_BYTES).toString('base64')}\n`);
    await handle.sync();
    await link(draft, file);
  } finally {
    await handle.close();
    await unlink(draft);
  }
};

/** The key in a file, null without a file. @throws Error for a file that holds none. */
export const findPartyKey = async (file: string): Promise<PartyKey | null> => {
  try {
    return await readKey(file);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
};

/**
 * The key in a file, which is made once, readable by its owner alone. Without the key no earlier case is recognised: keep a
 * copy of the file apart from the backups.
 * @throws Error for a file that holds no key.
 */
export const partyKeyIn = async (file: string): Promise<PartyKey> => {
  const found = await findPartyKey(file);
  if (found !== null) return found;
  try {
    await makeKey(file);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
  return readKey(file);
};
