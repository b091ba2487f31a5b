import { Link } from '@tanstack/react-router';
import { useWords } from '../words/language.ts';

/** An address without a page. */
export const NotFound = () => {
  const { words } = useWords();
  return (
    <section className="plain-page">
      <h1>{words.frame.notFound}</h1>
      <p>{words.frame.notFoundMore}</p>
      <p>
        <Link to="/" search={{}}>
          {words.frame.back}
        </Link>
        <span className="plain-page-more">{words.frame.searchKey}</span>
      </p>
    </section>
  );
};
