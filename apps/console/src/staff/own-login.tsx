import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { api, answerOf } from '../data/api.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { typedIn } from '../parts/typed-in.ts';
import { FactorForm } from '../sign-in/factor-form.tsx';
import { useWords } from '../words/language.ts';
import { Field, issueAt } from './form-parts.tsx';

/** Changes one's password, with the present one. */
export const OwnPassword = () => {
  const { words } = useWords();
  const client = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const [differs, setDiffers] = useState(false);
  const change = useMutation({
    mutationFn: (json: { readonly password: string; readonly newPassword: string }) =>
      answerOf(api.me.password.$post({ json })),
    onSuccess: async () => {
      form.current?.reset();
      await client.invalidateQueries({ queryKey: ['sessions'] });
    },
    // A wrong password does not end a session.
    onError: () => undefined,
  });
  const { password } = words.account;
  return (
    <form
      ref={form}
      className="section"
      onSubmit={(event) => {
        event.preventDefault();
        const given = new FormData(event.currentTarget);
        const newPassword = typedIn(given, 'newPassword');
        const isSame = newPassword === typedIn(given, 'again');
        setDiffers(!isSame);
        if (isSame) change.mutate({ password: typedIn(given, 'password'), newPassword });
      }}
    >
      <h2>{password.title}</h2>
      <p className="quiet">{password.more}</p>
      <Field label={password.present} error={issueAt(change.error, 'password')}>
        <input name="password" type="password" autoComplete="current-password" required maxLength={200} />
      </Field>
      <Field label={password.next} error={issueAt(change.error, 'newPassword')}>
        <input
          name="newPassword"
          type="password"
          autoComplete="new-password"
          required
          minLength={12}
          maxLength={200}
          aria-invalid={issueAt(change.error, 'newPassword') !== null}
        />
      </Field>
      <Field label={password.again} error={differs ? password.differs : null}>
        <input
          name="again"
          type="password"
          autoComplete="new-password"
          required
          maxLength={200}
          aria-invalid={differs}
        />
      </Field>
      <ProblemNote error={change.error} />
      <p className="form-end">
        <span role="status">
          {change.data !== undefined && `${password.done} ${words.account.sessions.ended(change.data.ended)}`}
        </span>
        <Button htmlType="submit" loading={change.isPending}>
          {password.submit}
        </Button>
      </p>
    </form>
  );
};

/** Sets another second factor up; the present one holds until then. */
export const OwnFactor = () => {
  const { words } = useWords();
  const [isOpen, setOpen] = useState(false);
  const { factor } = words.account;
  return (
    <section className="section">
      <h2>{factor.title}</h2>
      <p className="quiet">{factor.more}</p>
      {isOpen && (
        <div className="factor-box">
          <FactorForm heading="h3" onDone={() => setOpen(false)} />
        </div>
      )}
      <p className="form-end">
        <button type="button" className="quiet-button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? factor.close : factor.begin}
        </button>
      </p>
    </section>
  );
};
