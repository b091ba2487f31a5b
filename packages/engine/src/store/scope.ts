/** Whose cases a reader reaches: those of one agency, of that agency and everything below it, or of all. */
export interface Scope {
  /** Null for every agency. */
  readonly agency: string | null;
  /** Whether agencies below it are reached as well. */
  readonly below: boolean;
  /** Only the cases of this unit of the agency: those on which someone of the unit recorded, or that were given to it. */
  readonly unit?: string;
  /** Without the cases that an agency of it held before another one, which it may read by their identifiers. */
  readonly heldOnly?: true;
}

/** The cases of every agency. */
export const EVERYWHERE: Scope = { agency: null, below: true };
