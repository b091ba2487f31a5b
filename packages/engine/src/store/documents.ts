import type { Instant } from '@gongkai/calendar';
import { cutText } from '../search/normalise.ts';

/** What a document is of: a case, an agency, or an item of the catalogue of what is published. */
export type DocumentKind = 'case' | 'agency' | 'item';

/** What search finds something by. Number, title and text are normalised. */
export interface SearchDocument {
  /** Of a case its identifier; `agency:…` and `item:…` for the others. */
  readonly id: string;
  readonly kind: DocumentKind;
  readonly agency: string;
  /** The procedure of a case: only those who handle its cases search title and text. */
  readonly procedure: string | null;
  readonly number: string;
  readonly title: string;
  /** Everything it is found by, number and title included. */
  readonly text: string;
  /** Newer ones come first: when a case was opened, or the start of the day on which an item was published. */
  readonly newest: Instant;
}

/** The document of a case as a fact changes it. */
export interface CaseText extends SearchDocument {
  /** Whether `text` is all of the text; otherwise it is added to that of the facts before. */
  readonly whole: boolean;
}

/** Joins the texts of one case that are written together. */
export const joinedText = (before: CaseText | undefined, next: CaseText): CaseText =>
  before === undefined || next.whole
    ? next
    : { ...next, whole: before.whole, text: cutText(`${before.text}${next.text.trimStart()}`) };

/** A position in the order of hits: rank 0 is that of an exact number, 1 of titles, 2 of texts. */
export interface HitPosition {
  readonly rank: 0 | 1 | 2;
  readonly newest: Instant;
  readonly id: string;
}

/** An item of the catalogue: something that is published, whatever it is. */
export interface CatalogueItem {
  readonly id: string;
  readonly agency: string;
  /** A short code, for example `gazette` or `policy`. */
  readonly kind: string;
  readonly number: string;
  readonly title: string;
  readonly text: string;
  /** A day, `2026-03-05`. */
  readonly publishedOn: string;
}
