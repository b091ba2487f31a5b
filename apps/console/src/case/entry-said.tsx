import { createContext, use } from 'react';
import { useDates } from '../words/date-words.tsx';
import { useWords } from '../words/language.ts';
import type { Entry, Procedure } from './case-data.ts';
import { correctedFields, fieldsOf, type Said, saidBy } from './fact-fields.ts';

const DAY = /^\d{4}-\d\d-\d\d$/;
const CORRECTED = 'entry.corrected';
// What the server writes where it leaves something out for this reader.
const LEFT_OUT = '〔略〕';
// What the clock itself records has this recorder in every installation.
const SYSTEM = 'system';
// A hash is for the ledger.
const HASH = /^[0-9a-f]{40,}$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** The names of the persons in a ledger, by what it calls them. */
export const PersonNames = createContext<ReadonlyMap<string, string>>(new Map());

/** Who is named in a ledger, each recorder and those for whom they recorded; who has the case; and the reader. */
export const namesIn = (
  entries: readonly Pick<Entry, 'by'>[],
  me: { readonly person: string; readonly name: string } | undefined,
  holder: { readonly person: string | null; readonly name: string | null } | null,
): ReadonlyMap<string, string> =>
  new Map([
    ...(holder === null || holder.person === null || holder.name === null
      ? []
      : [[holder.person, holder.name] as const]),
    ...(me === undefined ? [] : [[me.person, me.name] as const]),
    ...entries.flatMap(({ by: { person, name, for: whom } }) => [
      ...(person === undefined || name === undefined || name === null ? [] : [[person, name] as const]),
      ...(whom === undefined || whom.name === null ? [] : [[whom.person, whom.name] as const]),
    ]),
  ]);

/** How the values of facts are written. */
export const useValues = (): ((value: Said['values'][number]) => string) => {
  const { words, text } = useWords();
  const dates = useDates();
  const names = use(PersonNames);
  return (value) => {
    if (typeof value === 'object') return text(value);
    if (typeof value === 'boolean') return value ? words.case.yes : words.case.no;
    if (typeof value === 'number') return String(value);
    if (DAY.test(value)) return dates.day(value);
    return INSTANT.test(value) ? dates.minute(value) : (names.get(value) ?? value);
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
  const all = saidBy(entry.fact, (entry.type === CORRECTED ? correctedFields : fieldsOf)(procedure.facts, entry.type));
  const said =
    most === Infinity
      ? all
      : all.filter(
          ({ values }) => !values.some((one) => typeof one === 'string' && (HASH.test(one) || one === LEFT_OUT)),
        );
  // An entry of a period that ran out has its name, as the procedure declares it.
  const clockIn = (path: string, value: unknown): string | undefined => {
    const period = path === 'clock' ? procedure.periods.find(({ id }) => id === value) : undefined;
    return period === undefined ? undefined : text(period.label);
  };
  if (said.length === 0) return null;
  const rest = all.length - Math.min(most, said.length);
  return (
    <div className="said">
      <dl>
        {said.slice(0, most).map(({ path, label, values }) => (
          <div key={path}>
            <dt>{text(label)}</dt>
            <dd>{values.map((value) => clockIn(path, value) ?? shown(value)).join(words.case.sum.and)}</dd>
          </div>
        ))}
      </dl>
      {rest > 0 && <span className="said-more">{words.case.moreFields(rest)}</span>}
    </div>
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
      {by.unit} {by.id === SYSTEM ? words.case.system : (by.name ?? by.person ?? by.id)}
      {by.for !== undefined && ` ${words.case.inPlaceOf(by.for.name ?? by.for.person)}`}
    </>
  );
};
