import type { ReportDocument } from './document.ts';
import { fold } from './fold.ts';
import { type Damage, damagedSpans, damageIn, type Span } from './integrity/damage.ts';
import { createPlaceFinder, type PlaceFinder } from './place-finder.ts';
import { toPlainWriting } from './plain-writing.ts';
import type { PublishedTable } from './tables/published-table.ts';
import { readTables } from './tables/read-tables.ts';
import { type Compact, compactText } from './text/index.ts';

/** A report parsed once for all checks. Each part is computed on first access. */
export interface ParsedReport {
  readonly document: ReportDocument;
  /** The text with folded characters. */
  readonly folded: string;
  /** The text in simplified writing. */
  readonly plain: string;
  readonly places: PlaceFinder;
  readonly damage: Damage;
  readonly tables: readonly PublishedTable[];
  /** Running text, without tables and damaged ranges. */
  readonly compact: Compact;
}

/** Parts of a report that the caller has already. */
export interface KnownParts {
  readonly tables?: readonly PublishedTable[] | undefined;
  readonly damaged?: readonly Span[] | undefined;
}

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
};

/** Parses a report. Copies of a long text are the largest cost, so there is one of each. */
export const parseReport = (document: ReportDocument, known: KnownParts = {}): ParsedReport => {
  const { text } = document;
  const folded = once(() => fold(text));
  const plain = once(() => toPlainWriting(text, folded()));
  const places = once(() => createPlaceFinder(text, folded()));
  const damage = once(() => damageIn(folded()));
  const tables = once(() => known.tables ?? readTables(document, plain()));
  const compact = once(() => {
    const damaged = known.damaged ?? damagedSpans(text, damage());
    // Text in a table is not a sentence.
    const covers = [...damaged, ...tables()].toSorted((a, b) => a.offset - b.offset);
    return compactText(text, covers, plain());
  });
  return {
    document,
    get folded() {
      return folded();
    },
    get plain() {
      return plain();
    },
    get places() {
      return places();
    },
    get damage() {
      return damage();
    },
    get tables() {
      return tables();
    },
    get compact() {
      return compact();
    },
  };
};
