import type { ReportDocument } from './document.ts';
import { fold } from './fold.ts';
import { type Damage, damagedSpans, damageIn, type Span } from './integrity/damage.ts';
import { type PlaceFinder, createPlaceFinder } from './place-finder.ts';
import { toPlainWriting } from './plain-writing.ts';
import type { PublishedTable } from './tables/published-table.ts';
import { readTables } from './tables/read-tables.ts';
import { type Compact, compactText } from './text/index.ts';

/** A report read once for all that is held to it: each part is made when it is first asked for. */
export interface ParsedReport {
  readonly document: ReportDocument;
  /** Characters in one form, as the text is written. */
  readonly folded: string;
  /** The same in simplified writing. */
  readonly plain: string;
  readonly places: PlaceFinder;
  readonly damage: Damage;
  readonly tables: readonly PublishedTable[];
  /** Running text without tables and what is no word of the report. */
  readonly compact: Compact;
}

/** What is known of a report already. */
export interface KnownParts {
  readonly tables?: readonly PublishedTable[] | undefined;
  readonly damaged?: readonly Span[] | undefined;
}

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
};

/** Reads a report; copies of a long text cost more than anything made of it, so there is one of each. */
export const parseReport = (document: ReportDocument, known: KnownParts = {}): ParsedReport => {
  const { text } = document;
  const folded = once(() => fold(text));
  const plain = once(() => toPlainWriting(text, folded()));
  const places = once(() => createPlaceFinder(text, folded()));
  const damage = once(() => damageIn(folded()));
  const tables = once(() => known.tables ?? readTables(document, plain()));
  const compact = once(() => {
    const damaged = known.damaged ?? damagedSpans(text, damage());
    // What stands in a table is not a sentence.
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
