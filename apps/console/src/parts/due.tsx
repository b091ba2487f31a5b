import { useDates, useServerSecond } from '../words/date-words.tsx';
import { dayAt, digits } from '../words/days.ts';
import { useWords } from '../words/language.ts';

/** What is left until a date, as the server counts it. */
export type Left = { readonly workingDays: number } | { readonly milliseconds: number } | null;

/** How urgent a date is. */
export type Urgency = 'over' | 'today' | 'short' | 'calm';

const SHORT_DAYS = 3;
const HOUR_MS = 3_600_000;

/** How urgent what is left is: amber from three working days on, red when it is over. */
export const urgencyOf = (left: Left, isOver: boolean): Urgency => {
  if (isOver) return 'over';
  if (left === null) return 'calm';
  if ('milliseconds' in left) return left.milliseconds < HOUR_MS ? 'short' : 'calm';
  if (left.workingDays <= 0) return 'today';
  return left.workingDays <= SHORT_DAYS ? 'short' : 'calm';
};

const useLeftWords = (left: Left, isOver: boolean): string => {
  const { words } = useWords();
  if (left === null) return '';
  if ('milliseconds' in left) {
    const shown = digits(left.milliseconds);
    return left.milliseconds < 0 ? words.time.overTime(shown) : words.time.leftTime(shown);
  }
  if (isOver) return words.time.overdueBy(Math.abs(left.workingDays));
  return left.workingDays === 0 ? words.time.dueToday : words.time.left(left.workingDays);
};

/** A date that the law sets, with its weekday and what is left in words. */
export const Due = ({
  due,
  left,
  name,
}: {
  readonly due: { readonly on: string; readonly at: string; readonly provisional: unknown };
  readonly left: Left;
  /** The name of the clock, where it is not the one of the answer. */
  readonly name?: string;
}) => {
  const { words } = useWords();
  const dates = useDates();
  const now = useServerSecond();
  const isHours = left !== null && 'milliseconds' in left;
  const present: Left = isHours ? { milliseconds: Date.parse(due.at) - now } : left;
  const isOver = Date.parse(due.at) <= now;
  const shown = useLeftWords(present, isOver);
  const isProvisional = due.provisional !== null;
  const urgency = urgencyOf(present, isOver);
  return (
    <span className="due" data-urgency={urgency} data-provisional={isProvisional}>
      <span className="due-day">
        {isHours ? dates.near(due.at) : dates.day(due.on)}
        {isProvisional && <em>{words.time.provisional}</em>}
      </span>
      <span className="due-left">
        {name}
        {shown}
      </span>
    </span>
  );
};

/** A date that the office set itself: never coloured, and it says when it has passed. */
export const InternalDue = ({ day }: { readonly day: string | null }) => {
  const { words } = useWords();
  const dates = useDates();
  const today = dayAt(useServerSecond());
  if (day === null) return <span className="quiet">{words.time.none}</span>;
  return (
    <span className="due-internal">
      <span>{dates.day(day)}</span>
      {day < today && <span className="quiet">{words.time.passed}</span>}
    </span>
  );
};
