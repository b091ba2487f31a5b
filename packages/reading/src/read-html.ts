import type { ReportDocument } from '@gongkai/audit';
import { Parser } from 'htmlparser2';
import { decodeText } from './decode-text.ts';
import { ReadingError } from './errors.ts';
import { DEEPEST } from './limits.ts';
import { createTextBuilder } from './text-builder.ts';

const SILENT = new Set(['script', 'style', 'noscript', 'template', 'svg', 'select', 'iframe', 'object']);
const BLOCK = new Set(
  (
    'address article aside blockquote body center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 ' +
    'header hr li main nav ol p pre section title ul caption br'
  ).split(' '),
);
const HEAD_BYTES = 4096;

/** The charset that a page states near its beginning. */
const statedIn = (bytes: Uint8Array): string | null => {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD_BYTES));
  const [, charset = ''] = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,20})/i.exec(head) ?? [];
  if (charset === '') return null;
  return /^gb/i.test(charset) ? 'gb18030' : 'utf-8';
};

const spanOf = (text: string | undefined): number => (/^\d{1,4}$/.test(text ?? '') ? Math.max(1, Number(text)) : 1);

/**
 * Reads a page: its text as a reader sees it, its tables as they are marked; tables that only frame the page are text.
 * @throws ReadingError `reading/too-deep` when elements stand in one another without end
 */
export const readHtml = (bytes: Uint8Array): ReportDocument => {
  const builder = createTextBuilder();
  let depth = 0;
  let silent = 0;
  let spaced = true;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        depth += 1;
        if (depth > DEEPEST)
          throw new ReadingError('reading/too-deep', `elements stand in one another ${DEEPEST} times`);
        if (SILENT.has(name)) silent += 1;
        if (name === 'table') builder.openTable();
        else if (name === 'tr') builder.openRow();
        else if (name === 'td' || name === 'th')
          builder.openCell(spanOf(attributes['colspan']), spanOf(attributes['rowspan']));
        else if (BLOCK.has(name)) builder.line();
        else return;
        spaced = true;
      },
      ontext: (text) => {
        if (silent > 0) return;
        const flat = text.replaceAll(/[\s\u00a0]+/g, ' ');
        const shown = spaced ? flat.trimStart() : flat;
        if (shown === '') return;
        builder.write(shown);
        spaced = shown.endsWith(' ');
      },
      onclosetag: (name) => {
        depth -= 1;
        if (SILENT.has(name)) silent -= 1;
        if (name === 'table') builder.closeTable();
        else if (name === 'td' || name === 'th') builder.closeCell();
        else if (BLOCK.has(name)) builder.line();
        else return;
        spaced = true;
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.write(decodeText(bytes, statedIn(bytes)));
  parser.end();
  return builder.document();
};
