import { ClockWord } from '../parts/clock-word.tsx';
import { DueSum } from '../parts/due-sum.tsx';
import { urgencyOf } from '../parts/due.tsx';
import { useSum } from '../parts/use-sum.ts';
import { useDates, useServerSecond } from '../words/date-words.tsx';
import { dayAt, dayShifted, digits, minuteAt } from '../words/days.ts';
import { useWords } from '../words/language.ts';
import type { Case, CaseParts, Clock } from './case-data.ts';
import { bindsAgency, isExtended, isInHours, isOpen, mainClockOf } from './clock-kinds.ts';
import { waitsOf } from './timeline-rows.ts';
import { useCaseDays } from './use-case-days.ts';

const useLeft = (clock: Clock): string => {
  const { words } = useWords();
  const now = useServerSecond();
  const { remaining, due, state, endedAt } = clock;
  if (due === null) return '';
  if (isInHours(clock)) {
    if (endedAt !== null) return '';
    const left = Date.parse(due.at) - now;
    return left < 0 ? words.time.overTime(digits(left)) : words.time.leftTime(digits(left));
  }
  if (remaining === null || !('workingDays' in remaining)) return '';
  const { workingDays: days } = remaining;
  if (state === 'late') return words.case.wasLate(-days);
  if (endedAt !== null) return days > 0 ? words.case.wasEarly(days) : words.time.states.met;
  if (state === 'overdue') return words.time.overdueBy(Math.abs(days));
  return days === 0 ? words.time.dueToday : words.time.left(days);
};

const DueDay = ({ clock, whole }: { readonly clock: Clock; readonly whole: boolean }) => {
  const { words } = useWords();
  const dates = useDates();
  const { due } = clock;
  if (due === null) return <>{clock.state === 'paused' ? words.time.states.paused : words.time.none}</>;
  const provisional = due.provisional === null ? null : <em>{words.time.provisional}</em>;
  return (
    <>
      {isInHours(clock) ? dates.near(due.at) : dates.day(due.on, whole)}
      {provisional}
    </>
  );
};

const ENDED = new Set(['met', 'late', 'early']);

const Chip = ({ clock }: { readonly clock: Clock }) => {
  const { words } = useWords();
  const { state } = clock;
  const extended = isExtended(clock);
  return (
    <span className="clock-chip" data-state={state} data-extended={extended}>
      {ENDED.has(state) ? (
        <span className="clock-word" data-state={state}>
          <span aria-hidden="true">■</span> {words.case.ended(extended)}
        </span>
      ) : (
        <ClockWord state={state} extended={extended} />
      )}
    </span>
  );
};

// A paused clock has no date: for how long it is paused, and what is left of its days.
const Standing = ({ one, clock }: { readonly one: Case; readonly clock: Clock }) => {
  const { words } = useWords();
  const { sum } = useSum(one, clock.id);
  if (sum === null) return <span className="clock-day">{words.time.states.paused}</span>;
  const { count, extension } = sum.picture;
  const stood = sum.steps.find(({ kind }) => kind === 'standing')?.days ?? 0;
  return (
    <>
      <span className="clock-day">{words.case.standing(stood)}</span>
      <span className="clock-left">{words.case.afterStop(Math.max(0, count + extension - sum.counted))}</span>
    </>
  );
};

/** The clock that the page is about, with its date in large figures. */
const Main = ({ one, clock }: { readonly one: Case; readonly clock: Clock }) => {
  const { words, text } = useWords();
  const left = useLeft(clock);
  const urgency = isOpen(clock) ? urgencyOf(clock.remaining, clock.state === 'overdue') : 'calm';
  return (
    <div className="clock-main" data-urgency={urgency} data-state={clock.state}>
      <span className="clock-name">
        {text(clock.label)} <Chip clock={clock} />
      </span>
      <DueSum of={one} clock={clock.id}>
        {clock.state === 'paused' ? (
          <Standing one={one} clock={clock} />
        ) : (
          <>
            <span className="clock-day">
              <DueDay clock={clock} whole />
            </span>
            <span className="clock-left">{left}</span>
          </>
        )}
        <span className="for-ears">{words.case.sum.how}</span>
      </DueSum>
    </div>
  );
};

const Other = ({ one, clock }: { readonly one: Case; readonly clock: Clock }) => {
  const { text } = useWords();
  const dates = useDates();
  const left = useLeft(clock);
  const { state, endedAt } = clock;
  return (
    <div className="clock-other" data-state={state}>
      <span className="clock-name">
        {text(clock.label)} <Chip clock={clock} />
      </span>
      <DueSum of={one} clock={clock.id}>
        <span className="clock-day">
          <DueDay clock={clock} whole={false} />
        </span>{' '}
        <span className="quiet">
          {state === 'void' && endedAt !== null
            ? `${dates.day(dayAt(Date.parse(endedAt)))}${isInHours(clock) ? ` ${minuteAt(Date.parse(endedAt))}` : ''}`
            : left}
        </span>
      </DueSum>
    </div>
  );
};

const Internal = ({ day }: { readonly day: string }) => {
  const { words } = useWords();
  const dates = useDates();
  const today = dayAt(useServerSecond());
  return (
    <div className="clock-other">
      <span className="clock-name" title={words.case.ownRule}>
        {words.case.internal}
      </span>
      <span>
        <span className="clock-day">{dates.day(day)}</span>{' '}
        {day < today && <span className="quiet">{words.time.passed}</span>}
      </span>
    </div>
  );
};

const Stops = ({ parts }: { readonly parts: CaseParts }) => {
  const { words } = useWords();
  const dates = useDates();
  const all = useCaseDays(parts) ?? [];
  const waits = waitsOf(parts.one.clocks.filter(bindsAgency));
  if (waits.length === 0) return null;
  const isIn = (date: string): boolean =>
    waits.some(({ after, through }) => date > after && (through === null || date <= through));
  const days = all.filter(({ date, counted }) => counted && isIn(date)).length;
  return (
    <div className="clock-other">
      <span className="clock-name">{words.case.stops}</span>
      <span className="clock-day">{words.case.workingDays(days)}</span>{' '}
      <span className="quiet">
        {waits.map(({ after, through }) => (
          <span key={after}>
            {words.case.sum.span(dates.day(dayShifted(after, 1)), through === null ? null : dates.day(through))}
          </span>
        ))}
      </span>
    </div>
  );
};

// What runs comes first, what no longer holds last.
const ORDER = ['overdue', 'running', 'paused', 'waiting', 'late', 'early', 'met', 'void'];

/** Every clock of a case in one ruled line; the statutory date first and bold, the office's own beside it. */
export const CaseClocks = ({ parts }: { readonly parts: CaseParts }) => {
  const { words } = useWords();
  const { one } = parts;
  const main = mainClockOf(one.clocks);
  const others = one.clocks
    .filter((clock) => clock !== main)
    .toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
  const { holder } = one.file;
  return (
    <section className="case-clocks" aria-label={words.case.clocks}>
      {main !== null && <Main one={one} clock={main} />}
      {holder !== null && holder.internalDueOn !== null && <Internal day={holder.internalDueOn} />}
      {others.map((clock) => (
        <Other key={clock.id} one={one} clock={clock} />
      ))}
      <Stops parts={parts} />
    </section>
  );
};
