import type { Random } from '../store/time-ordered-id.ts';

/** A random text for each fact that is written: with it inside the hashed bytes, no hash confirms a guess of the others. */
export type Salts = () => string;

const SALT_BYTES = 16;
// One draw for many facts: a draw of its own would cost more than the hash of a fact.
const DRAWN = 64;

/** Whether a text is a salt: 16 bytes as base64url. */
export const isSalt = (value: unknown): value is string => typeof value === 'string' && /^[\w-]{22}$/.test(value);

/** Salts out of a source of random bytes, in the order in which it gives them. */
export const saltsFrom = (random: Random): Salts => {
  let drawn = Buffer.alloc(0);
  let at = 0;
  return () => {
    if (at === drawn.length) {
      drawn = Buffer.from(random(SALT_BYTES * DRAWN));
      at = 0;
    }
    at += SALT_BYTES;
    return drawn.toString('base64url', at - SALT_BYTES, at);
  };
};
