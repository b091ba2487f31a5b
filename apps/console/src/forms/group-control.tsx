import { useWords } from '../words/language.ts';
import { groupIn, isFilled } from './draft.ts';
import type { GroupField } from './field.ts';
import { FieldError, FieldSet, useFramed } from './field-frame.tsx';
import { FieldGrid } from './field-grid.tsx';
import { useForm } from './form-context.ts';
import type { Holding } from './part.ts';

/** Fields that belong together; those that may be left out wholly are opened where they are needed. */
export const GroupControl = ({ field, path, draft, onChange, render }: Holding<GroupField>) => {
  const { words, text } = useWords();
  const framed = useFramed(field, path);
  const { problems } = useForm();
  const fields = (
    <FieldGrid fields={field.fields} path={path} draft={groupIn(draft)} onChange={onChange} render={render} />
  );
  if (field.required) {
    return (
      <FieldSet field={field} framed={framed}>
        {fields}
      </FieldSet>
    );
  }
  const isWrong = problems.some((one) => one.path.startsWith(`${path}.`));
  return (
    <details className="form-group" data-wide="true" open={isFilled(draft) || isWrong || undefined} id={framed.id}>
      <summary>
        {text(field.label)} <span className="quiet">{words.forms.optional}</span>
      </summary>
      <FieldError framed={framed} />
      {fields}
    </details>
  );
};
