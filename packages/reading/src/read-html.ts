import type { ReportDocument } from '@gongkai/audit';
import { Parser } from 'htmlparser2';
import { ElementCount } from './count-elements.ts';
import { decodeText } from './decode-text.ts';
import { TextBuilder } from './text-builder.ts';

const SILENT = new Set(['script', 'style', 'noscript', 'template', 'svg', 'select', 'iframe', 'object']);
const BLOCK = new Set(
  (
    'address article aside blockquote body center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 ' +
    'header hr li main nav ol p pre section title ul caption br'
  ).split(' '),
);
const CELL = new Set(['td', 'th']);
const HEAD_BYTES = 4096;

/** The charset that a page states near its beginning. */
const statedIn = (bytes: Uint8Array): string | null => {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD_BYTES));
  const [, charset = ''] = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,20})/i.exec(head) ?? [];
  if (charset === '') return null;
  return /^gb/i.test(charset) ? 'gb18030' : 'utf-8';
};

const parseSpan = (text: string | undefined): number => (/^\d{1,4}$/.test(text ?? '') ? Math.max(1, Number(text)) : 1);

/** Feeds the elements of a page to a builder. */
class PageHandler {
  readonly builder = new TextBuilder();
  readonly #elements = new ElementCount();
  #silent = 0;
  /** Whether a space at the start of the next text is dropped. */
  #spaced = true;

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#elements.open();
    if (SILENT.has(name)) this.#silent += 1;
    if (name === 'table') this.builder.openTable();
    else if (name === 'tr') this.builder.openRow();
    else if (CELL.has(name)) this.builder.openCell(parseSpan(attributes['colspan']), parseSpan(attributes['rowspan']));
    else if (BLOCK.has(name)) this.builder.line();
    else return;
    this.#spaced = true;
  }

  text(text: string): void {
    if (this.#silent > 0) return;
    const flat = text.replaceAll(/[\s\u00a0]+/g, ' ');
    const shown = this.#spaced ? flat.trimStart() : flat;
    if (shown === '') return;
    this.builder.write(shown);
    this.#spaced = shown.endsWith(' ');
  }

  close(name: string): void {
    this.#elements.close();
    if (SILENT.has(name)) this.#silent -= 1;
    if (name === 'table') this.builder.closeTable();
    else if (CELL.has(name)) this.builder.closeCell();
    else if (BLOCK.has(name)) this.builder.line();
    else return;
    this.#spaced = true;
  }
}

/**
 * Reads a page: its text as displayed, its tables as marked; tables used for page layout are text.
 * @throws ReadingError `reading/too-deep` or `reading/too-large`
 */
export const readHtml = (bytes: Uint8Array): ReportDocument => {
  const handler = new PageHandler();
  const parser = new Parser(
    {
      onopentag: (name, attributes) => handler.open(name, attributes),
      ontext: (text) => handler.text(text),
      onclosetag: (name) => handler.close(name),
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.write(decodeText(bytes, statedIn(bytes)));
  parser.end();
  return handler.builder.document();
};
