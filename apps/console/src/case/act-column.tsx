import { useSuspenseQuery } from '@tanstack/react-query';
import { readCase } from '../data/reads.ts';
import { useWords } from '../words/language.ts';

/** What may be recorded of a case. */
export const ActColumn = ({ caseId }: { readonly caseId: string }) => {
  const { words, text } = useWords();
  const { data } = useSuspenseQuery(readCase(caseId));
  return (
    <section>
      <h2>{words.case.acts}</h2>
      <ul>
        {data.permitted
          .filter(({ allowed }) => allowed)
          .map(({ fact, label }) => (
            <li key={fact}>{text(label)}</li>
          ))}
      </ul>
    </section>
  );
};
