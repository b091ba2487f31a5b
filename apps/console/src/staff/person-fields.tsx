import { useWords } from '../words/language.ts';
import { AgencyChoice } from './agency-choice.tsx';
import { Field, issueAt, typed } from './form-parts.tsx';
import type { ListedPerson } from './staff-reads.ts';

const REACHES = ['own-unit', 'own-agency', 'below', 'all'] as const;
const OFFICES = ['system', 'security', 'audit'] as const;

/** What a form says of a person. */
export const personIn = (form: FormData) => ({
  name: typed(form, 'name') ?? '',
  unit: typed(form, 'unit'),
  agency: typed(form, 'agency'),
  phone: typed(form, 'phone'),
  mail: typed(form, 'mail'),
  reach: REACHES.find((one) => one === form.get('reach')) ?? 'own-agency',
  administrator: OFFICES.find((one) => one === form.get('administrator')) ?? null,
});

/** The fields of a person, with what the server said of each. */
export const PersonFields = ({
  person,
  isSelf = false,
  error,
}: {
  readonly person: Pick<ListedPerson, 'name' | 'unit' | 'agency' | 'phone' | 'mail' | 'reach' | 'administrator'>;
  /** A person does not change their own reach or office. */
  readonly isSelf?: boolean;
  readonly error: unknown;
}) => {
  const { words } = useWords();
  const { fields, reaches, offices, noOffice, noAgency } = words.staff.people;
  const plain = [
    ['name', person.name, 100, true],
    ['unit', person.unit, 100, false],
    ['phone', person.phone, 40, false],
    ['mail', person.mail, 254, false],
  ] as const;
  return (
    <div className="fields">
      {plain.map(([name, value, most, isNeeded]) => (
        <Field key={name} label={fields[name]} error={issueAt(error, name)}>
          <input
            name={name}
            type={name === 'mail' ? 'email' : 'text'}
            defaultValue={value ?? ''}
            maxLength={most}
            required={isNeeded}
            aria-invalid={issueAt(error, name) !== null}
          />
        </Field>
      ))}
      <Field label={fields.agency} error={issueAt(error, 'agency')}>
        <AgencyChoice name="agency" value={person.agency} every={noAgency} />
      </Field>
      {!isSelf && (
        <>
          <Field label={fields.reach} error={issueAt(error, 'reach')}>
            <select name="reach" defaultValue={person.reach}>
              {REACHES.map((one) => (
                <option key={one} value={one}>
                  {reaches[one]}
                </option>
              ))}
            </select>
          </Field>
          <Field label={fields.administrator} error={issueAt(error, 'administrator')}>
            <select name="administrator" defaultValue={person.administrator ?? ''}>
              <option value="">{noOffice}</option>
              {OFFICES.map((one) => (
                <option key={one} value={one}>
                  {offices[one]}
                </option>
              ))}
            </select>
          </Field>
        </>
      )}
    </div>
  );
};
