import { ReadingError } from './errors.ts';

const decoded = (bytes: Uint8Array, encoding: string): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

const MARKS = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
] as const;

/** The encoding that a byte order mark names. */
const marked = (bytes: Uint8Array): string | null =>
  MARKS.find(([mark]) => mark.every((byte, index) => bytes[index] === byte))?.[1] ?? null;

/** Tab, line feed, form feed and return, which a text has. */
const WRITTEN = [0x09, 0x0a, 0x0c, 0x0d];
const isControl = (code: number): boolean => (code < 0x20 && !WRITTEN.includes(code)) || (code >= 0x7f && code < 0xa0);
/** Control characters per thousand that a text may have; a picture or a program has many more. */
const MOST_CONTROL = 2;

/** @throws ReadingError `reading/binary` */
const refuseBinary = (text: string): string => {
  let controls = 0;
  for (let at = 0; at < text.length; at += 1) if (isControl(text.charCodeAt(at))) controls += 1;
  if (controls * 1000 > MOST_CONTROL * text.length) {
    throw new ReadingError('reading/binary', 'this is not text; use plain text, HTML, .docx, .xlsx or PDF');
  }
  return text;
};

/**
 * Decodes a text: by its byte order mark, as UTF-8, or as GB18030 (which includes GBK and GB2312).
 * @param stated the encoding that the file states, such as the charset of a page; tried first after the mark
 * @throws ReadingError `reading/encoding` for any other encoding, `reading/binary` if it is not text
 */
export const decodeText = (bytes: Uint8Array, stated: string | null = null): string => {
  const mark = marked(bytes);
  const tried = mark === null ? [...(stated === null ? [] : [stated]), 'utf-8', 'gb18030'] : [mark];
  for (const encoding of tried) {
    const text = decoded(bytes, encoding);
    if (text !== null) return refuseBinary(text.replaceAll(/\r\n?/g, '\n'));
  }
  if (bytes.includes(0)) refuseBinary('\u0000');
  throw new ReadingError(
    'reading/encoding',
    'the text is neither UTF-8, UTF-16 with its mark nor GB18030; save it as UTF-8',
  );
};
