import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useRowKeys } from '../desk/use-row-keys.ts';
import { ReadFailed } from '../parts/read-failed.tsx';
import { useDates } from '../words/date-words.tsx';
import { useWords } from '../words/language.ts';
import { HIT_KINDS } from './hit-kinds.ts';
import { readAgencyNames, readSearch } from './list-reads.ts';
import { Marked } from './marked.tsx';
import { hasWord, wordsIn } from './question-words.ts';
import { labelIn, useLabels } from './use-labels.ts';

type Hit = Awaited<ReturnType<NonNullable<ReturnType<typeof readSearch>['queryFn']>>>['hits'][number];

const Title = ({
  hit: { kind, id, title, number },
  words,
}: {
  readonly hit: Hit;
  readonly words: readonly string[];
}) => {
  const catalogue = useWords().words;
  const shown = <Marked shown={title ?? number ?? id} words={words} />;
  if (kind === 'case') {
    return (
      <Link to="/cases/$id" params={{ id }} className="hit-title">
        {title === null ? catalogue.list.search.notShown : shown}
      </Link>
    );
  }
  if (kind === 'agency') {
    return (
      <Link to="/cases" search={{ agency: id, below: 'true' }} className="hit-title">
        {shown}
      </Link>
    );
  }
  return (
    <span className="hit-title" tabIndex={-1}>
      {shown}
    </span>
  );
};

const HitLine = ({
  hit,
  words,
  agency,
}: {
  readonly hit: Hit;
  readonly words: readonly string[];
  readonly agency: string;
}) => {
  const { words: catalogue, text } = useWords();
  const { search } = catalogue.list;
  const dates = useDates();
  const { procedures } = useLabels();
  const { kind, number, title, type, on } = hit;
  const isSeen = hasWord(`${number ?? ''} ${title ?? ''}`, words);
  return (
    <li className="hit">
      <span className="hit-kind">{search.kinds[kind]}</span>
      <span className="hit-what">
        <Title hit={hit} words={words} />
        <span className="quiet">
          {number !== null && (
            <span className="case-number">
              <Marked shown={number} words={words} />
            </span>
          )}{' '}
          {kind === 'case' && labelIn(procedures, type, text)} {kind === 'agency' ? search.agencyCases : agency}{' '}
          {!isSeen && <em>{search.inText}</em>}
        </span>
      </span>
      <span className="hit-day">{on === null ? '' : dates.day(on, true)}</span>
    </li>
  );
};

const Advice = ({ q }: { readonly q: string }) => {
  const { words } = useWords();
  const { search } = words.list;
  return (
    <section className="plain-page search-advice">
      <h2>{q === '' ? search.empty : search.none(q)}</h2>
      {q === '' ? (
        <p>{search.emptyMore}</p>
      ) : (
        <ul>
          {search.advice.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
    </section>
  );
};

const Hits = ({ hits, q }: { readonly hits: readonly Hit[]; readonly q: string }) => {
  const { data } = useQuery(readAgencyNames);
  const names = new Map((data?.agencies ?? []).map(({ id, name }) => [id, name]));
  const [current, setCurrent] = useState(-1);
  const list = useRef<HTMLUListElement>(null);
  useRowKeys(hits.length, setCurrent);
  useEffect(() => {
    list.current?.children[current]?.querySelector<HTMLElement>('.hit-title')?.focus();
  }, [current]);
  const words = wordsIn(q);
  return (
    <ul ref={list} className="hits">
      {hits.map((hit) => (
        <HitLine key={`${hit.kind} ${hit.id}`} hit={hit} words={words} agency={names.get(hit.agency) ?? hit.agency} />
      ))}
    </ul>
  );
};

/** Cases, agencies and published items that contain the words of a question. */
export const SearchPage = () => {
  const { words } = useWords();
  const { search } = words.list;
  const { q, kind } = useSearch({ from: '/search' });
  const read = useInfiniteQuery({
    ...readSearch(q, kind),
    enabled: q !== '',
  });
  const { data, hasNextPage, isFetching, fetchNextPage } = read;
  const hits = data?.pages.flatMap((one) => one.hits) ?? [];
  return (
    <>
      <div className="list-head">
        <h1>{q === '' ? search.title : search.of(q)}</h1>
        {data !== undefined && (
          <span className="quiet" role="status">
            {search.count(hits.length, hasNextPage)}
          </span>
        )}
        {q !== '' && (
          <span className="list-acts">
            <Link to="/cases" search={{ q }} className="quiet-button">
              {search.inRegister}
            </Link>
          </span>
        )}
      </div>
      {q !== '' && (
        <nav className="tab-links" aria-label={search.title}>
          {[undefined, ...HIT_KINDS].map((one) => (
            <Link
              key={one ?? 'all'}
              to="/search"
              search={one === undefined ? { q } : { q, kind: one }}
              activeOptions={{ exact: true, includeSearch: true }}
              data-here={kind === one}
            >
              {search.kinds[one ?? 'all']}
            </Link>
          ))}
        </nav>
      )}
      <ReadFailed of={read} />
      {q === '' || (data !== undefined && hits.length === 0) ? <Advice q={q} /> : <Hits key={q} hits={hits} q={q} />}
      {hasNextPage && (
        <p>
          <button type="button" className="quiet-button" aria-busy={isFetching} onClick={() => void fetchNextPage()}>
            {search.more}
          </button>
        </p>
      )}
    </>
  );
};
