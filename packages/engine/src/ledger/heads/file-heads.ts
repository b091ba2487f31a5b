import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { open, readFile, stat, writeFile } from 'node:fs/promises';
import type { HeadPlace } from './head-writer.ts';

const CHUNK = 64 * 1024;

const isMissing = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';

const sizeOf = async (file: string): Promise<number> => {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (isMissing(error)) return 0;
    throw error;
  }
};

/** The last complete line of a file, read from its end. */
const lastLine = async (file: string): Promise<string | null> => {
  const size = await sizeOf(file);
  if (size === 0) return null;
  const handle = await open(file, 'r');
  try {
    let tail = Buffer.alloc(0);
    for (let from = size; from > 0;) {
      const start = Math.max(0, from - CHUNK);
      const piece = Buffer.alloc(from - start);
      await handle.read(piece, 0, piece.length, start);
      tail = Buffer.concat([piece, tail]);
      from = start;
      const end = tail.lastIndexOf('\n');
      const before = end <= 0 ? -1 : tail.lastIndexOf('\n', end - 1);
      if (end !== tail.length - 1) throw new Error(`${file} ends within a head; remove the incomplete line`);
      if (before !== -1 || start === 0) return tail.subarray(before + 1, end).toString();
    }
    return null;
  } finally {
    await handle.close();
  }
};

/** Heads in a file, one on each line, each on disk before the next. */
export const fileHeads = (file: string): HeadPlace => ({
  last: () => lastLine(file),
  append: async (line) => {
    const handle = await open(file, 'a', 0o644);
    try {
      await handle.appendFile(`${line}\n`);
      await handle.datasync();
    } finally {
      await handle.close();
    }
  },
});

/**
 * The Ed25519 key that signs heads; created where the file is missing, readable by its owner alone. Its public half is
 * beside it as `<file>.pub`, for the auditor.
 */
export const headKey = async (file: string): Promise<KeyObject> => {
  try {
    return createPrivateKey(await readFile(file, 'utf8'));
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  await writeFile(file, pem, { mode: 0o600, flag: 'wx' });
  await writeFile(`${file}.pub`, createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }));
  return privateKey;
};
