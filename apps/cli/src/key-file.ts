import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Unusable } from './unusable.ts';

const read = (file: string, parse: (pem: string) => KeyObject): KeyObject => {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Unusable(`${file} is not a key: ${why}`, 'file/unreadable');
  }
};

/** The key that signs heads and backups. @throws Unusable when the file holds none. */
export const readPrivateKey = (file: string): KeyObject => read(file, createPrivateKey);

/** The public half, of a file with either half. @throws Unusable when the file holds none. */
export const readPublicKey = (file: string): KeyObject => read(file, createPublicKey);
