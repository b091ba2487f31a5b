import { dayShifted } from '../words/days.ts';
import { useDates } from '../words/date-words.tsx';
import { useWords } from '../words/language.ts';
import { Article } from './article.tsx';
import type { Sum, SummedClock, SumStep } from './sum-steps.ts';

/** What a step rests on, where the ledger says so: the acts of its days, and their article. */
export interface StepCause {
  readonly what: string;
  readonly basis: SummedClock['basis'] | null;
}

const useStepWords = () => {
  const { words } = useWords();
  const dates = useDates();
  const span = ({ stops }: SumStep): string =>
    stops
      .map(({ after, through }) =>
        words.case.sum.span(dates.day(dayShifted(after, 1)), through === null ? null : dates.day(through)),
      )
      .join(words.case.sum.and);
  return (step: SumStep): { readonly what: string; readonly more: string } => {
    const { kind, days } = step;
    const { sum } = words.case;
    switch (kind) {
      case 'start':
        return { what: sum.received, more: sum.notCounted };
      case 'term':
        return { what: sum.add(days), more: '' };
      case 'stop':
        return { what: sum.addStop(days), more: span(step) };
      case 'standing':
        return { what: sum.standing(days), more: span(step) };
      case 'extension':
        return { what: sum.addExtension(days), more: '' };
      case 'due':
        return { what: sum.due, more: '' };
    }
  };
};

const Step = ({
  step,
  clock,
  cause,
  isCited,
}: {
  readonly step: SumStep;
  readonly isCited: boolean;
  readonly clock: SummedClock;
  readonly cause: StepCause | null;
}) => {
  const { words } = useWords();
  const dates = useDates();
  const { what, more } = useStepWords()(step);
  const { reaches, kind } = step;
  const basis = cause?.basis ?? (isCited && kind === 'term' ? clock.basis : null);
  return (
    <li data-kind={kind}>
      <span className="sum-what">
        <strong>{what}</strong>
        {more !== '' && <span className="quiet"> {more}</span>}
        {cause !== null && <span className="quiet"> {cause.what}</span>}
        {basis !== null && (
          <span className="sum-article">
            <Article basis={basis} />
          </span>
        )}
      </span>
      <span className="sum-day">
        {reaches === null
          ? words.time.none
          : kind === 'due'
            ? words.case.sum.endOf(dates.day(reaches, true))
            : dates.day(reaches)}
      </span>
    </li>
  );
};

/** The sum of a date, one step a line: what is added, by which article, and the day that it reaches. */
export const SumLines = ({
  sum,
  clock,
  causeOf,
}: {
  readonly sum: Sum;
  readonly clock: SummedClock;
  /** What steps rest on; without it no articles are shown. */
  readonly causeOf?: (step: SumStep) => StepCause | null;
}) => {
  const { words } = useWords();
  const dates = useDates();
  const { weekend, holiday, worked } = sum.skipped;
  return (
    <>
      <ol className="sum-lines">
        {sum.steps.map((step) => (
          <Step
            key={step.kind}
            step={step}
            isCited={causeOf !== undefined}
            clock={clock}
            cause={causeOf?.(step) ?? null}
          />
        ))}
      </ol>
      <p className="quiet sum-skipped">
        {words.case.sum.skipped(weekend, holiday)}
        {worked.length > 0 && words.case.sum.worked(worked.map((day) => dates.day(day)).join(words.case.sum.and))}
      </p>
    </>
  );
};
