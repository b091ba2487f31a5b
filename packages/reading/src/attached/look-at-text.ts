import { setImmediate as nextTurn } from 'node:timers/promises';
import { bytesAt, FileError, type LookedAt } from './file-kinds.ts';

const PIECE = 256 * 1024;
/** Control characters per thousand that a text may have; a program or a picture has many more. */
const MOST_CONTROL = 2;
const HEAD_BYTES = 4096;

const isControl = (byte: number): boolean =>
  byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d;

/** A decoder that is fed piece by piece, until it meets what its encoding does not have. */
const decoderOf = (encoding: string) => {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let isRight = true;
  return {
    isRight: () => isRight,
    add: (bytes: Uint8Array, stream: boolean): void => {
      if (!isRight) return;
      try {
        decoder.decode(bytes, { stream });
      } catch {
        isRight = false;
      }
    },
  };
};

const MARKUP: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['svg', /^<(?:[^>]*>\s*<)*?svg\b/i],
  ['html', /^<!--|^<(?:!doctype\s+html|html|head|body|script|iframe|meta|title|table|div|p|a|img|style|form)\b/i],
  ['xml', /^<\?xml\b|^<!DOCTYPE\b/i],
];

const MAIL = /^(?:[!-9;-~]+:.*\r?\n(?:[ \t].*\r?\n)*)+/;
const OF_MAIL = /^(?:from|to|date|subject|received|return-path|message-id|mime-version|content-type):/im;

/** What a text that begins so is: `eml` for a mail, markup by its name, otherwise `txt`. */
const kindOfHead = (head: string): string => {
  const text = head.replace(/^\u00ef\u00bb\u00bf/, '').trimStart();
  const [markup] = MARKUP.find(([, pattern]) => pattern.test(text)) ?? [];
  if (markup !== undefined) return markup;
  const [fields] = MAIL.exec(text) ?? [];
  return fields !== undefined && OF_MAIL.test(fields) ? 'eml' : 'txt';
};

/**
 * The kind of a text: `txt`, `eml` or the name of its markup; null for what is not a text.
 * @throws FileError `attachment/unsafe` for text in another encoding than UTF-8 or GB18030
 */
export const lookAtText = async (file: LookedAt): Promise<string | null> => {
  const decoders = [decoderOf('utf-8'), decoderOf('gb18030')];
  let controls = 0;
  for (let at = 0; at < file.size;) {
    const piece = await file.range(at, Math.min(PIECE, file.size - at));
    if (piece.length === 0) return null;
    if (piece.includes(0)) return null;
    for (const byte of piece) if (isControl(byte)) controls += 1;
    at += piece.length;
    for (const one of decoders) one.add(piece, at < file.size);
    await nextTurn();
  }
  if (controls * 1000 > MOST_CONTROL * file.size) return null;
  if (!decoders.some((one) => one.isRight()))
    throw new FileError('attachment/unsafe', 'the text is neither UTF-8 nor GB18030');
  return kindOfHead((await bytesAt(file, 0, HEAD_BYTES)).toString('latin1'));
};
