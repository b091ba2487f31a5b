import { useWords } from '../words/language.ts';
import { type Draft, listIn, textIn } from './draft.ts';
import type { ChoiceField, ListField } from './field.ts';
import { FieldSet, type Framed, useFramed } from './field-frame.tsx';
import type { Holding } from './part.ts';
import { useOptions } from './simple-fields.tsx';

const Checks = ({
  item,
  draft,
  onChange,
}: Pick<Holding<ListField>, 'draft' | 'onChange'> & { readonly item: ChoiceField }) => {
  const chosen = listIn(draft).map(textIn);
  const options = useOptions(item.options);
  return (
    <div className="form-radios">
      {options.map(({ value, label }) => (
        <label key={value} data-checked={chosen.includes(value)}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, value] : chosen.filter((one) => one !== value))
            }
          />
          {label}
        </label>
      ))}
    </div>
  );
};

const Rows = ({ field, path, draft, onChange, render, framed }: Holding<ListField> & { readonly framed: Framed }) => {
  const { words, text } = useWords();
  const rows = listIn(draft);
  const label = text(field.label);
  const isFull = field.most !== null && rows.length >= field.most;
  const shown = rows.length === 0 && field.required ? [''] : rows;
  const put = (at: number, one: Draft): void => onChange(shown.map((before, place) => (place === at ? one : before)));
  return (
    <>
      {shown.map((row, at) => (
        <div className="form-row" key={at} role="group" aria-label={words.forms.item(at + 1)}>
          <span className="quiet form-row-number">{at + 1}</span>
          {render({ field: field.item, path: `${path}.${at}`, draft: row, onChange: (one) => put(at, one) })}
          <button
            type="button"
            className="link"
            aria-label={words.forms.remove(label, at + 1)}
            onClick={() => onChange(shown.filter((_, place) => place !== at))}
          >
            {words.forms.removeShort}
          </button>
        </div>
      ))}
      {!isFull && (
        <button
          type="button"
          className="quiet-button"
          aria-describedby={framed.described}
          onClick={() => onChange([...shown, field.item.kind === 'group' ? {} : ''])}
        >
          {words.forms.add(label)}
        </button>
      )}
    </>
  );
};

/** Several of one kind: marks among values that are known, otherwise one row for each. */
export const ListControl = (part: Holding<ListField>) => {
  const { field, path, draft, onChange } = part;
  const framed = useFramed(field, path);
  return (
    <FieldSet field={field} framed={framed}>
      {field.item.kind === 'choice' ? (
        <Checks item={field.item} draft={draft} onChange={onChange} />
      ) : (
        <Rows {...part} framed={framed} />
      )}
    </FieldSet>
  );
};
