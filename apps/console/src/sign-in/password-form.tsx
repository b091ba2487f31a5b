import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api, answerOf } from '../data/api.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useWords } from '../words/language.ts';
import { typedIn } from '../parts/typed-in.ts';
import { goOn } from './go-on.ts';
import { useWait } from './use-wait.ts';
import { WaitNote } from './wait-note.tsx';

/** User name and password. */
export const PasswordForm = ({ hasExpired }: { readonly hasExpired: boolean }) => {
  const { words } = useWords();
  const [isShown, setShown] = useState(false);
  const signIn = useMutation({
    mutationFn: async (given: { readonly username: string; readonly password: string }) => {
      const { next } = await answerOf(api.sessions.$post({ json: given }));
      await goOn(next);
    },
    // A wrong password does not end a session.
    onError: () => undefined,
  });
  const wait = useWait(signIn.error);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (wait > 0) return;
        const given = new FormData(event.currentTarget);
        signIn.mutate({ username: typedIn(given, 'username'), password: typedIn(given, 'password') });
      }}
    >
      <h1 className="for-ears">{words.signIn.title}</h1>
      {hasExpired && <p className="note">{words.signIn.expired}</p>}
      <label className="field">
        <span>{words.signIn.username}</span>
        <input name="username" autoComplete="username" required autoFocus maxLength={64} />
      </label>
      <label className="field">
        <span>{words.signIn.password}</span>
        <span className="with-end">
          <input
            name="password"
            type={isShown ? 'text' : 'password'}
            autoComplete="current-password"
            required
            maxLength={200}
          />
          <button type="button" className="link" aria-pressed={isShown} onClick={() => setShown(!isShown)}>
            {isShown ? words.signIn.hide : words.signIn.show}
          </button>
        </span>
      </label>
      <ProblemNote error={signIn.error} />
      <WaitNote seconds={wait} />
      <Button type="primary" htmlType="submit" size="large" block loading={signIn.isPending} aria-disabled={wait > 0}>
        {words.signIn.submit}
      </Button>
      <p className="quiet">{words.signIn.forgot}</p>
    </form>
  );
};
