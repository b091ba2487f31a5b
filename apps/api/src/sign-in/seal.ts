import { createCipheriv, createDecipheriv, hash, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ConfigError } from '../config-error.ts';
import { makeFolder } from '../make-folder.ts';

/** Encrypts small secrets of people with a key that is not in the database. */
export interface Seal {
  /** `about` is whose secret it is: sealed for one person, it opens for no other. */
  close(secret: string, about: string): string;
  /** @throws Error where another key sealed it, or it was changed. */
  open(sealed: string, about: string): string;
}

const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Seals with AES-256-GCM; the form names itself and the key, so that either can be replaced. */
export const sealWith = (key: Buffer): Seal => {
  const head = `a1.${hash('sha256', key).slice(0, 8)}.`;
  return {
    close: (secret, about) => {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(about));
      const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return head + Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64url');
    },
    open: (sealed, about) => {
      if (!sealed.startsWith(head))
        throw new Error('a second factor was sealed with another key than GONGKAI_SIGN_IN_KEY');
      const bytes = Buffer.from(sealed.slice(head.length), 'base64url');
      const opener = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
      opener.setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      return Buffer.concat([opener.update(bytes.subarray(IV_BYTES + TAG_BYTES)), opener.final()]).toString('utf8');
    },
  };
};

const keyIn = (file: string): Buffer => {
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url');
  if (key.length !== KEY_BYTES) throw new ConfigError(`${file} holds no key of ${KEY_BYTES} bytes in base64url`);
  return key;
};

/**
 * The key of second factors in a file, which is made where it is missing, for its owner alone.
 * @throws ConfigError where the file cannot be used.
 */
export const keyOfFile = (file: string): Buffer => {
  try {
    makeFolder(dirname(file));
    // Of nodes that start at once, one makes it.
    writeFileSync(file, `${randomBytes(KEY_BYTES).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    if (!isThere) throw new ConfigError(`the key of second factors ${file} cannot be made`, { cause: error });
  }
  return keyIn(file);
};
