import { Buffer } from 'node:buffer';

/** What a column of many rows holds. */
export type Element = string | number | null;

const ELEMENTS = { text: 25, bigint: 20 } as const;
const HEADER = 20;
const LENGTH = 4;
const WHOLE_NUMBER = 8;
const HALF = 2 ** 32;

const bytesOf = (element: Element, type: keyof typeof ELEMENTS): number =>
  element === null ? 0 : type === 'bigint' ? WHOLE_NUMBER : Buffer.byteLength(String(element));

const put = (buffer: Buffer, at: number, element: string | number, type: keyof typeof ELEMENTS): number => {
  if (type === 'text') return buffer.write(String(element), at);
  const whole = Number(element);
  buffer.writeInt32BE(Math.floor(whole / HALF), at);
  buffer.writeUInt32BE(whole >>> 0, at + 4);
  return WHOLE_NUMBER;
};

/**
 * A list as the server receives it in binary form (`array_recv`): neither side has to write out, escape and take apart
 * texts that are JSON themselves. Numbers are whole and below 2^53.
 */
export const binaryArray = (type: keyof typeof ELEMENTS, elements: readonly Element[]): Buffer => {
  const sizes = elements.map((element) => bytesOf(element, type));
  const buffer = Buffer.allocUnsafe(sizes.reduce((sum, size) => sum + LENGTH + size, HEADER));
  // One dimension that begins at 1, even where it is empty.
  buffer.writeInt32BE(1, 0);
  buffer.writeInt32BE(elements.includes(null) ? 1 : 0, 4);
  buffer.writeInt32BE(ELEMENTS[type], 8);
  buffer.writeInt32BE(elements.length, 12);
  buffer.writeInt32BE(1, 16);
  let at = HEADER;
  for (const [index, element] of elements.entries()) {
    buffer.writeInt32BE(element === null ? -1 : (sizes[index] ?? 0), at);
    at += LENGTH;
    if (element !== null) at += put(buffer, at, element, type);
  }
  return buffer;
};
