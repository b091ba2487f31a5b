import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { api, answerOf } from '../data/api.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { typedIn } from '../parts/typed-in.ts';
import { useWords } from '../words/language.ts';
import { goOn } from './go-on.ts';

const Picture = lazy(async () => ({ default: (await import('antd')).QRCode }));

type Heading = 'h1' | 'h3';

const Offered = ({
  heading: Heading,
  onCodes,
}: {
  readonly heading: Heading;
  readonly onCodes: (codes: readonly string[]) => void;
}) => {
  const { words } = useWords();
  const offer = useMutation({
    mutationFn: (password: string) => answerOf(api.me['second-factor'].$post({ json: { password } })),
    onError: () => undefined,
  });
  const confirm = useMutation({
    mutationFn: (code: string) => answerOf(api.me['second-factor'].$put({ json: { code } })),
    onSuccess: ({ recoveryCodes }) => onCodes(recoveryCodes),
    onError: () => undefined,
  });
  const offered = offer.data;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const given = new FormData(event.currentTarget);
        if (offered === undefined) offer.mutate(typedIn(given, 'password'));
        else confirm.mutate(typedIn(given, 'code').replaceAll(' ', ''));
      }}
    >
      <Heading>{words.signIn.factorTitle}</Heading>
      <p className="quiet">{words.signIn.factorMore}</p>
      {offered === undefined ? (
        <label className="field" key="password">
          <span>{words.signIn.password}</span>
          <input name="password" type="password" autoComplete="current-password" required autoFocus maxLength={200} />
        </label>
      ) : (
        <>
          <Suspense>
            <Picture value={offered.address} bordered={false} bgColor="#ffffff" color="#1a232e" />
          </Suspense>
          <p>
            {words.signIn.secret} <code className="secret">{offered.secret}</code>
          </p>
          <label className="field" key="code">
            <span>{words.signIn.code}</span>
            <input name="code" inputMode="numeric" autoComplete="one-time-code" required autoFocus maxLength={12} />
          </label>
        </>
      )}
      <ProblemNote error={offer.error ?? confirm.error} />
      <Button type="primary" htmlType="submit" size="large" block loading={offer.isPending || confirm.isPending}>
        {offered === undefined ? words.signIn.proof : words.signIn.confirmFactor}
      </Button>
    </form>
  );
};

/** Sets a second factor up, and shows its recovery codes once. */
export const FactorForm = ({
  heading: Heading = 'h1',
  onDone = () => void goOn('none'),
}: {
  readonly heading?: Heading;
  /** What follows when the recovery codes are kept; by default the page that waits for the sign-in. */
  readonly onDone?: () => void;
}) => {
  const { words } = useWords();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes === null) return <Offered heading={Heading} onCodes={setCodes} />;
  return (
    <section>
      <Heading>{words.signIn.codesTitle}</Heading>
      <p>{words.signIn.codesMore}</p>
      <ul className="recovery-codes">
        {codes.map((one) => (
          <li key={one}>
            <code>{one}</code>
          </li>
        ))}
      </ul>
      <Button type="primary" size="large" block onClick={onDone}>
        {words.signIn.codesDone}
      </Button>
    </section>
  );
};
