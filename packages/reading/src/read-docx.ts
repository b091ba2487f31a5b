import type { ReportDocument } from '@gongkai/audit';
import { Parser } from 'htmlparser2';
import { ReadingError } from './errors.ts';
import { DEEPEST } from './limits.ts';
import { createTextBuilder } from './text-builder.ts';
import { unzip } from './unzip.ts';

const MAIN = 'word/document.xml';
/** Kept beside the text: what was deleted, the codes of fields, the second form of a drawing. */
const SILENT = new Set(['w:del', 'w:instrText', 'mc:Fallback', 'w:moveFrom']);

/**
 * Reads a Word document: its paragraphs and tables, not its headers, footers and notes.
 * @throws ReadingError when it is locked, damaged, or expands too far
 */
export const readDocx = (bytes: Uint8Array): ReportDocument => {
  const main = unzip(bytes, (name) => name === MAIN).get(MAIN);
  if (main === undefined)
    throw new ReadingError('reading/broken', 'the Word document has no text in it; save it again');
  const builder = createTextBuilder();
  let [depth, silent, inText] = [0, 0, false];
  let span = 1;
  let merged = false;
  let pending = false;
  // Spans stand inside the cell, so it is opened by its first text or by its end.
  const begin = (): void => {
    if (!pending) return;
    pending = false;
    if (merged) builder.repeatAbove(span);
    else builder.openCell(span, 1);
  };
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        depth += 1;
        if (depth > DEEPEST)
          throw new ReadingError('reading/too-deep', `elements stand in one another ${DEEPEST} times`);
        if (SILENT.has(name)) silent += 1;
        if (name === 'w:tbl') {
          begin();
          builder.openTable();
        } else if (name === 'w:tr') builder.openRow();
        else if (name === 'w:tc') [span, merged, pending] = [1, false, true];
        else if (name === 'w:gridSpan') span = Math.max(1, Number(attributes['w:val']) || 1);
        else if (name === 'w:vMerge') merged = attributes['w:val'] !== 'restart';
        else if (name === 'w:p') begin();
        else if (name === 'w:t') inText = true;
        else if (name === 'w:tab' && silent === 0 && builder.tables() === 0) builder.write(' ');
        else if (name === 'w:br' || name === 'w:cr') builder.line();
      },
      ontext: (text) => {
        if (inText && silent === 0) builder.write(text);
      },
      onclosetag: (name) => {
        depth -= 1;
        if (SILENT.has(name)) silent -= 1;
        if (name === 'w:t') inText = false;
        else if (name === 'w:p' && builder.tables() === 0) builder.line();
        else if (name === 'w:tc') {
          begin();
          builder.closeCell();
        } else if (name === 'w:tbl') builder.closeTable();
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(new TextDecoder().decode(main));
  parser.end();
  return builder.document();
};
