import { Link } from '@tanstack/react-router';
import { Article } from '../parts/article.tsx';
import { ClockWord } from '../parts/clock-word.tsx';
import { MonthPicture } from '../parts/month-picture.tsx';
import { ReadFailed } from '../parts/read-failed.tsx';
import { type StepCause, SumLines } from '../parts/sum-lines.tsx';
import type { SumStep } from '../parts/sum-steps.ts';
import { useSum } from '../parts/use-sum.ts';
import { dayAt } from '../words/days.ts';
import { useDates } from '../words/date-words.tsx';
import { useWords } from '../words/language.ts';
import type { CaseParts } from './case-data.ts';
import { isExtended, isOpen, mainClockOf } from './clock-kinds.ts';
import { useFactLabel } from './entry-said.tsx';
import { WhatIf } from './what-if.tsx';

// What a stop rests on is named where one act alone of that day can have caused it.
const useCause = ({ entries, procedure }: CaseParts): ((step: SumStep) => StepCause | null) => {
  const name = useFactLabel(procedure);
  const moving = new Set(procedure.states.flatMap(({ admits }) => admits));
  return ({ kind, stops }) => {
    if (kind !== 'stop' && kind !== 'standing') return null;
    const days = new Set(stops.map(({ after }) => after));
    const found = entries.filter(({ type, at }) => moving.has(type) && days.has(dayAt(Date.parse(at))));
    const [first] = found;
    if (first === undefined || found.length > 1) return null;
    return { what: name(first.type), basis: procedure.facts.find(({ type }) => type === first.type)?.basis ?? null };
  };
};

const Choice = ({ parts: { one }, chosen }: { readonly parts: CaseParts; readonly chosen: string }) => {
  const { words, text } = useWords();
  if (one.clocks.length < 2) return null;
  return (
    <nav className="clock-choice" aria-label={words.case.clocks}>
      {one.clocks.map((clock) => (
        <Link
          key={clock.id}
          to="/cases/$id"
          params={{ id: one.id }}
          search={{ tab: 'sum', clock: clock.id }}
          aria-current={clock.id === chosen ? 'true' : undefined}
        >
          {text(clock.label)} <ClockWord state={clock.state} extended={isExtended(clock)} />
        </Link>
      ))}
    </nav>
  );
};

const Moves = ({ one, clock }: { readonly one: CaseParts['one']; readonly clock: string }) => {
  const { words } = useWords();
  const dates = useDates();
  return (
    <>
      {one.moves
        .filter((move) => move.clock === clock)
        .map(({ from, to, movedAt }) => (
          <p key={movedAt} className="note">
            {words.case.moved(from, to, dates.minute(movedAt))}
          </p>
        ))}
    </>
  );
};

/** How a date comes about: the days as a picture, the sum in words, and what would move it. */
export const SumTab = ({ parts, clock: asked }: { readonly parts: CaseParts; readonly clock: string | undefined }) => {
  const { words, text } = useWords();
  const { one } = parts;
  const chosen = one.clocks.find(({ id }) => id === asked) ?? mainClockOf(one.clocks);
  const causeOf = useCause(parts);
  const { clock, sum, read } = useSum(one, chosen?.id ?? '', chosen !== null);
  if (chosen === null) return <p className="quiet">{words.case.noClock}</p>;
  return (
    <>
      <Choice parts={parts} chosen={chosen.id} />
      <ReadFailed of={read} />
      {clock !== undefined && (
        <div className="sum-tab">
          {sum !== null && <MonthPicture picture={sum.picture} />}
          <section>
            <h2>{words.case.sum.title(text(clock.label))}</h2>
            {sum === null ? (
              <>
                <p>{clock.explanation === null ? words.time.states.waiting : text(clock.explanation)}</p>
                <Article basis={clock.basis} />
              </>
            ) : (
              <SumLines sum={sum} clock={clock} causeOf={causeOf} />
            )}
            <Moves one={one} clock={clock.id} />
            {isOpen(chosen) && <WhatIf parts={parts} clock={chosen} />}
          </section>
        </div>
      )}
    </>
  );
};
