import { randomBytes } from 'node:crypto';
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
