import { Parser } from 'htmlparser2';
import { ElementCount } from '../count-elements.ts';

/** The attributes of an element, by name. */
export type Attributes = Readonly<Record<string, string>>;

/** What to do at the elements of a part, by their names without prefixes. */
export interface PartHandler {
  readonly open?: (name: string, attributes: Attributes) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

const PIECE = 256 * 1024;

// Some programs write `<x:row>` for `<row>`; a workbook has one language of elements, so the prefix says nothing.
const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Reads a part of a container piece by piece.
 * @throws ReadingError `reading/too-deep` or `reading/too-large`, or whatever the handler throws.
 */
export const parsePart = (bytes: Uint8Array | undefined, { open, text, close }: PartHandler): void => {
  if (bytes === undefined) return;
  const elements = new ElementCount();
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        elements.open();
        open?.(local(name), attributes);
      },
      ontext: (piece) => text?.(piece),
      onclosetag: (name) => {
        elements.close();
        close?.(local(name));
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  const decoder = new TextDecoder();
  for (let at = 0; at < bytes.length; at += PIECE) {
    parser.write(decoder.decode(bytes.subarray(at, at + PIECE), { stream: true }));
  }
  parser.end(decoder.decode());
};
