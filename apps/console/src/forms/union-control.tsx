import { useWords } from '../words/language.ts';
import { CHOSEN, groupIn, textIn } from './draft.ts';
import type { Field, UnionField } from './field.ts';
import { FieldSet, useFramed } from './field-frame.tsx';
import type { Holding } from './part.ts';

// What distinguishes the kinds: the value that only it has, by its name.
const nameOf = (kind: Field, at: number, language: 'zh' | 'en', without: string): string => {
  if (kind.kind === 'fixed') return kind.value === null ? without : kind.label[language];
  if (kind.kind !== 'group') return kind.label[language];
  const mark = kind.fields.find((one) => one.kind === 'fixed');
  return mark?.kind === 'fixed' ? mark.label[language] : `${kind.label[language]} ${at + 1}`;
};

/** One of several kinds of content: the kind is chosen, and then filled in. */
export const UnionControl = ({ field, path, draft, onChange, render }: Holding<UnionField>) => {
  const { words, language } = useWords();
  const framed = useFramed(field, path);
  const parts = groupIn(draft);
  const chosen = textIn(parts[CHOSEN]);
  const kind = chosen === '' ? undefined : field.kinds[Number(chosen)];
  return (
    <FieldSet field={field} framed={framed}>
      <div className="form-radios">
        {field.kinds.map((one, at) => (
          <label key={at} data-checked={chosen === String(at)}>
            <input
              type="radio"
              name={`${framed.id}-kind`}
              checked={chosen === String(at)}
              onChange={() => onChange({ ...parts, [CHOSEN]: String(at) })}
            />
            {nameOf(one, at, language, words.forms.without)}
          </label>
        ))}
      </div>
      {kind !== undefined &&
        kind.kind !== 'fixed' &&
        render({
          field: { ...kind, required: true },
          path,
          draft: parts[chosen],
          onChange: (part) => onChange({ ...parts, [chosen]: part }),
        })}
    </FieldSet>
  );
};
