import type { ReactNode } from 'react';
import { useWords } from '../words/language.ts';
import type { Field } from './field.ts';
import { fieldId, useForm } from './form-context.ts';
import { useLackWords } from './problem-words.ts';

/** What a field has around it: identifiers, and what is wrong with it. */
export interface Framed {
  readonly id: string;
  readonly error: string | null;
  /** For `aria-describedby` of the control. */
  readonly described: string | undefined;
}

/** The identifiers of a field, and what is wrong with it. */
export const useFramed = (field: Field, path: string): Framed => {
  const { words, text } = useWords();
  const { id: form, problems, said } = useForm();
  const lackWords = useLackWords();
  const id = fieldId(form, path);
  const problem = problems.find((one) => one.path === path);
  const told = said.get(path);
  const refused = told === undefined ? null : `${words.forms.refusedField(text(field.label))}: ${told}`;
  const error = problem === undefined ? refused : lackWords(problem);
  const parts = [...(field.hint === null ? [] : [`${id}-hint`]), ...(error === null ? [] : [`${id}-error`])];
  return { id, error, described: parts.length === 0 ? undefined : parts.join(' ') };
};

/** What is wrong with a field, above its control. */
export const FieldError = ({ framed: { id, error } }: { readonly framed: Framed }) =>
  error === null ? null : (
    <span className="form-error" id={`${id}-error`}>
      ⚠ {error}
    </span>
  );

const Name = ({ field, children }: { readonly field: Field; readonly children?: ReactNode }) => {
  const { words, text } = useWords();
  return (
    <>
      {text(field.label)}
      {!field.required && <span className="quiet"> {words.forms.optional}</span>}
      {children}
    </>
  );
};

const Hint = ({ field, id }: { readonly field: Field; readonly id: string }) => {
  const { text } = useWords();
  return field.hint === null ? null : (
    <span className="quiet form-hint" id={`${id}-hint`}>
      {text(field.hint)}
    </span>
  );
};

/** A field with one control: its label, its hint, what is wrong with it. */
export const FieldFrame = ({
  field,
  framed,
  wide = false,
  children,
}: {
  readonly field: Field;
  readonly framed: Framed;
  readonly wide?: boolean;
  readonly children: ReactNode;
}) => (
  <div className="form-field" data-wide={wide} data-wrong={framed.error !== null}>
    <label htmlFor={framed.id} className="form-label">
      <Name field={field} />
      <Hint field={field} id={framed.id} />
    </label>
    <FieldError framed={framed} />
    {children}
  </div>
);

/** A field of several controls. */
export const FieldSet = ({
  field,
  framed,
  wide = true,
  children,
}: {
  readonly field: Field;
  readonly framed: Framed;
  readonly wide?: boolean;
  readonly children: ReactNode;
}) => (
  <fieldset
    className="form-field"
    id={framed.id}
    tabIndex={-1}
    data-wide={wide}
    data-wrong={framed.error !== null}
    aria-describedby={framed.described}
  >
    <legend className="form-label">
      <Name field={field} />
      <Hint field={field} id={framed.id} />
    </legend>
    <FieldError framed={framed} />
    {children}
  </fieldset>
);
