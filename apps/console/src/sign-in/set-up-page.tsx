import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { api, answerOf } from '../data/api.ts';
import { Refused } from '../data/problem.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { ReadFailed } from '../parts/read-failed.tsx';
import { Field, issueAt } from '../staff/form-parts.tsx';
import { typedIn } from '../parts/typed-in.ts';
import { useWords } from '../words/language.ts';

// The token is in the part of the address that a browser sends nowhere, and leaves the address at once.
const token = location.hash.slice(1);

const check = () => answerOf(api.invitations.check.$post({ json: { token } }));

const SetUpForm = ({ name, username: named }: Awaited<ReturnType<typeof check>>) => {
  const { words } = useWords();
  const [differs, setDiffers] = useState(false);
  const accept = useMutation({
    mutationFn: (given: { readonly username?: string; readonly password: string }) =>
      answerOf(api.invitations.accept.$post({ json: { token, ...given } })),
    onSuccess: () => location.assign('/console/'),
    onError: () => undefined,
  });
  const send = (given: FormData): void => {
    const [password, again] = [typedIn(given, 'password'), typedIn(given, 'again')];
    setDiffers(password !== again);
    if (password === again)
      accept.mutate(named === null ? { username: typedIn(given, 'username'), password } : { password });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send(new FormData(event.currentTarget));
      }}
    >
      <p>{name}</p>
      <Field label={words.signIn.username} error={issueAt(accept.error, 'username')}>
        <input
          name="username"
          autoComplete="username"
          required
          minLength={2}
          maxLength={64}
          aria-invalid={issueAt(accept.error, 'username') !== null}
          {...(named === null ? { autoFocus: true } : { value: named, readOnly: true })}
        />
      </Field>
      <Field label={words.signIn.newPassword} error={issueAt(accept.error, 'password')}>
        <input
          name="password"
          type="password"
          autoComplete="new-password"
          required
          minLength={12}
          maxLength={200}
          aria-invalid={issueAt(accept.error, 'password') !== null}
        />
      </Field>
      <Field label={words.signIn.again} error={differs ? words.signIn.differs : null}>
        <input
          name="again"
          type="password"
          autoComplete="new-password"
          required
          maxLength={200}
          aria-invalid={differs}
        />
      </Field>
      <ProblemNote error={accept.error} />
      <Button type="primary" htmlType="submit" size="large" block loading={accept.isPending}>
        {words.signIn.save}
      </Button>
    </form>
  );
};

/** The page behind a one-time link: user name and password. */
export const SetUpPage = () => {
  const { words } = useWords();
  useEffect(() => history.replaceState(history.state, '', location.pathname), []);
  const link = useQuery({ queryKey: ['link'], queryFn: check, retry: false, staleTime: Infinity });
  // Nothing answered, or the server failed: the link may hold.
  const isSpent = link.error instanceof Refused && link.error.problem.status < 500;
  return (
    <div className="sign-in">
      <main className="sign-in-box">
        <h1>{words.signIn.setUpTitle}</h1>
        {isSpent && <p>{words.signIn.linkGone}</p>}
        {isSpent ? <ProblemNote error={link.error} /> : <ReadFailed of={link} />}
        {link.isError && (
          <p>
            <a href="/console/">{words.signIn.toSignIn}</a>
          </p>
        )}
        {link.data !== undefined && <SetUpForm {...link.data} />}
      </main>
    </div>
  );
};
