import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { api, answerOf } from '../data/api.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useWords } from '../words/language.ts';
import { AgencyChoice } from './agency-choice.tsx';
import { Field, issueAt, typed } from './form-parts.tsx';
import { readAgencies } from './staff-reads.ts';

/** Adds an agency to the tree, or changes the name, level or place of one from a day on. */
export const NewAgency = ({ agency }: { readonly agency: string | null }) => {
  const { words } = useWords();
  const client = useQueryClient();
  const { data: agencies = [] } = useQuery(readAgencies);
  const now = agencies.find(({ id }) => id === agency);
  const put = useMutation({
    mutationFn: (form: FormData) => {
      const from = typed(form, 'from');
      const one = {
        id: typed(form, 'id') ?? '',
        name: typed(form, 'name') ?? '',
        level: typed(form, 'level') ?? '',
        parent: typed(form, 'parent'),
        ...(from === null ? {} : { from }),
      };
      return answerOf(api.agencies.$put({ json: { agencies: [one] } }));
    },
    onSuccess: () =>
      Promise.all(
        ['agencies', 'places', 'first-run', 'region'].map((kind) => client.invalidateQueries({ queryKey: [kind] })),
      ),
  });
  const { agency: names } = words.staff;
  const { agencyFields: fields } = names;
  const at = (name: string): string | null => issueAt(put.error, `agencies.0.${name}`);
  return (
    <form
      key={now?.id ?? ''}
      className="section"
      onSubmit={(event) => {
        event.preventDefault();
        put.mutate(new FormData(event.currentTarget));
      }}
    >
      <h2>{names.addAgency}</h2>
      <p className="quiet">{names.addMore}</p>
      <div className="fields">
        <Field label={fields.id} more={fields.idMore} error={at('id')}>
          <input name="id" required maxLength={63} pattern="[a-z0-9][a-z0-9\-]*" defaultValue={now?.id ?? ''} />
        </Field>
        <Field label={fields.name} error={at('name')}>
          <input name="name" required maxLength={100} defaultValue={now?.name ?? ''} />
        </Field>
        <Field label={fields.level} error={at('level')}>
          <input name="level" required maxLength={40} defaultValue={now?.level ?? ''} />
        </Field>
        <Field label={fields.parent} error={at('parent')}>
          <AgencyChoice name="parent" value={now?.parent ?? null} every={fields.top} />
        </Field>
        <Field label={names.from} error={at('from')}>
          <input name="from" type="date" />
        </Field>
      </div>
      <ProblemNote error={put.error} />
      <p className="form-end">
        <span role="status">{put.isSuccess && words.staff.saved}</span>
        <Button htmlType="submit" loading={put.isPending}>
          {names.addAgency}
        </Button>
      </p>
    </form>
  );
};
