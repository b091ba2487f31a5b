import { useWords } from '../words/language.ts';
import { CodeForm } from './code-form.tsx';
import { FactorForm } from './factor-form.tsx';
import { PasswordForm } from './password-form.tsx';

/** Signing in, step by step, as the server asks for it. */
export const SignInPage = ({ lacking, isOver }: { readonly lacking: string; readonly isOver: boolean }) => {
  const { words } = useWords();
  return (
    <div className="sign-in" data-over={isOver}>
      <main className="sign-in-box">
        <p className="sign-in-head">
          <span className="mark" aria-hidden="true">
            公
          </span>
          <strong>{words.frame.product}</strong>
        </p>
        {lacking === 'auth/code-needed' && <CodeForm />}
        {lacking === 'auth/factor-needed' && <FactorForm />}
        {lacking !== 'auth/code-needed' && lacking !== 'auth/factor-needed' && (
          <PasswordForm hasExpired={lacking === 'auth/session-expired' || isOver} />
        )}
      </main>
    </div>
  );
};
