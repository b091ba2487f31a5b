import type { Text } from '../text.ts';

/** The name of a field in a form; `hint` says how it is written, or its unit of measure. */
export interface FieldLabel extends Text {
  readonly hint?: Text;
}

/**
 * The words of the forms in which facts are recorded. Fields are named by their name (`channel`), by their path in a fact
 * (`applicant.kind`, `given[].title`) where one name means two things, or by fact and path (`fee.noticed:before`); the
 * closest one holds. Settings are fields of `settings`.
 */
export interface FormLabels {
  readonly fields?: Readonly<Record<string, FieldLabel>>;
  /** The values of a field, by the same keys and then by value. */
  readonly values?: Readonly<Record<string, Readonly<Record<string, Text>>>>;
}

/** Shorthand for a {@link FieldLabel}. */
export const fieldLabel = (zh: string, en: string, hint?: Text): FieldLabel =>
  hint === undefined ? { zh, en } : { zh, en, hint };

/** The labels of a table whose records have more than a label. */
export const labelsIn = (table: Readonly<Record<string, { readonly label: Text }>>): Readonly<Record<string, Text>> =>
  Object.fromEntries(Object.entries(table).map(([code, { label }]) => [code, label]));
