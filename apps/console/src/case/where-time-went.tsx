import { useWords } from '../words/language.ts';
import type { CaseParts } from './case-data.ts';
import { isInHours, mainClockOf } from './clock-kinds.ts';
import { holdingDays } from './holding-days.ts';
import { useCaseDays } from './use-case-days.ts';

/** Who had a case in hand for how many working days, as one bar. */
export const WhereTimeWent = ({ parts }: { readonly parts: CaseParts }) => {
  const { words } = useWords();
  const days = useCaseDays(parts);
  const main = mainClockOf(parts.one.clocks);
  // Without the units in the ledger the bar would be wrong.
  if (days === null || main === null || isInHours(main) || parts.isRedacted) return null;
  const shares = holdingDays(parts.entries, main.term.excluded, days);
  const [all, stopped] = [shares, shares.filter(({ isStop }) => isStop)].map((some) =>
    some.reduce((sum, one) => sum + one.days, 0),
  );
  if (all === undefined || all === 0) return null;
  return (
    <section className="time-went">
      <h3>
        {words.case.timeWent} <span className="quiet">{words.case.timeWentMore(all, all - (stopped ?? 0))}</span>
      </h3>
      <ul>
        {shares.map(({ holder, isStop, days: count }, index) => (
          // Shares have no name of their own: the same holder may come again.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index} data-stop={isStop} style={{ flexGrow: count }}>
            <span>
              {isStop ? words.time.states.paused : (holder ?? words.desk.unassigned)} {count}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};
