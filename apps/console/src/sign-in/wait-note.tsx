import { useWords } from '../words/language.ts';

/** How long one has to wait after many wrong tries; spoken once, not with every second. */
export const WaitNote = ({ seconds }: { readonly seconds: number }) => {
  const { words } = useWords();
  if (seconds === 0) return null;
  return (
    <p className="note" role="timer" aria-live="off">
      {words.signIn.wait(seconds)}
    </p>
  );
};
