import { createContext, useContext } from 'react';
import type { Text } from '../data/problem.ts';
import type { Problem } from './body-of.ts';
import type { GroupField } from './field.ts';

/** A value that is known from elsewhere: a person, a document of the case. */
export interface Known {
  readonly value: string;
  readonly label: string;
}

/** The entry that a form is about, with the form of its fact. */
export interface AboutEntry {
  readonly label: Text;
  readonly at: string;
  readonly form: GroupField;
}

/** What the fields of a form share. */
export interface FormShared {
  /** Begins the identifiers of its fields; two forms may be on one page. */
  readonly id: string;
  readonly problems: readonly Problem[];
  /** What the server said of a place, in its words. */
  readonly said: ReadonlyMap<string, string>;
  readonly people: readonly Known[];
  readonly attachments: readonly Known[] | null;
  readonly about: AboutEntry | null;
}

const Shared = createContext<FormShared>({
  id: 'form',
  problems: [],
  said: new Map(),
  people: [],
  attachments: null,
  about: null,
});

/** Gives the fields of a form what they share. */
export const FormProvider = Shared.Provider;

/** What the fields of a form share. */
export const useForm = (): FormShared => useContext(Shared);

/** The identifier of a field on the page. */
export const fieldId = (form: string, path: string): string => `${form}-${path.replaceAll('.', '-')}`;
