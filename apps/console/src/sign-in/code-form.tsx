import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api, answerOf } from '../data/api.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { typedIn } from '../parts/typed-in.ts';
import { useWords } from '../words/language.ts';
import { goOn } from './go-on.ts';
import { useWait } from './use-wait.ts';
import { WaitNote } from './wait-note.tsx';

/** The second factor: a code of the app, or a recovery code. */
export const CodeForm = () => {
  const { words } = useWords();
  const [isRecovery, setRecovery] = useState(false);
  const prove = useMutation({
    mutationFn: async (typed: string) => {
      const json = isRecovery ? { recoveryCode: typed } : { code: typed.replaceAll(' ', '') };
      const { next } = await answerOf(api.sessions['second-factor'].$post({ json }));
      await goOn(next);
    },
    onError: () => undefined,
  });
  const wait = useWait(prove.error);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (wait > 0) return;
        prove.mutate(typedIn(new FormData(event.currentTarget), 'code'));
      }}
    >
      <h1>{isRecovery ? words.signIn.recovery : words.signIn.code}</h1>
      {!isRecovery && <p className="quiet">{words.signIn.codeMore}</p>}
      <label className="field">
        <span>{isRecovery ? words.signIn.recovery : words.signIn.code}</span>
        <input
          key={String(isRecovery)}
          name="code"
          autoComplete="one-time-code"
          inputMode={isRecovery ? 'text' : 'numeric'}
          required
          autoFocus
          maxLength={40}
        />
      </label>
      <ProblemNote error={prove.error} />
      <WaitNote seconds={wait} />
      <Button type="primary" htmlType="submit" size="large" block loading={prove.isPending} aria-disabled={wait > 0}>
        {words.signIn.proof}
      </Button>
      <p>
        <button type="button" className="link" onClick={() => setRecovery(!isRecovery)}>
          {isRecovery ? words.signIn.useCode : words.signIn.useRecovery}
        </button>
      </p>
    </form>
  );
};
