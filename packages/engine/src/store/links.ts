import type { Scope } from './scope.ts';

/** A case that names another one, by its number. */
export interface StoredLink {
  readonly caseId: string;
  readonly kind: string;
  readonly target: string;
}

/** A case that names another one, with what is needed to show it. */
export interface IncomingLink {
  readonly caseId: string;
  readonly number: string;
  readonly agency: string;
  readonly kind: string;
}

/** A case by its identifier and its number. */
export interface NumberedCase {
  readonly id: string;
  readonly number: string;
}

/** Links between cases; they follow from the facts of the cases that name others. */
export interface Links {
  /** The case with a number, in whatever brackets that was typed; null without one. */
  caseNumbered(number: string): Promise<NumberedCase | null>;
  /** The cases that name a case, by its number, within a scope, in the order of their identifiers. */
  to(number: string, scope?: Scope): Promise<readonly IncomingLink[]>;
  /** The rows of one case. */
  of(caseId: string): Promise<readonly StoredLink[]>;
  /** Rows after `after`, in order. */
  page(after: StoredLink | null, limit: number): Promise<readonly StoredLink[]>;
}
