import { useQuery } from '@tanstack/react-query';
import { readDesk, readMe, readProcedures } from '../data/reads.ts';
import { serverNow } from '../data/server-time.ts';
import { readFirstRun } from '../staff/first-run-reads.ts';
import { stepsOf } from '../staff/first-run-steps.ts';
import { ENDING_TASKS } from '../staff/heads.ts';
import { readTasks } from '../staff/staff-reads.ts';
import { useWords } from '../words/language.ts';

/** A section of the console. */
export interface Section {
  readonly to: string;
  readonly search?: Readonly<Record<string, string>>;
  readonly label: string;
  readonly exact?: boolean;
  readonly count?: number;
  /** Whether the count is one of running incidents. */
  readonly isAlarm?: boolean;
}

// How many tasks are open; null for those who have none to see to.
const useTasks = (): number | null => {
  const { data: me } = useQuery({ ...readMe, enabled: false });
  const sees =
    me?.duties.some(({ duty }) => ENDING_TASKS.includes(duty)) === true || (me?.administrator ?? null) !== null;
  const { data } = useQuery({ ...readTasks, enabled: sees });
  return sees ? (data?.tasks.length ?? 0) : null;
};

// Whether something is missing before the first case; only system administrators can see to it.
const useIsIncomplete = (): boolean => {
  const { words } = useWords();
  const { data: me } = useQuery({ ...readMe, enabled: false });
  const { data: found } = useQuery({ ...readFirstRun, enabled: me?.administrator === 'system' });
  if (found === undefined) return false;
  const steps = stepsOf(
    found,
    { ...words.staff.firstRun, between: words.staff.between },
    { labels: new Map(), now: serverNow(), dayText: (day) => day },
  );
  return steps.some(({ isDone, isOptional }) => !isDone && !isOptional);
};

/** The sections that the person sees, in the order of the menu; procedures are those of the server. */
export const useSections = (): readonly Section[] => {
  const { words, text } = useWords();
  const { data: desk } = useQuery({ ...readDesk, enabled: false });
  const { data: me } = useQuery({ ...readMe, enabled: false });
  const { data: all } = useQuery(readProcedures);
  const { frame } = words;
  const tasks = useTasks();
  const isIncomplete = useIsIncomplete();
  const supervises = me?.reach.below === true || me?.reach.agency === null;
  return [
    { to: '/', label: frame.desk, exact: true },
    ...(isIncomplete ? [{ to: '/first-run', label: words.staff.firstRun.title }] : []),
    ...(tasks === null ? [] : [{ to: '/tasks', label: words.staff.tasks.title, count: tasks }]),
    { to: '/intake', label: frame.intake, count: desk?.counts.toAccept ?? 0 },
    ...(all?.procedures ?? []).map(({ id, label }) => ({
      to: '/cases',
      search: { procedure: id, sort: 'due' },
      label: text(label),
    })),
    { to: '/cases', label: frame.register, exact: true },
    { to: '/year', label: frame.figures },
    { to: '/audit', label: frame.audit },
    ...(supervises ? [{ to: '/region', label: frame.supervision }] : []),
    { to: '/calendar', label: frame.calendar },
    { to: '/procedures', label: frame.procedures },
    { to: '/people', label: frame.settings },
  ];
};
