const HAN = /\p{Script=Han}/u;
const WORD = /[\p{L}\p{N}\p{M}]/u;

type Kind = 'han' | 'word' | 'blank' | 'mark';

// Almost every character is one of these; the others are looked up in the tables of the runtime.
const commonKind = (code: number): Kind | null => {
  if ((code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf)) return 'han';
  if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) return 'word';
  if (code === 32 || (code >= 9 && code <= 13)) return 'blank';
  return code < 128 || code === 0x3002 || code === 0x3001 ? 'mark' : null;
};

const kindOf = (character: string): Kind => {
  const common = commonKind(character.codePointAt(0) ?? 0);
  if (common !== null) return common;
  if (HAN.test(character)) return 'han';
  if (WORD.test(character)) return 'word';
  return /\s/u.test(character) ? 'blank' : 'mark';
};

/**
 * The form in which texts are compared: full and half width, capitals and small letters are equal (NFKC); whatever is
 * neither a letter nor a digit is a space, so that 〔2026〕, [2026] and (2026) are equal; Chinese characters are apart from
 * other letters and digits; blanks between Chinese characters are left out, since a name may be spaced out. It begins and ends with a
 * space, so that the beginning of a word is a space and what follows.
 */
export const normalise = (text: string): string => {
  let made = ' ';
  let last: Kind = 'mark';
  let blanks = false;
  for (const character of text.normalize('NFKC').toLowerCase()) {
    const kind = kindOf(character);
    if (kind === 'blank') {
      blanks = true;
      continue;
    }
    if (kind !== 'mark') {
      const joined = last === kind && (kind === 'han' || !blanks);
      if (!joined && !made.endsWith(' ')) made += ' ';
      made += character;
    }
    last = kind;
    blanks = false;
  }
  return made.endsWith(' ') ? made : `${made} `;
};

/** The characters of a document that are searched; what follows is not found. */
export const MOST_TEXT = 20_000;

/** The searched part of a normalised text. */
export const cutText = (text: string): string =>
  text.length <= MOST_TEXT ? text : Array.from(text).slice(0, MOST_TEXT).join('');

/** Normalised texts one after another; a word never spans two of them. */
export const joinTexts = (texts: readonly string[]): string => {
  const words = texts.map((one) => one.trim()).filter((one) => one !== '');
  return words.length === 0 ? ' ' : ` ${words.join(' ')} `;
};

export const isHan = (character: string): boolean => kindOf(character) === 'han';
