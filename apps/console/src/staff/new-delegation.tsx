import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef } from 'react';
import { api, answerOf } from '../data/api.ts';
import { readMe } from '../data/reads.ts';
import { serverNow } from '../data/server-time.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { dayAt } from '../words/days.ts';
import { useWords } from '../words/language.ts';
import { allTyped, Field, issueAt, typed } from './form-parts.tsx';
import { DELEGATING } from './heads.ts';
import { readPeopleOf } from './staff-reads.ts';

const Fields = ({ error }: { readonly error: unknown }) => {
  const { words } = useWords();
  const { data: me } = useSuspenseQuery(readMe);
  const { data: people = [] } = useQuery(readPeopleOf(me.agency));
  const today = dayAt(serverNow());
  const { delegations } = words.staff;
  return (
    <div className="fields">
      <Field label={delegations.to} error={issueAt(error, 'to')}>
        <select name="to" required defaultValue="">
          <option value="">{delegations.choose}</option>
          {people
            .filter(
              ({ id, disabledAt, administrator }) => id !== me.person && disabledAt === null && administrator === null,
            )
            .map(({ id, name, unit }) => (
              <option key={id} value={id}>
                {name} {unit}
              </option>
            ))}
        </select>
      </Field>
      <Field label={delegations.fromDay} error={issueAt(error, 'fromDay')}>
        <input type="date" name="fromDay" required defaultValue={today} min={today} />
      </Field>
      <Field label={delegations.toDay} error={issueAt(error, 'toDay')}>
        <input type="date" name="toDay" required min={today} />
      </Field>
      <Field label={delegations.reason} error={issueAt(error, 'reason')}>
        <input name="reason" required maxLength={500} />
      </Field>
    </div>
  );
};

/** Lets a head name who acts in their place; others see that it is for heads. */
export const NewDelegation = () => {
  const { words, text } = useWords();
  const client = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const { data: me } = useSuspenseQuery(readMe);
  const own = me.duties.filter((one) => one.for === null);
  const isHead = own.some(({ duty }) => DELEGATING.includes(duty));
  const today = dayAt(serverNow());
  const make = useMutation({
    mutationFn: (given: FormData) =>
      answerOf(
        api.delegations.$post({
          json: {
            to: typed(given, 'to') ?? '',
            duties: [...allTyped(given, 'duties')],
            fromDay: typed(given, 'fromDay') ?? today,
            toDay: typed(given, 'toDay') ?? '',
            reason: typed(given, 'reason') ?? '',
          },
        }),
      ),
    onSuccess: async () => {
      form.current?.reset();
      await client.invalidateQueries({ queryKey: ['delegations'] });
    },
  });
  const { delegations } = words.staff;
  if (!isHead) {
    return (
      <section className="section">
        <h2>{delegations.make}</h2>
        <p className="may-not">⊘ {delegations.onlyHeads}</p>
      </section>
    );
  }
  return (
    <form
      ref={form}
      className="section"
      onSubmit={(event) => {
        event.preventDefault();
        make.mutate(new FormData(event.currentTarget));
      }}
    >
      <h2>{delegations.make}</h2>
      <Fields error={make.error} />
      <fieldset className="checks">
        <legend>{delegations.duties}</legend>
        {own.map(({ duty, label }) => (
          <label key={duty}>
            <input type="checkbox" name="duties" value={duty} defaultChecked={own.length === 1} /> {text(label)}
          </label>
        ))}
      </fieldset>
      <ProblemNote error={make.error} />
      <p className="form-end">
        <Button type="primary" htmlType="submit" size="large" loading={make.isPending}>
          {delegations.submit}
        </Button>
      </p>
    </form>
  );
};
