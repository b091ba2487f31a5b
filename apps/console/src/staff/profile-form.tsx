import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { api, answerOf } from '../data/api.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useWords } from '../words/language.ts';
import { Authorities } from './authorities.tsx';
import { Field, issueAt } from './form-parts.tsx';
import { NumberPatterns } from './number-patterns.tsx';
import { InternalLimits } from './internal-limits.tsx';
import { FOOTER, OFFICE, profileIn } from './profile-in.ts';
import type { Profile } from './staff-reads.ts';

const MOST = { address: 300, postcode: 20, hours: 300, telephone: 50, fax: 50, email: 200 } as const;

const Office = ({ profile, error }: { readonly profile: Profile | null; readonly error: unknown }) => {
  const { agency } = useWords().words.staff;
  return (
    <section className="section">
      <h2>{agency.office}</h2>
      <div className="fields">
        {OFFICE.map((name) => (
          <Field key={name} label={agency.fields[name]} error={issueAt(error, name)}>
            <input
              name={name}
              type={name === 'email' ? 'email' : 'text'}
              defaultValue={profile?.[name] ?? ''}
              maxLength={MOST[name]}
            />
          </Field>
        ))}
      </div>
    </section>
  );
};

const Footer = ({ profile, error }: { readonly profile: Profile | null; readonly error: unknown }) => {
  const { agency } = useWords().words.staff;
  return (
    <section className="section">
      <h2>{agency.footer}</h2>
      <div className="fields">
        {FOOTER.map((name) => (
          <Field key={name} label={agency.footerFields[name]} error={issueAt(error, `footer.${name}`)}>
            <input name={`footer.${name}`} defaultValue={profile?.footer?.[name] ?? ''} maxLength={100} />
          </Field>
        ))}
      </div>
    </section>
  );
};

const Rest = ({ profile, error }: { readonly profile: Profile | null; readonly error: unknown }) => {
  const { agency } = useWords().words.staff;
  return (
    <section className="section">
      <h2>{agency.rest}</h2>
      <div className="fields">
        <Field label={agency.seals} more={agency.sealsMore} error={issueAt(error, 'seals')}>
          <textarea name="seals" rows={2} defaultValue={(profile?.seals ?? []).join('\n')} />
        </Field>
        <Field label={agency.lookAlike} more={agency.lookAlikeMore} error={issueAt(error, 'lookAlike')}>
          <input name="lookAlike" type="number" min="0" max="1" step="0.05" defaultValue={profile?.lookAlike ?? ''} />
        </Field>
      </div>
    </section>
  );
};

/** The profile of an agency as a form; it is put whole, and from a day on. */
export const ProfileForm = ({
  agency,
  profile,
  may,
}: {
  readonly agency: string;
  readonly profile: Profile | null;
  readonly may: boolean;
}) => {
  const { words } = useWords();
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: (form: FormData) =>
      answerOf(api.agencies[':id'].profile.$put({ param: { id: agency }, json: profileIn(form, profile) })),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['profile', agency] }),
        client.invalidateQueries({ queryKey: ['first-run'] }),
      ]),
  });
  const { agency: names } = words.staff;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(new FormData(event.currentTarget));
      }}
    >
      <fieldset className="plain-fieldset" disabled={!may}>
        <Office profile={profile} error={save.error} />
        <Authorities
          list="reconsideration"
          title={names.reconsideration}
          given={profile?.reconsideration ?? []}
          error={save.error}
        />
        <Authorities list="courts" title={names.courts} given={profile?.courts ?? []} error={save.error} />
        <NumberPatterns profile={profile} error={save.error} />
        <InternalLimits profile={profile} error={save.error} />
        <Footer profile={profile} error={save.error} />
        <Rest profile={profile} error={save.error} />
        {may && (
          <>
            <ProblemNote error={save.error} />
            <div className="form-end">
              <span className="quiet" role="status">
                {save.isSuccess ? words.staff.saved : names.fromMore}
              </span>
              <label className="inline-field">
                <span>{names.from}</span>
                <input type="date" name="from" />
              </label>
              <Button type="primary" htmlType="submit" size="large" loading={save.isPending}>
                {names.save}
              </Button>
            </div>
          </>
        )}
      </fieldset>
    </form>
  );
};
