import { useWords } from '../words/language.ts';
import { useDates } from '../words/date-words.tsx';
import { isDay } from './china-time.ts';
import type { ChoiceField, FlagField, NumberField, Option, TextField, TimeField } from './field.ts';
import { FieldFrame, FieldSet, useFramed } from './field-frame.tsx';
import { useForm } from './form-context.ts';

/** What a control of one text is given. */
export interface Control<F> {
  readonly field: F;
  readonly path: string;
  readonly typed: string;
  readonly onType: (typed: string) => void;
}

const MOST_RADIOS = 4;

/** Beyond so many characters a line takes the whole width. */
const WIDE = 200;

/** A text of one line or of several; a person is chosen where the people are known. */
export const TextControl = ({ field, path, typed, onType }: Control<TextField>) => {
  const { words } = useWords();
  const framed = useFramed(field, path);
  const { people } = useForm();
  const shared = {
    id: framed.id,
    value: typed,
    required: field.required,
    'aria-invalid': framed.error !== null,
    'aria-describedby': framed.described,
  };
  if (field.format === 'person' && people.length > 0) {
    return (
      <FieldFrame field={field} framed={framed}>
        <select {...shared} onChange={({ target }) => onType(target.value)}>
          <option value="">{field.required ? words.forms.choose : words.forms.none}</option>
          {people.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </FieldFrame>
    );
  }
  return (
    <FieldFrame field={field} framed={framed} wide={field.long || (field.most ?? 0) > WIDE}>
      {field.long ? (
        <textarea
          {...shared}
          rows={Math.min(12, Math.max(field.matter ? 4 : 2, typed.split('\n').length))}
          onChange={({ target }) => onType(target.value)}
        />
      ) : (
        <input {...shared} type="text" autoComplete="off" onChange={({ target }) => onType(target.value)} />
      )}
    </FieldFrame>
  );
};

/** A number; the document of an entry is chosen where the documents are known. */
export const NumberControl = ({ field, path, typed, onType }: Control<NumberField>) => {
  const { words } = useWords();
  const framed = useFramed(field, path);
  const { attachments } = useForm();
  const shared = {
    id: framed.id,
    value: typed,
    required: field.required,
    'aria-invalid': framed.error !== null,
    'aria-describedby': framed.described,
  };
  if (field.of === 'attachment' && attachments !== null) {
    return (
      <FieldFrame field={field} framed={framed}>
        <select {...shared} onChange={({ target }) => onType(target.value)}>
          <option value="">{attachments.length === 0 ? words.forms.noAttachment : words.forms.none}</option>
          {attachments.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </FieldFrame>
    );
  }
  return (
    <FieldFrame field={field} framed={framed}>
      <input
        {...shared}
        type="text"
        inputMode={field.whole ? 'numeric' : 'decimal'}
        autoComplete="off"
        onChange={({ target }) => onType(target.value)}
      />
    </FieldFrame>
  );
};

interface Radio {
  readonly value: string;
  readonly label: string;
}

const Radios = ({
  name,
  radios,
  typed,
  onType,
}: {
  readonly name: string;
  readonly radios: readonly Radio[];
  readonly typed: string;
  readonly onType: (typed: string) => void;
}) => (
  <div className="form-radios">
    {radios.map(({ value, label }) => (
      <label key={value} data-checked={value === typed}>
        <input type="radio" name={name} value={value} checked={value === typed} onChange={() => onType(value)} />
        {label}
      </label>
    ))}
  </div>
);

/** The values of a field that may be chosen, by their names. */
export const useOptions = (options: readonly Option[]): readonly Radio[] => {
  const { text } = useWords();
  return options.map(({ value, label }) => ({ value: String(value), label: text(label) }));
};

/** One of a few values as radio buttons, one of more as a list. */
export const ChoiceControl = ({
  field,
  path,
  typed,
  onType,
  allRadios = false,
}: Control<ChoiceField> & { readonly allRadios?: boolean }) => {
  const { words } = useWords();
  const framed = useFramed(field, path);
  const options = useOptions(field.options);
  const radios = field.required ? options : [...options, { value: '', label: words.forms.none }];
  if (allRadios || radios.length <= MOST_RADIOS) {
    return (
      <FieldSet field={field} framed={framed} wide={allRadios || radios.length > 2}>
        <Radios name={framed.id} radios={radios} typed={typed} onType={onType} />
      </FieldSet>
    );
  }
  return (
    <FieldFrame field={field} framed={framed}>
      <select
        id={framed.id}
        value={typed}
        required={field.required}
        aria-invalid={framed.error !== null}
        aria-describedby={framed.described}
        onChange={({ target }) => onType(target.value)}
      >
        <option value="">{field.required ? words.forms.choose : words.forms.none}</option>
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
};

/** Yes or no; not said, where it need not be. */
export const FlagControl = ({ field, path, typed, onType }: Control<FlagField>) => {
  const { words } = useWords();
  const framed = useFramed(field, path);
  const radios = [
    { value: 'true', label: words.forms.yes },
    { value: 'false', label: words.forms.no },
    ...(field.required ? [] : [{ value: '', label: words.forms.none }]),
  ];
  return (
    <FieldSet field={field} framed={framed} wide={false}>
      <Radios name={framed.id} radios={radios} typed={typed} onType={onType} />
    </FieldSet>
  );
};

/** A day, with its weekday beside it. */
export const DayControl = ({ field, path, typed, onType }: Control<TimeField>) => {
  const dates = useDates();
  const framed = useFramed(field, path);
  return (
    <FieldFrame field={field} framed={framed}>
      <span className="form-day">
        <input
          id={framed.id}
          type="date"
          value={typed}
          required={field.required}
          aria-invalid={framed.error !== null}
          aria-describedby={framed.described}
          onChange={({ target }) => onType(target.value)}
        />
        {isDay(typed) && <span className="quiet">{dates.day(typed).split(' ')[1]}</span>}
      </span>
    </FieldFrame>
  );
};
