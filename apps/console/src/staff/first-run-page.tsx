import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { readMe } from '../data/reads.ts';
import { serverNow } from '../data/server-time.ts';
import { PageTabs } from '../frame/page-tabs.tsx';
import { useDates } from '../words/date-words.tsx';
import { useWords } from '../words/language.ts';
import { readFirstRun } from './first-run-reads.ts';
import { type Step, stepsOf } from './first-run-steps.ts';
import { readDuties } from './staff-reads.ts';

const GLYPHS = { done: '✓', current: '◐', next: '○' } as const;

// The pages of agencies and people are about one agency each.
const towards = ({ to, agency }: Step) =>
  agency !== null && (to === '/people' || to === '/agency') ? { to, search: { agency } } : { to };

const Steps = ({ steps, current }: { readonly steps: readonly Step[]; readonly current: Step | undefined }) => {
  const { words } = useWords();
  return (
    <ol className="steps-list">
      {steps.map((step) => {
        const state = step.isDone ? 'done' : step === current ? 'current' : 'next';
        return (
          <li key={step.id} data-state={state}>
            <Link {...towards(step)} {...(state === 'current' ? { 'aria-current': 'step' as const } : {})}>
              <span className="glyph" aria-hidden="true">
                {GLYPHS[state]}
              </span>
              <span>{words.staff.firstRun.steps[step.id]}</span>
              <span className="for-ears">{words.staff.firstRun.states[state]}</span>
              <span className="quiet">{step.note}</span>
            </Link>
          </li>
        );
      })}
    </ol>
  );
};

/** What an office needs before its first case, step by step, as far as it is there. */
export const FirstRunPage = () => {
  const { words, text } = useWords();
  const dates = useDates();
  const { data: me } = useSuspenseQuery(readMe);
  const isSystem = me.administrator === 'system';
  const { data: found, error } = useQuery({ ...readFirstRun, enabled: isSystem, throwOnError: true });
  const { data: duties = [] } = useQuery(readDuties);
  const labels = new Map(duties.map(({ id, label }) => [id, text(label)]));
  const { firstRun } = words.staff;
  if (!isSystem) {
    return (
      <div className="first-run">
        <PageTabs area="/people" />
        <h1>{firstRun.title}</h1>
        <p className="may-not">⊘ {words.staff.onlySystem}</p>
      </div>
    );
  }
  if (found === undefined) return <p className="quiet">{error === null ? words.frame.loading : words.frame.failed}</p>;
  const steps = stepsOf(
    found,
    { ...firstRun, between: words.staff.between },
    { labels, now: serverNow(), dayText: (day) => dates.day(day, true) },
  );
  const current = steps.find(({ isDone, isOptional }) => !isDone && !isOptional);
  return (
    <div className="first-run">
      <PageTabs area="/people" />
      <h1>{firstRun.title}</h1>
      <p className="quiet">{current === undefined ? firstRun.allDoneMore : firstRun.more}</p>
      <Steps steps={steps} current={current} />
      <p className="form-end">
        {current === undefined ? (
          <strong>✓ {firstRun.allDone}</strong>
        ) : (
          <Link {...towards(current)} className="solid-link">
            {firstRun.goOn(firstRun.steps[current.id])}
          </Link>
        )}
      </p>
    </div>
  );
};
