import { useQuery } from '@tanstack/react-query';
import { COUNTERS } from '../desk/desk-search.ts';
import { typedIn } from '../parts/typed-in.ts';
import { useWords } from '../words/language.ts';
import { type Asked, FILTER_NAMES, FILTERS, type FilterName, holderGiven, holderShown } from './list-filters.ts';
import { readAgencyNames } from './list-reads.ts';
import { type Choice, useLabels } from './use-labels.ts';

const CLOCK_STATES = ['waiting', 'running', 'paused', 'overdue', 'met', 'late', 'void'] as const;

const same = (value: string): Choice => ({ value, label: { zh: value, en: value } });

/** The values of the filters that have a closed list of them. */
export const useChoices = (asked: Asked): Readonly<Partial<Record<FilterName, readonly Choice[]>>> => {
  const { words } = useWords();
  const { procedures, states, outcomes, channels, clocks, tags } = useLabels(asked.procedure);
  const { data } = useQuery(readAgencyNames);
  const agencies = (data?.agencies ?? []).map(({ id, name }) => ({ value: id, label: { zh: name, en: name } }));
  const names = { ...words.desk.counters, ...words.list.counters };
  const counters = COUNTERS.map((value) => ({ value, label: { zh: names[value], en: names[value] } }));
  const { yes, no } = words.list.register;
  const flags = [
    { value: 'true', label: { zh: yes, en: yes } },
    { value: 'false', label: { zh: no, en: no } },
  ];
  const flagged = Object.fromEntries(
    FILTER_NAMES.filter((name) => FILTERS[name] === 'flag').map((name) => [name, flags]),
  );
  return {
    ...flagged,
    procedure: procedures,
    state: states,
    outcome: outcomes,
    channel: channels,
    counter: counters,
    clock: clocks,
    topic: tags,
    clockState: CLOCK_STATES.map((value) => ({ value, label: same(words.time.states[value]).label })),
    agency: agencies,
    heldBefore: agencies,
  };
};

const Field = ({
  name,
  asked,
  choices,
}: {
  name: FilterName;
  asked: Asked;
  choices: readonly Choice[] | undefined;
}) => {
  const { words, text } = useWords();
  const present = asked[name] ?? '';
  const { any } = words.list.register;
  if (choices !== undefined) {
    const isKnown = present === '' || choices.some(({ value }) => value === present);
    return (
      <select name={name} defaultValue={present} key={`${present} ${choices.length}`}>
        <option value="">{any}</option>
        {(isKnown ? choices : [...choices, same(present)]).map(({ value, label }) => (
          <option key={value} value={value}>
            {text(label)}
          </option>
        ))}
      </select>
    );
  }
  const shown = name === 'holder' && present !== '' ? holderShown(present, words.list.me) : present;
  return <input name={name} type={FILTERS[name] === 'day' ? 'date' : 'text'} defaultValue={shown} key={shown} />;
};

/** Every filter of the register at once. */
export const FilterForm = ({
  asked,
  onApply,
}: {
  readonly asked: Asked;
  readonly onApply: (filters: Readonly<Record<string, string>>) => void;
}) => {
  const { words } = useWords();
  const choices = useChoices(asked);
  return (
    <form
      className="filter-form"
      onSubmit={(event) => {
        event.preventDefault();
        const given = new FormData(event.currentTarget);
        const entries = FILTER_NAMES.map((name): readonly [string, string] => {
          const typed = typedIn(given, name).trim();
          return [name, name === 'holder' ? holderGiven(typed, words.list.me) : typed];
        });
        onApply(Object.fromEntries(entries));
      }}
    >
      <div className="filter-fields">
        {FILTER_NAMES.filter((name) => name !== 'q').map((name) => (
          <label key={name} className="filter-field">
            <span>{words.list.filters[name]}</span>
            <Field name={name} asked={asked} choices={choices[name]} />
          </label>
        ))}
      </div>
      <input type="hidden" name="q" value={asked.q ?? ''} />
      <p className="sheet-acts">
        <button className="main-button">{words.list.register.apply}</button>
      </p>
    </form>
  );
};
