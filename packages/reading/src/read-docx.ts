import type { ReportDocument } from '@gongkai/audit';
import { ReadingError } from './errors.ts';
import { mainPart } from './main-part.ts';
import { TextBuilder } from './text-builder.ts';
import { unzip } from './unzip.ts';
import { type Attributes, parseXml } from './parse-xml.ts';

const MAIN = 'word/document.xml';
/** Elements whose text is skipped: deletions, field codes, fallbacks of drawings. */
const SILENT = new Set(['w:del', 'w:instrText', 'mc:Fallback', 'w:moveFrom']);

/** Feeds the elements of a document to a builder. */
class DocumentHandler {
  readonly builder = new TextBuilder();
  #silent = 0;
  #inText = false;
  #inRun = false;
  /** A run that Word does not show. */
  #hidden = false;
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
    ['w:r', () => void ([this.#inRun, this.#hidden] = [true, false])],
    ['w:vanish', (attributes) => this.#hide(attributes['w:val'] ?? 'true')],
    ['w:t', () => void (this.#inText = true)],
    ['w:tab', () => this.#tab()],
    ['w:br', () => this.builder.line()],
    ['w:cr', () => this.builder.line()],
  ]);

  readonly #closing = new Map<string, () => void>([
    ['w:r', () => void ([this.#inRun, this.#hidden] = [false, false])],
    ['w:t', () => void (this.#inText = false)],
    ['w:p', () => this.#endParagraph()],
    ['w:tc', () => this.#endCell()],
    ['w:tbl', () => this.builder.closeTable()],
  ]);

  // Outside of a run it hides the mark of a paragraph alone.
  #hide(value: string): void {
    if (this.#inRun) this.#hidden = !['0', 'false', 'off'].includes(value);
  }

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
    if (SILENT.has(name)) this.#silent += 1;
    this.#opening.get(name)?.(attributes);
  }

  text(text: string): void {
    if (this.#inText && !this.#hidden && this.#silent === 0) this.builder.write(text);
  }

  close(name: string): void {
    if (SILENT.has(name)) this.#silent -= 1;
    this.#closing.get(name)?.();
  }
}

/** The namespaces of Word, of the two editions of the standard. */
const WORD = [
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'http://purl.oclc.org/ooxml/wordprocessingml/main',
];

/** Names elements as this file does, whatever prefix a document has chosen for the namespace of Word. */
const namesOf = (): ((name: string, attributes?: Attributes) => string) => {
  let prefix = 'w:';
  return (name, attributes) => {
    for (const [key, value] of Object.entries(attributes ?? {})) {
      if (key.startsWith('xmlns') && WORD.includes(value))
        prefix = key === 'xmlns' ? '' : `${key.slice('xmlns:'.length)}:`;
    }
    if (prefix === 'w:') return name;
    return name.startsWith(prefix) && (prefix !== '' || !name.includes(':')) ? `w:${name.slice(prefix.length)}` : name;
  };
};

/** The attributes of an element under the names that this file uses. */
const attributesOf = (attributes: Attributes): Attributes => {
  const value = Object.entries(attributes).find(([key]) => key === 'val' || key.endsWith(':val'))?.[1];
  return value === undefined ? attributes : { ...attributes, 'w:val': value };
};

/**
 * Reads a Word document: its paragraphs and tables, not its headers, footers and notes.
 * @throws ReadingError if it is locked, damaged, or expands too far
 */
export const readDocx = async (bytes: Uint8Array): Promise<ReportDocument> => {
  const part = await mainPart(bytes, MAIN);
  const main = (await unzip(bytes, (name) => name === part)).get(part);
  if (main === undefined) {
    throw new ReadingError('reading/broken', 'the Word document has no text in it; save it again');
  }
  const handler = new DocumentHandler();
  const nameOf = namesOf();
  parseXml(main, {
    open: (name, attributes) => handler.open(nameOf(name, attributes), attributesOf(attributes)),
    text: (text) => handler.text(text),
    close: (name) => handler.close(nameOf(name)),
  });
  return handler.builder.document();
};
