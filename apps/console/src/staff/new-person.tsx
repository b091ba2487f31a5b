import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api, answerOf } from '../data/api.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useWords } from '../words/language.ts';
import { AskFirst } from './ask-first.tsx';
import { Field, issueAt, typed } from './form-parts.tsx';
import { PersonFields, personIn } from './person-fields.tsx';

/** Adds a person, and goes on to them, where duties are granted. */
export const NewPerson = ({ agency, onClose }: { readonly agency: string | null; readonly onClose: () => void }) => {
  const { words } = useWords();
  const navigate = useNavigate();
  const client = useQueryClient();
  const add = useMutation({
    mutationFn: (form: FormData) =>
      answerOf(api.people.$post({ json: { id: typed(form, 'id') ?? '', ...personIn(form) } })),
    onSuccess: async ({ id, agency: of }) => {
      await client.invalidateQueries({ queryKey: ['people'] });
      onClose();
      await navigate({ to: '/people', search: { ...(of === null ? {} : { agency: of }), person: id } });
    },
  });
  const blank = {
    name: '',
    unit: null,
    agency,
    phone: null,
    mail: null,
    reach: 'own-agency',
    administrator: null,
  } as const;
  const { fields, add: title } = words.staff.people;
  return (
    <AskFirst title={title} act={title} isPending={add.isPending} onAct={(form) => add.mutate(form)} onClose={onClose}>
      <Field label={fields.id} more={fields.idMore} error={issueAt(add.error, 'id')}>
        <input name="id" required maxLength={100} pattern="[a-z0-9._@\-]+" autoFocus />
      </Field>
      <PersonFields person={blank} error={add.error} />
      <ProblemNote error={add.error} />
    </AskFirst>
  );
};
