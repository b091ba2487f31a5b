import { type ReactNode, useId } from 'react';
import { Refused } from '../data/problem.ts';
import { typedIn } from '../parts/typed-in.ts';

/** What the server says of one field, by its path; null where it says nothing of it. */
export const issueAt = (error: unknown, path: string): string | null =>
  error instanceof Refused
    ? (error.problem.issues.find((one) => one.path === path || one.path.startsWith(`${path}.`))?.message ?? null)
    : null;

/** A labelled field with a line of help, and what is wrong with it before the input. */
export const Field = ({
  label,
  more,
  error = null,
  children,
}: {
  readonly label: string;
  readonly more?: string;
  readonly error?: string | null;
  readonly children: ReactNode;
}) => (
  <label className="field">
    <span>{label}</span>
    {error !== null && <span className="field-error">⚠ {error}</span>}
    {children}
    {more !== undefined && <span className="field-more">{more}</span>}
  </label>
);

/** A quiet act; where it may not be done it stays in its place, can be focused, and says why. */
export const Act = ({
  label,
  why = null,
  onAct,
}: {
  readonly label: string;
  readonly why?: string | null;
  readonly onAct: () => void;
}) => {
  const id = useId();
  return (
    <>
      <button
        type="button"
        className="quiet-button"
        aria-disabled={why !== null}
        {...(why === null ? {} : { 'aria-describedby': id, title: why })}
        onClick={() => why === null && onAct()}
      >
        {why !== null && '⊘ '}
        {label}
      </button>
      {why !== null && (
        <span id={id} className="for-ears">
          {why}
        </span>
      )}
    </>
  );
};

/** The texts that a form has under one name. */
export const allTyped = (form: FormData, name: string): readonly string[] =>
  form.getAll(name).filter((value) => typeof value === 'string');

/** A text of a form without its outer blanks; null where nothing was typed. */
export const typed = (form: FormData, name: string): string | null => {
  const value = typedIn(form, name).trim();
  return value === '' ? null : value;
};
