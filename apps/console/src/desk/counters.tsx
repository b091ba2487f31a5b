import { Link } from '@tanstack/react-router';
import { useWords } from '../words/language.ts';
import type { Counter, Shown } from './desk-search.ts';

const SHOWN = ['overdue', 'today', 'within3', 'week', 'toAccept', 'toReview', 'stopped', 'supervised'] as const;

/** The counters in one ruled row; each is a link to its cases, and to all of them when it is chosen already. */
export const Counters = ({
  counts,
  only,
}: {
  readonly counts: Readonly<Record<Counter, number>>;
  readonly only: Shown | undefined;
}) => {
  const { words } = useWords();
  return (
    <ul className="counters">
      {SHOWN.map((one) => (
        <li key={one} data-alarm={one === 'overdue' && counts[one] > 0} data-zero={counts[one] === 0}>
          <Link
            to="/"
            search={only === one ? {} : { only: one }}
            activeOptions={{ exact: true }}
            data-here={only === one}
          >
            <strong>{counts[one]}</strong>
            <span>{words.desk.counters[one]}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
};
