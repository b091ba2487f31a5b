import { useQuery } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { readDesk } from '../data/reads.ts';
import { RunningClock } from '../parts/running-clock.tsx';
import { useWords } from '../words/language.ts';

const MOST = 2;

type Incident = NonNullable<ReturnType<typeof useIncidents>>[number];

const useIncidents = () => useQuery(readDesk).data?.incidents;

const Line = ({ incident, isDesk }: { readonly incident: Incident; readonly isDesk: boolean }) => {
  const { words, text } = useWords();
  const { id, number, subject, grade, gradeLabel, clocks, holder, next } = incident;
  return (
    <div className="strip-line" data-tall={isDesk}>
      <span className="strip-name">
        <strong>{subject ?? number}</strong>
        {grade !== null && <span className="on-red-2">{gradeLabel === null ? grade : text(gradeLabel)}</span>}
      </span>
      {clocks.map((clock) => (
        <RunningClock key={clock.id} clock={clock} />
      ))}
      {holder !== null && (
        <span className="strip-holder">
          <span className="on-red-2">{words.frame.holds}</span> {holder.unit} {holder.name ?? holder.person}
        </span>
      )}
      <Link to="/cases/$id" params={{ id }} className={isDesk && next !== null ? 'strip-act' : 'strip-link'}>
        {isDesk && next !== null ? text(next.label) : words.frame.enterRoom}
      </Link>
    </div>
  );
};

/** The incidents that run, the most urgent first; nothing without any, and not in the room of one. */
export const IncidentStrip = () => {
  const { words } = useWords();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const all = useIncidents() ?? [];
  const shown = all.filter(({ id }) => !path.endsWith(`/cases/${id}`));
  if (shown.length === 0) return null;
  return (
    <aside className="strip" aria-label={words.frame.running(all.length)}>
      {shown.slice(0, MOST).map((incident) => (
        <Line
          key={incident.id}
          incident={incident}
          isDesk={path === '/' || path === '/console/' || path === '/console'}
        />
      ))}
      {shown.length > MOST && <div className="strip-more">{words.frame.more(shown.length - MOST)}</div>}
    </aside>
  );
};
