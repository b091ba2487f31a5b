import { useDates } from '../words/date-words.tsx';
import { useWords } from '../words/language.ts';
import type { Entry, Procedure } from './case-data.ts';
import { fieldsOf, type Said, saidBy } from './fact-fields.ts';

const DAY = /^\d{4}-\d\d-\d\d$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** How the values of facts are written. */
export const useValues = (): ((value: Said['values'][number]) => string) => {
  const { words, text } = useWords();
  const dates = useDates();
  return (value) => {
    if (typeof value === 'object') return text(value);
    if (typeof value === 'boolean') return value ? words.case.yes : words.case.no;
    if (typeof value === 'number') return String(value);
    if (DAY.test(value)) return dates.day(value);
    return INSTANT.test(value) ? dates.minute(value) : value;
  };
};

/** What an entry says, by the names of its fields; `most` limits how much of it. */
export const EntrySaid = ({
  entry,
  procedure,
  most = Infinity,
}: {
  readonly entry: Pick<Entry, 'type' | 'fact'>;
  readonly procedure: Procedure;
  readonly most?: number;
}) => {
  const { words, text } = useWords();
  const shown = useValues();
  const said = saidBy(entry.fact, fieldsOf(procedure.facts, entry.type));
  if (said.length === 0) return null;
  const rest = said.length - most;
  return (
    <dl className="said">
      {said.slice(0, most).map(({ path, label, values }) => (
        <div key={path}>
          <dt>{text(label)}</dt>
          <dd>{values.map(shown).join(words.case.sum.and)}</dd>
        </div>
      ))}
      {rest > 0 && <div className="said-more">{words.case.moreFields(rest)}</div>}
    </dl>
  );
};

/** What a fact is called. */
export const useFactLabel = (procedure: Procedure): ((type: string) => string) => {
  const { text } = useWords();
  return (type) => {
    const found = procedure.facts.find((one) => one.type === type);
    return found === undefined ? type : text(found.label);
  };
};

/** Who recorded an entry, and for whom. */
export const Recorder = ({ by }: Pick<Entry, 'by'>) => {
  const { words } = useWords();
  return (
    <>
      {by.unit} {by.name ?? by.person ?? by.id}
      {by.for !== undefined && ` ${words.case.inPlaceOf(by.for.name ?? by.for.person)}`}
    </>
  );
};
