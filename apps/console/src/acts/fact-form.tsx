import type { ReactNode } from 'react';
import { ErrorSummary, useListed } from '../forms/error-summary.tsx';
import type { Field } from '../forms/field.ts';
import { FieldGrid } from '../forms/field-grid.tsx';
import { FormField } from '../forms/form-field.tsx';
import { FormProvider } from '../forms/form-context.ts';
import { KeptNote } from '../parts/kept-note.tsx';
import { useWords } from '../words/language.ts';
import type { useFactForm } from './use-fact-form.ts';
import { Failed } from './failed.tsx';

/** The long texts of a draft, for where only these are shown. */
export const typedIn = (fields: readonly Field[], draft: Readonly<Record<string, unknown>>): string =>
  fields
    .filter(({ kind }) => kind === 'text')
    .map(({ key }) => draft[key])
    .filter((text): text is string => typeof text === 'string' && text.trim() !== '')
    .join('·');

const useAll = ({
  problems,
  issues,
  fields,
}: Pick<ReturnType<typeof useFactForm>, 'problems' | 'issues' | 'fields'>) => {
  const { words, text } = useWords();
  const listed = useListed(problems);
  const said = issues.map(({ path, message }) => {
    const field = fields.find(({ key }) => key === path.split('.')[0]);
    return { path, said: `${words.forms.refusedField(field === undefined ? path : text(field.label))}: ${message}` };
  });
  return [...listed, ...said];
};

/** The fields of a fact with what is wrong with them on top; `children` are the ways to send it. */
export const FactForm = ({
  filled,
  id,
  children,
}: {
  readonly filled: ReturnType<typeof useFactForm>;
  readonly id: string;
  readonly children?: ReactNode;
}) => {
  const { draft, kept, fields, shared, tried, record, send } = filled;
  const listed = useAll(filled);
  const [first, ...rest] = fields;
  // When it happened is asked last: it is mostly now.
  const ordered = first?.key === 'at' ? [...rest, first] : fields;
  return (
    <FormProvider value={shared}>
      <form
        id={id}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <ErrorSummary listed={listed} tries={tried} />
        <Failed error={record.error} />
        <FieldGrid
          fields={ordered}
          path=""
          draft={draft}
          onChange={kept.set}
          render={(part) => <FormField {...part} />}
        />
        <KeptNote draft={kept} />
        {children}
      </form>
    </FormProvider>
  );
};
