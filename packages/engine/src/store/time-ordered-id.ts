import { createHash, randomBytes } from 'node:crypto';
import type { Instant } from '@gongkai/calendar';

/** Where randomness comes from: that many bytes. */
export type Random = (bytes: number) => Uint8Array;

/** Randomness of the operating system. */
export const systemRandom: Random = (bytes) => randomBytes(bytes);

/** How many random bytes an identifier takes. */
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

/** An identifier of something new that belongs to no case. */
export const timeOrderedIdNow = (at: Instant, random: Random = systemRandom): string =>
  timeOrderedId(at, random(RANDOM_BYTES));

// Long enough that agencies of a nation spread evenly; two that share a key only share a place.
const AGENCY_KEY = 6;

/**
 * The part of an agency's name that its cases carry in their identifiers, 6 hexadecimal digits: whoever has the
 * identifier of a case knows where the agency's rows lie, without asking.
 */
export const agencyKey = (agency: string): string =>
  createHash('sha256').update(agency).digest('hex').slice(0, AGENCY_KEY);

/** The agency key at the end of a case's identifier. */
export const agencyKeyOf = (caseId: string): string => caseId.slice(-AGENCY_KEY);

/** The identifier of a new case: ordered by time, and ending with the key of its agency. */
export const caseIdOf = (at: Instant, random: Uint8Array, order: number, agency: string): string =>
  timeOrderedId(at, random, order).slice(0, -AGENCY_KEY) + agencyKey(agency);
