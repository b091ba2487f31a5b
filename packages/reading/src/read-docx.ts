import type { ReportDocument } from '@gongkai/audit';
import { Parser } from 'htmlparser2';
import { ElementCount } from './count-elements.ts';
import { ReadingError } from './errors.ts';
import { TextBuilder } from './text-builder.ts';
import { unzip } from './unzip.ts';

const MAIN = 'word/document.xml';
/** Elements whose text is skipped: deletions, field codes, fallbacks of drawings. */
const SILENT = new Set(['w:del', 'w:instrText', 'mc:Fallback', 'w:moveFrom']);

type Attributes = Readonly<Record<string, string>>;

/** Feeds the elements of a document to a builder. */
class DocumentHandler {
  readonly builder = new TextBuilder();
  readonly #elements = new ElementCount();
  #silent = 0;
  #inText = false;
  #span = 1;
  #merged = false;
  /** A cell that began: its spans are elements inside it, so its first paragraph or its end opens it. */
  #pendingCell = false;

  #beginCell(): void {
    if (!this.#pendingCell) return;
    this.#pendingCell = false;
    if (this.#merged) this.builder.repeatAbove(this.#span);
    else this.builder.openCell(this.#span, 1);
  }

  readonly #opening = new Map<string, (attributes: Attributes) => void>([
    ['w:tbl', () => this.#beginTable()],
    ['w:tr', () => this.builder.openRow()],
    ['w:tc', () => void ([this.#span, this.#merged, this.#pendingCell] = [1, false, true])],
    ['w:gridSpan', (attributes) => void (this.#span = Math.max(1, Number(attributes['w:val']) || 1))],
    ['w:vMerge', (attributes) => void (this.#merged = attributes['w:val'] !== 'restart')],
    ['w:p', () => this.#beginCell()],
    ['w:t', () => void (this.#inText = true)],
    ['w:tab', () => this.#tab()],
    ['w:br', () => this.builder.line()],
    ['w:cr', () => this.builder.line()],
  ]);

  readonly #closing = new Map<string, () => void>([
    ['w:t', () => void (this.#inText = false)],
    ['w:p', () => this.#endParagraph()],
    ['w:tc', () => this.#endCell()],
    ['w:tbl', () => this.builder.closeTable()],
  ]);

  #beginTable(): void {
    this.#beginCell();
    this.builder.openTable();
  }

  #endCell(): void {
    this.#beginCell();
    this.builder.closeCell();
  }

  #endParagraph(): void {
    if (this.builder.depth === 0) this.builder.line();
  }

  #tab(): void {
    if (this.#silent === 0 && this.builder.depth === 0) this.builder.write(' ');
  }

  open(name: string, attributes: Attributes): void {
    this.#elements.open();
    if (SILENT.has(name)) this.#silent += 1;
    this.#opening.get(name)?.(attributes);
  }

  text(text: string): void {
    if (this.#inText && this.#silent === 0) this.builder.write(text);
  }

  close(name: string): void {
    this.#elements.close();
    if (SILENT.has(name)) this.#silent -= 1;
    this.#closing.get(name)?.();
  }
}

/**
 * Reads a Word document: its paragraphs and tables, not its headers, footers and notes.
 * @throws ReadingError if it is locked, damaged, or expands too far
 */
export const readDocx = (bytes: Uint8Array): ReportDocument => {
  const main = unzip(bytes, (name) => name === MAIN).get(MAIN);
  if (main === undefined) {
    throw new ReadingError('reading/broken', 'the Word document has no text in it; save it again');
  }
  const handler = new DocumentHandler();
  const parser = new Parser(
    {
      onopentag: (name, attributes) => handler.open(name, attributes),
      ontext: (text) => handler.text(text),
      onclosetag: (name) => handler.close(name),
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(new TextDecoder().decode(main));
  parser.end();
  return handler.builder.document();
};
