import { useDates } from '../words/date-words.tsx';
import { useWords } from '../words/language.ts';
import { type Draft, type DraftGroup, groupIn, listIn, textIn } from './draft.ts';
import type { Field, RecordField } from './field.ts';
import { FieldSet, useFramed } from './field-frame.tsx';
import { useForm } from './form-context.ts';
import { FieldGrid } from './field-grid.tsx';
import type { Holding, Part } from './part.ts';

const isShown = ({ key }: Field): boolean => key !== 'type' && key !== 'acknowledged';

const Value = ({
  path,
  draft,
  onChange,
  field,
  label,
  render,
}: Omit<Part, 'field'> & {
  readonly field: Field | null;
  readonly label: string;
  readonly render: Holding<RecordField>['render'];
}) =>
  field === null ? (
    <input type="text" aria-label={label} value={textIn(draft)} onChange={({ target }) => onChange(target.value)} />
  ) : (
    render({ field, path, draft, onChange })
  );

const Pairs = ({ field, path, draft, onChange, render }: Holding<RecordField>) => {
  const { words, text } = useWords();
  const pairs = listIn(draft).map(groupIn);
  const put = (at: number, pair: DraftGroup): void =>
    onChange(pairs.map((before, place): Draft => (place === at ? pair : before)));
  return (
    <>
      {pairs.map((pair, at) => (
        <div className="form-row" key={at} role="group" aria-label={words.forms.item(at + 1)}>
          <input
            type="text"
            aria-label={words.forms.key}
            value={textIn(pair['key'])}
            onChange={({ target }) => put(at, { ...pair, key: target.value })}
          />
          <Value
            field={field.value}
            path={`${path}.${textIn(pair['key'])}`}
            draft={pair['value']}
            label={words.forms.value}
            render={render}
            onChange={(value) => put(at, { ...pair, value })}
          />
          <button type="button" className="link" onClick={() => onChange(pairs.filter((_, place) => place !== at))}>
            {words.forms.removeShort}
          </button>
        </div>
      ))}
      <button type="button" className="quiet-button" onClick={() => onChange([...pairs, { key: '', value: '' }])}>
        {words.forms.add(text(field.label))}
      </button>
    </>
  );
};

/** Values under names: those of the entry that the form is about by its own form, others in pairs. */
export const RecordControl = (part: Holding<RecordField>) => {
  const { words, text } = useWords();
  const dates = useDates();
  const { field, path, draft, onChange, render } = part;
  const framed = useFramed(field, path);
  const { about } = useForm();
  return (
    <FieldSet field={field} framed={framed}>
      {about === null ? (
        <Pairs {...part} />
      ) : (
        <>
          <p className="quiet">
            {words.forms.entryWas(text(about.label), dates.minute(about.at))}。{words.forms.onlyChanged}
          </p>
          <FieldGrid
            render={render}
            fields={about.form.fields.filter(isShown)}
            path={path}
            draft={groupIn(draft)}
            onChange={onChange}
          />
        </>
      )}
    </FieldSet>
  );
};
