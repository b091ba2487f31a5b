import { hash, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

/** What an authenticator app reads: RFC 6238 with the values that every app knows. */
const PERIOD_MS = 30_000;
const totpOf = (secret: string, label = ''): TOTP =>
  new TOTP({
    issuer: 'Gongkai',
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD_MS / 1000,
    secret: Secret.fromBase32(secret),
  });

/** A new secret, in base 32. */
export const newSecret = (): string => new Secret({ size: 20 }).base32;

/** The address that an app reads from a QR code. */
export const addressOfSecret = (secret: string, username: string): string => totpOf(secret, username).toString();

/**
 * The number of the half minute of a code; null for a wrong one. A clock of the app may be half a minute early or late.
 * The caller takes each number once.
 */
export const stepOf = (secret: string, code: string, now: number): number | null => {
  const delta = totpOf(secret).validate({ token: code, timestamp: now, window: 1 });
  return delta === null ? null : Math.floor(now / PERIOD_MS) + delta;
};

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODES = 10;
const CODE_LETTERS = 24;

// 24 letters of 32 are 120 bits, so that a plain hash reveals nothing.
const newCode = (): string =>
  [...randomBytes(CODE_LETTERS)].map((byte) => ALPHABET[byte % ALPHABET.length] ?? '').join('');

/** The hash of a recovery code, whatever case, spaces and look-alike letters it was typed with. */
export const hashOfCode = (typed: string): string =>
  hash('sha256', typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1'));

/** New recovery codes, in groups for people to copy, with the hashes to store. */
export const newRecoveryCodes = (): { readonly codes: readonly string[]; readonly hashes: readonly string[] } => {
  const codes = Array.from({ length: CODES }, newCode);
  return { codes: codes.map((code) => code.replaceAll(/(.{6})(?!$)/g, '$1-')), hashes: codes.map(hashOfCode) };
};
