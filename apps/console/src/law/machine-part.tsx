import { ScrollBox } from '../parts/scroll-box.tsx';
import { useWords } from '../words/language.ts';
import type { Procedure } from './law-reads.ts';

/** The machine of a procedure as text. */
export const MachinePart = ({ procedure }: { readonly procedure: Procedure }) => {
  const { words, text } = useWords();
  const { procedure: own } = words.law;
  return (
    <details open>
      <summary>{own.diagram}</summary>
      <ScrollBox>
        <pre className="diagram">{text(procedure.diagram)}</pre>
      </ScrollBox>
    </details>
  );
};
