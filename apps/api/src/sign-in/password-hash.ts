import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { EngineBusyError } from '@gongkai/engine';

/** Hashes passwords and compares them, each in a thread of the host. */
export interface PasswordHasher {
  /** @throws EngineBusyError where too many wait. */
  hash(password: string): Promise<string>;
  /** Whether the password is that of the hash; a hash in an unknown form is that of none. */
  verify(password: string, hash: string): Promise<boolean>;
}

/** The parameters of scrypt: the memory is 2^log2 × r × 128 bytes. */
export interface Cost {
  readonly log2: number;
  readonly r: number;
  readonly p: number;
}

/** 32 MiB and about a tenth of a second, as OWASP's sheet on password storage of 2024 lists. */
const COST: Cost = { log2: 15, r: 8, p: 3 };
const SALT_BYTES = 16;
const HASH_BYTES = 32;

// Node has four threads for hashes, files and names; half of them remain for the rest.
const MOST_AT_ONCE = 2;
const MOST_WAITING = 100;

const derive = (password: string, salt: Buffer, { log2, r, p }: Cost): Promise<Buffer> =>
  new Promise((done, fail) => {
    const cost = { N: 2 ** log2, r, p, maxmem: 2 * 128 * 2 ** log2 * r };
    // Written in one of several ways of Unicode, a password is the same.
    scrypt(password.normalize('NFKC'), salt, HASH_BYTES, cost, (error, key) =>
      error === null ? done(key) : fail(error),
    );
  });

/** Salt and hash in a stored one; null where it was made with other parameters. */
const partsOf = (stored: string, { log2, r, p }: Cost) => {
  const [, salt = '', hash = ''] = /^scrypt\$\d+\$\d+\$\d+\$([\w-]{22})\$([\w-]{43})$/.exec(stored) ?? [];
  const isOurs = stored.startsWith(`scrypt$${log2}$${r}$${p}$`) && hash !== '';
  return isOurs ? { salt: Buffer.from(salt, 'base64url'), hash: Buffer.from(hash, 'base64url') } : null;
};

/** Runs so much work at once, and keeps the rest waiting. */
const createGate = (): (<T>(work: () => Promise<T>) => Promise<T>) => {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (waiting.length >= MOST_WAITING) throw new EngineBusyError('too many passwords wait to be compared');
    if (running >= MOST_AT_ONCE) await new Promise<void>((next) => waiting.push(next));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // The place goes to the one who waits longest.
      if (next === undefined) running -= 1;
      else next();
    }
  };
};

/** A hasher with scrypt. */
export const createPasswordHasher = (cost: Cost = COST): PasswordHasher => {
  const gate = createGate();
  return {
    hash: (password) =>
      gate(async () => {
        const salt = randomBytes(SALT_BYTES);
        const hash = await derive(password, salt, cost);
        const { log2, r, p } = cost;
        return ['scrypt', log2, r, p, salt.toString('base64url'), hash.toString('base64url')].join('$');
      }),
    verify: (password, stored) =>
      gate(async () => {
        const parts = partsOf(stored, cost);
        const found = await derive(password, parts?.salt ?? Buffer.alloc(SALT_BYTES), cost);
        return parts !== null && timingSafeEqual(found, parts.hash);
      }),
  };
};
