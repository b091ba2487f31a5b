import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { readProcedures } from '../data/reads.ts';
import { serverNow } from '../data/server-time.ts';
import { dayAt } from '../words/days.ts';
import { useWords } from '../words/language.ts';
import { Field, issueAt } from './form-parts.tsx';
import { exampleOf, type NumberPattern, patternFault, USUAL } from './number-example.ts';
import type { Profile } from './staff-reads.ts';

// As they are typed, in either language.
const PARTS = '{代字} {类字} {year} {n}';

const BLANK: NumberPattern = { pattern: USUAL, code: '', kind: '', width: 1, start: 1 };

const Pattern = ({
  register,
  label,
  given,
  error,
}: {
  readonly register: string;
  readonly label: string;
  readonly given: Partial<NumberPattern> | undefined;
  readonly error: unknown;
}) => {
  const { words } = useWords();
  const [isOn, setOn] = useState(given !== undefined);
  const [value, setValue] = useState<NumberPattern>({ ...BLANK, ...given });
  const { agency } = words.staff;
  const fault = patternFault(value);
  const prefix = `numbering.${register}`;
  const wrong = fault === null ? issueAt(error, prefix) : agency.faults[fault];
  const text = (name: 'pattern' | 'code' | 'kind', most: number) => (
    <Field key={name} label={agency.pattern[name]} error={name === 'pattern' ? wrong : null}>
      <input
        name={`${prefix}.${name}`}
        value={value[name]}
        maxLength={most}
        aria-invalid={name === 'pattern' && wrong !== null}
        onChange={({ target }) => setValue({ ...value, [name]: target.value })}
      />
    </Field>
  );
  const figure = (name: 'width' | 'start', most: number) => (
    <Field key={name} label={agency.pattern[name]}>
      <input
        name={`${prefix}.${name}`}
        type="number"
        min={1}
        max={most}
        value={value[name]}
        onChange={({ target }) => setValue({ ...value, [name]: Number(target.value) })}
      />
    </Field>
  );
  return (
    <fieldset className="pattern">
      <legend>
        <label>
          <input type="hidden" name="register" value={register} />
          <input type="checkbox" name="numbering" value={register} checked={isOn} onChange={() => setOn(!isOn)} />{' '}
          {agency.pattern.on} {label}
        </label>
      </legend>
      {isOn && (
        <div className="fields">
          {text('code', 20)}
          {text('kind', 20)}
          {text('pattern', 60)}
          {figure('width', 8)}
          {figure('start', 10_000_000)}
          <p className="field">
            <span>{agency.example}</span>
            <output className="example">
              {fault === null ? exampleOf(value, dayAt(serverNow()).slice(0, 4)) : words.time.none}
            </output>
          </p>
        </div>
      )}
    </fieldset>
  );
};

/** How the numbers of cases are written, by procedure, with an example that follows what is typed. */
export const NumberPatterns = ({ profile, error }: { readonly profile: Profile | null; readonly error: unknown }) => {
  const { words, text } = useWords();
  const { data: all } = useQuery(readProcedures);
  const { agency } = words.staff;
  return (
    <section className="section">
      <h2>{agency.numbering}</h2>
      <p className="quiet">
        {agency.numberingMore} <code>{PARTS}</code>
      </p>
      {(all?.procedures ?? []).map(({ id, label }) => (
        <Pattern key={id} register={id} label={text(label)} given={profile?.numbering?.[id]} error={error} />
      ))}
    </section>
  );
};
