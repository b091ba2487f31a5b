import { FileError } from './file-kinds.ts';

const LONGEST_BYTES = 255;

// Control characters, line and paragraph separators, marks and overrides of the direction of writing, invisible joiners and
// fillers, half a surrogate, and what ends a path or a name somewhere.
const FORBIDDEN: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a control character', /\p{Cc}|[\u2028\u2029]/u],
  ['a character that turns the direction of writing', /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u],
  ['an invisible character', /\p{Cf}|[\u115f\u1160\u3164\uffa0]/u],
  ['half a character', /\p{Cs}/u],
  ['a part of a path', /[/\\]|^[A-Za-z]:|^\.{1,2}$/u],
];

/**
 * The name of a file as it is stored: in composed form, without spaces around it. Nothing else is cleaned: a name with
 * anything that a reader cannot see, or a program could take for a path, is refused.
 * @throws FileError `attachment/name`
 */
export const checkName = (given: string): string => {
  const refused = (what: string): FileError => new FileError('attachment/name', what);
  const name = given.normalize('NFC').trim();
  for (const [what, pattern] of FORBIDDEN) if (pattern.test(name)) throw refused(`it has ${what}`);
  if (name === '') throw refused('it is empty');
  const bytes = Buffer.byteLength(name);
  if (bytes > LONGEST_BYTES) throw refused(`it has ${bytes} bytes; ${LONGEST_BYTES} at most`);
  return name;
};

/** The end of a name after its last dot, in lower case; empty without one. */
export const endOfName = (name: string): string => {
  const [, end = ''] = /[^.]\.([^.]{1,10})$/u.exec(name) ?? [];
  const lower = end.toLowerCase();
  return lower === 'jpeg' ? 'jpg' : lower;
};
