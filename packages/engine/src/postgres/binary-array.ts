import { Buffer } from 'node:buffer';
import type { ColumnType, Value } from '../sql/sql.ts';

/** A type of which lists are sent; bytes are sent one by one. */
type ListType = Exclude<ColumnType, 'bytea'>;

const OIDS = { text: 25, bigint: 20, smallint: 21 } as const satisfies Record<ListType, number>;
const HEADER = 20;
const LENGTH = 4;
const BIGINT = 8;
const SMALLINT = 2;
const HALF = 2 ** 32;

const bytesOf = (element: Value, type: ListType): number => {
  if (element === null) return 0;
  if (type === 'text') return Buffer.byteLength(String(element));
  return type === 'bigint' ? BIGINT : SMALLINT;
};

const put = (buffer: Buffer, at: number, element: string | number, type: ListType): number => {
  if (type === 'text') return buffer.write(String(element), at);
  const integer = Number(element);
  if (type === 'smallint') return buffer.writeInt16BE(integer, at) - at;
  buffer.writeInt32BE(Math.floor(integer / HALF), at);
  buffer.writeUInt32BE(integer >>> 0, at + 4);
  return BIGINT;
};

/**
 * Encodes a list in the binary form of the server (`array_recv`): neither side has to write out, escape and parse texts
 * that are JSON themselves. Numbers are integers below 2^53.
 */
export const binaryArray = (type: ColumnType, elements: readonly Value[]): Buffer => {
  if (type === 'bytea') throw new TypeError('bytes are not sent as a list');
  const sizes = elements.map((element) => bytesOf(element, type));
  const buffer = Buffer.allocUnsafe(sizes.reduce((sum, size) => sum + LENGTH + size, HEADER));
  // One dimension that begins at 1, even where it is empty.
  buffer.writeInt32BE(1, 0);
  buffer.writeInt32BE(elements.includes(null) ? 1 : 0, 4);
  buffer.writeInt32BE(OIDS[type], 8);
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
