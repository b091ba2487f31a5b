import type { Text } from '../data/problem.ts';

/** What the server calls a field and its values. */
export interface FieldWords {
  readonly path: string;
  readonly label: Text;
  readonly hint: Text | null;
  readonly values: readonly { readonly value: string | number | boolean; readonly label: Text }[] | null;
  readonly personal: boolean;
}

/** A value that may be chosen. */
export interface Option {
  readonly value: unknown;
  readonly label: Text;
}

interface Named {
  /** The name in the object that holds it; the empty text for the whole and for an element of a list. */
  readonly key: string;
  readonly label: Text;
  readonly hint: Text | null;
  readonly personal: boolean;
  /** Whether the object that holds it must have it. */
  readonly required: boolean;
}

/** One line or several lines of text, also of a particular kind: a number of a case, an address, a person. */
export interface TextField extends Named {
  readonly kind: 'text';
  readonly long: boolean;
  readonly least: number;
  readonly most: number | null;
  readonly pattern: string | null;
  readonly format: 'plain' | 'uri' | 'case-number' | 'person';
  readonly matter: boolean;
}

/** A number; `of` says whether it is the number of an entry or of an attachment of the case. */
export interface NumberField extends Named {
  readonly kind: 'number';
  readonly whole: boolean;
  readonly least: number | null;
  readonly most: number | null;
  /** The bound itself is not a value. */
  readonly above: number | null;
  readonly of: 'amount' | 'entry' | 'attachment';
}

/** One of a list of values. */
export interface ChoiceField extends Named {
  readonly kind: 'choice';
  readonly options: readonly Option[];
}

/** Yes or no. */
export interface FlagField extends Named {
  readonly kind: 'flag';
}

/** A day, or an instant to the minute; both by the time of China. */
export interface TimeField extends Named {
  readonly kind: 'day' | 'instant';
}

/** A value that is always the same, and is not shown. */
export interface FixedField extends Named {
  readonly kind: 'fixed';
  readonly value: unknown;
}

/** Fields that belong together. */
export interface GroupField extends Named {
  readonly kind: 'group';
  readonly fields: readonly Field[];
  readonly party: boolean;
}

/** Several of one kind. */
export interface ListField extends Named {
  readonly kind: 'list';
  readonly item: Field;
  readonly least: number;
  readonly most: number | null;
}

/** One of several kinds of content. */
export interface UnionField extends Named {
  readonly kind: 'union';
  readonly kinds: readonly Field[];
}

/** Names that are not known before, each with a value. */
export interface RecordField extends Named {
  readonly kind: 'record';
  /** Null where any value will do. */
  readonly value: Field | null;
}

/** A field of a form. */
export type Field =
  | TextField
  | NumberField
  | ChoiceField
  | FlagField
  | TimeField
  | FixedField
  | GroupField
  | ListField
  | UnionField
  | RecordField;
