import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { RunningClock } from '../parts/running-clock.tsx';
import { useWords } from '../words/language.ts';
import { readIncidentsBelow } from './region-reads.ts';

/** The incidents that run below, with their clocks; they come in the order in which they are due. */
export const IncidentsBelow = () => {
  const { words, text } = useWords();
  const { data: incidents = [], isSuccess } = useQuery(readIncidentsBelow);
  return (
    <section className="incidents-below" aria-labelledby="incidents-below">
      <h2 id="incidents-below">{words.region.incidentsTitle}</h2>
      {isSuccess && incidents.length === 0 && <p className="quiet">{words.region.noIncidents}</p>}
      <ul>
        {incidents.map(({ id, number, subject, grade, gradeLabel, clocks, holder, next }) => (
          <li key={id}>
            <span className="incident-name">
              <Link to="/cases/$id" params={{ id }} className="case-number">
                {subject ?? number}
              </Link>
              {grade !== null && <span className="mark-red">{gradeLabel === null ? grade : text(gradeLabel)}</span>}
            </span>
            {clocks.map((clock) => (
              <RunningClock key={clock.id} clock={clock} />
            ))}
            <span className="incident-holder">
              {holder !== null && `${words.frame.holds} ${holder.unit ?? ''}`}
              {next !== null && <span className="quiet"> {text(next.label)}</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};
