// Checks the forms of values, computes hashes and reads the lines of a file.
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';

const LONGEST_LINE = 2 ** 28;

export class Unusable extends Error {}

export const isString = (value) => typeof value === 'string';
export const isHex = (value) => isString(value) && /^[0-9a-f]{64}$/.test(value);
export const isCount = (value) => Number.isSafeInteger(value) && value >= 0;
export const isInstant = (value) =>
  isString(value) && /^\d{4}-\d\d-\d\dT\d\d:\d\d[\d:.]*(Z|[+-]\d\d:\d\d)$/.test(value);
export const hasForm = (value, form) =>
  Object.keys(Object(value)).length === Object.keys(form).length &&
  Object.entries(form).every(([name, admits]) => admits(value[name]));
export const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
export const hex = (...parts) => sha256(...parts).toString('hex');

/** Returns undefined for a line that is not JSON: damage is a finding, never a crash. */
export const parse = (line) => {
  try {
    return JSON.parse(String(line)) ?? undefined;
  } catch {
    return undefined;
  }
};

/** Yields lines as bytes, each with its newline; only the last one can lack it. */
export function* linesOf(path) {
  const file = openSync(path, 'r');
  let [pending, length] = [[], 0];
  for (;;) {
    const buffer = Buffer.allocUnsafe(2 ** 20);
    const chunk = buffer.subarray(0, readSync(file, buffer));
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      yield Buffer.concat([...pending, chunk.subarray(from, end + 1)]);
      [pending, length, from] = [[], 0, end + 1];
    }
    pending.push(chunk.subarray(from));
    length += chunk.length - from;
    if (length > LONGEST_LINE) throw new Unusable(`${path} has a line of more than ${LONGEST_LINE} bytes`);
    if (chunk.length === 0) break;
  }
  closeSync(file);
  if (length > 0) yield Buffer.concat(pending);
}
