import { Link } from '@tanstack/react-router';
import { Article } from '../parts/article.tsx';
import { useWords } from '../words/language.ts';
import type { Case } from './case-data.ts';

/** What a case calls for, of itself or because of a linked one; each leads to the act with what is known filled in. */
export const Suggestions = ({ one }: { readonly one: Case }) => {
  const { words, text } = useWords();
  if (one.suggestions.length === 0) return null;
  return (
    <section className="suggestions" aria-label={words.case.suggested}>
      {one.suggestions.map(({ fact, label, because, basis, from }) => (
        <p key={`${fact} ${from}`}>
          <strong>{words.case.suggestion}</strong> {text(because)}
          {from !== null && <span className="quiet"> {words.case.fromCase(from)}</span>} <Article basis={basis} />{' '}
          <Link to="/cases/$id" params={{ id: one.id }} search={(before) => ({ ...before, fact })}>
            {text(label)}
          </Link>
        </p>
      ))}
    </section>
  );
};

/** The irregular acts of a case and what the law attaches to them. */
export const IrregularMarks = ({ one }: { readonly one: Case }) => {
  const { words, text } = useWords();
  if (one.irregularities.length === 0) return null;
  return (
    <section className="irregular-marks" aria-label={words.desk.irregular}>
      {one.irregularities.map(({ seq, label, rules }) => (
        <p key={seq}>
          <span className="mark-plain">{words.desk.irregular}</span> <strong>{text(label)}</strong>
          {rules.map(({ code, text: rule, basis, follows }) => (
            <span key={code}>
              {' '}
              {text(rule)} <Article basis={basis} />
              {follows !== null && <span className="quiet"> {text(follows)}</span>}
            </span>
          ))}
        </p>
      ))}
    </section>
  );
};
