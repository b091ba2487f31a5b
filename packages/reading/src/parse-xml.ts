import { Parser } from 'htmlparser2';
import { ElementCount } from './count-elements.ts';

/** The attributes of an element, by name. */
export type Attributes = Readonly<Record<string, string>>;

/** What to do at the elements of a part. */
export interface PartHandler {
  readonly open?: (name: string, attributes: Attributes) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

const PIECE = 256 * 1024;

// Some programs write `<x:row>` for `<row>`; a workbook has one language of elements, so the prefix says nothing.
const local = (name: string): string => name.slice(name.indexOf(':') + 1);

// A part may also be in UTF-16, which its mark shows.
const decoderOf = (bytes: Uint8Array): TextDecoder => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le');
  return new TextDecoder(bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8');
};

/**
 * Reads XML piece by piece, with the names of elements as they are written.
 * @throws ReadingError `reading/too-deep` or `reading/too-large`, or whatever the handler throws.
 */
export const parseXml = (bytes: Uint8Array, { open, text, close }: PartHandler): void => {
  const elements = new ElementCount();
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        elements.open();
        open?.(name, attributes);
      },
      ontext: (piece) => text?.(piece),
      onclosetag: (name) => {
        elements.close();
        close?.(name);
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  const decoder = decoderOf(bytes);
  for (let at = 0; at < bytes.length; at += PIECE) {
    parser.write(decoder.decode(bytes.subarray(at, at + PIECE), { stream: true }));
  }
  parser.end(decoder.decode());
};

/**
 * Reads a part of a container, with the names of elements without their prefixes.
 * @throws ReadingError `reading/too-deep` or `reading/too-large`, or whatever the handler throws.
 */
export const parsePart = (bytes: Uint8Array | undefined, { open, text, close }: PartHandler): void => {
  if (bytes === undefined) return;
  parseXml(bytes, {
    open: (name, attributes) => open?.(local(name), attributes),
    ...(text === undefined ? {} : { text }),
    close: (name) => close?.(local(name)),
  });
};
