import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, answerOf } from '../data/api.ts';
import { readCase, readMe, readProcedure } from '../data/reads.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useDates } from '../words/date-words.tsx';
import { useWords } from '../words/language.ts';
import { Act } from './form-parts.tsx';
import { ENDING_TASKS } from './heads.ts';
import { readAgencies, readTasks } from './staff-reads.ts';

type Task = Awaited<ReturnType<NonNullable<(typeof readTasks)['queryFn']>>>['tasks'][number];

const wordIn = (body: unknown, name: string): string | null => {
  if (typeof body !== 'object' || body === null) return null;
  const value = Object.entries(body).find(([key]) => key === name)?.[1];
  return typeof value === 'string' ? value : null;
};

const Why = ({ task, procedure }: { readonly task: Task; readonly procedure: string }) => {
  const { words, text } = useWords();
  const dates = useDates();
  const { data: known } = useQuery({ ...readProcedure(procedure), enabled: procedure !== '' });
  const { tasks } = words.staff;
  const [from, to, type] = ['from', 'to', 'fact'].map((name) => wordIn(task.body, name));
  const day = (value: string): string => dates.day(value.slice(0, 10), true);
  if (task.kind === 'due-moved-earlier' && typeof from === 'string' && typeof to === 'string') {
    return <>{tasks.moved(day(from), day(to))}</>;
  }
  const label = known?.facts.find((one) => one.type === type)?.label;
  return (
    <>
      {typeof type === 'string' && tasks.calledFor(label === undefined ? type : text(label))}
      {typeof from === 'string' && <span className="quiet"> {tasks.because(from)}</span>}
    </>
  );
};

const Row = ({ task, why }: { readonly task: Task; readonly why: string | null }) => {
  const { words } = useWords();
  const dates = useDates();
  const client = useQueryClient();
  const { data: record } = useQuery(readCase(task.case));
  const { data: agencies = [] } = useQuery(readAgencies);
  const end = useMutation({
    mutationFn: () => answerOf(api.tasks[':id'].done.$post({ param: { id: task.id } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['tasks'] }),
  });
  const kinds: Readonly<Record<string, string>> = words.staff.tasks.kinds;
  return (
    <tr>
      <th scope="row">
        <Link to="/cases/$id" params={{ id: task.case }} className="case-number">
          {record?.number ?? '…'}
        </Link>
      </th>
      <td>
        <strong>{kinds[task.kind] ?? task.kind}</strong> <Why task={task} procedure={record?.procedure ?? ''} />
        <ProblemNote error={end.error} />
      </td>
      <td>{agencies.find(({ id }) => id === task.agency)?.name ?? task.agency}</td>
      <td>{dates.minute(task.raisedAt)}</td>
      <td>
        <Act label={words.staff.tasks.end} why={why} onAct={() => end.mutate()} />
      </td>
    </tr>
  );
};

/** What heads see to: dates that came nearer, acts that a case calls for. */
export const TasksPage = () => {
  const { words } = useWords();
  const { data: me } = useSuspenseQuery(readMe);
  const { data } = useSuspenseQuery(readTasks);
  const { tasks } = words.staff;
  const why = me.duties.some(({ duty }) => ENDING_TASKS.includes(duty)) ? null : tasks.only;
  return (
    <>
      <div className="page-head">
        <h1>{tasks.title}</h1>
        <span className="quiet">{tasks.more}</span>
      </div>
      {data.tasks.length === 0 ? (
        <section className="plain-page">
          <h2>{tasks.none}</h2>
          <p>{tasks.noneMore}</p>
        </section>
      ) : (
        <div className="wide-box">
          <table className="ledger">
            <thead>
              <tr>
                {[tasks.columns.case, tasks.columns.what, tasks.columns.agency, tasks.columns.raised].map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
                <th scope="col">
                  <span className="for-ears">{tasks.end}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {data.tasks.map((task) => (
                <Row key={task.id} task={task} why={why} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {data.tasks.length > 0 && (
        <p className="queue-foot quiet">{words.desk.shown(data.tasks.length, data.next !== null)}</p>
      )}
    </>
  );
};
