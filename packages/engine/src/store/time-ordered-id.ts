import { createHash, randomBytes } from 'node:crypto';
import type { Instant } from '@gongkai/calendar';

/** A source of random bytes. */
export type Random = (bytes: number) => Uint8Array;

/** Random bytes of the operating system. */
export const systemRandom: Random = (bytes) => randomBytes(bytes);

/** The number of random bytes in an identifier. */
export const RANDOM_BYTES = 8;

/**
 * A UUID of version 7: its first 48 bits are the time, so ids sort by creation; the next 12 are `order`, which sorts
 * those of one millisecond that are made together; the rest is random.
 */
export const timeOrderedId = (at: Instant, random: Uint8Array, order = 0): string => {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(Math.max(0, Math.floor(at)), 0, 6);
  bytes.writeUInt16BE(0x7000 | (order & 0x0fff), 6);
  bytes.set(random.subarray(0, RANDOM_BYTES), 8);
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
};

/** An identifier of a new object that belongs to no case. */
export const timeOrderedIdNow = (at: Instant, random: Random = systemRandom): string =>
  timeOrderedId(at, random(RANDOM_BYTES));

// Long enough that the agencies of a nation spread evenly; two agencies with the same key only share a partition.
const AGENCY_KEY = 6;

/**
 * The key of an agency, 6 hexadecimal digits of the hash of its name. Its cases have the key in their identifiers, so that
 * the partition of a case is known without a lookup.
 */
export const agencyKey = (agency: string): string =>
  createHash('sha256').update(agency).digest('hex').slice(0, AGENCY_KEY);

/** The agency key at the end of a case's identifier. */
export const agencyKeyOf = (caseId: string): string => caseId.slice(-AGENCY_KEY);

/** The identifier of a new case: ordered by time, and ending with the key of its agency. */
export const caseIdOf = (at: Instant, random: Uint8Array, order: number, agency: string): string =>
  timeOrderedId(at, random, order).slice(0, -AGENCY_KEY) + agencyKey(agency);
