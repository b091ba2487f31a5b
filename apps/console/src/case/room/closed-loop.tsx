import { useDates } from '../../words/date-words.tsx';
import { useWords } from '../../words/language.ts';
import type { CaseParts } from '../case-data.ts';
import { stepsOf } from '../checklist.ts';
import { movingEntries } from '../checklist-view.tsx';

/** The states of a running incident in order, the present one lit. */
export const ClosedLoop = ({ parts: { one, procedure, entries } }: { readonly parts: CaseParts }) => {
  const { words, text } = useWords();
  const dates = useDates();
  const steps = stepsOf(procedure, movingEntries(entries, procedure), one.state.id);
  return (
    <ol className="loop" aria-label={words.case.room.loop}>
      {steps.map(({ id, label, how, at }) => (
        <li key={id} data-how={how} aria-current={how === 'current' ? 'step' : undefined}>
          <span className="loop-dot" aria-hidden="true">
            {how === 'done' ? '✓' : ''}
          </span>
          <span className="loop-name">{text(label)}</span>
          <span className="quiet">
            {at !== null && at !== ''
              ? dates
                  .near(at)
                  .split(/ (?=\d\d:)/)
                  .map((part) => <span key={part}>{part} </span>)
              : how === 'current'
                ? words.case.how.current
                : words.case.room.ahead}
          </span>
        </li>
      ))}
    </ol>
  );
};
