import { parsePart } from '../parse-xml.ts';

/** The texts that cells refer to by number; the readings that are printed above characters are not among them. */
export const readSharedStrings = (bytes: Uint8Array | undefined): readonly string[] => {
  const strings: string[] = [];
  let text = '';
  let inText = false;
  let aside = 0;
  parsePart(bytes, {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 't') inText = aside === 0;
      else if (name === 'rPh') aside += 1;
    },
    text: (piece) => {
      if (inText) text += piece;
    },
    close: (name) => {
      if (name === 'si') strings.push(text);
      else if (name === 't') inText = false;
      else if (name === 'rPh') aside -= 1;
    },
  });
  return strings;
};
