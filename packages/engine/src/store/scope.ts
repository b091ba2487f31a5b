/** Whose cases a reader reaches: those of one agency, of that agency and everything below it, or of all. */
export interface Scope {
  /** Null for every agency. */
  readonly agency: string | null;
  /** Whether agencies below it are reached as well. */
  readonly below: boolean;
}
