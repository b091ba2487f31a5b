import { lazy, Suspense } from 'react';
import { useWords } from '../words/language.ts';
import type { Procedure } from './law-reads.ts';

const MachinePicture = lazy(async () => ({ default: (await import('../parts/machine-picture.tsx')).MachinePicture }));

/** The machine of a procedure: its states and the ways between them, as a picture and as text. */
export const MachinePart = ({ procedure }: { readonly procedure: Procedure }) => {
  const { words, text } = useWords();
  const names = new Map(procedure.facts.map(({ type, label }) => [type, text(label)]));
  return (
    <Suspense fallback={<p className="quiet">{words.frame.loading}</p>}>
      <MachinePicture states={procedure.states} nameOf={(fact) => names.get(fact) ?? fact} />
    </Suspense>
  );
};
