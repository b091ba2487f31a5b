import { PopMenu } from '../parts/pop-menu.tsx';
import { typedIn } from '../parts/typed-in.ts';
import { useDates } from '../words/date-words.tsx';
import { useWords } from '../words/language.ts';
import { FilterForm, useChoices } from './filter-form.tsx';
import { type Asked, type FilterName, FILTERS, holderShown, setIn } from './list-filters.ts';
import { labelIn } from './use-labels.ts';

interface Chip {
  readonly label: string;
  readonly value: string;
  readonly removes: readonly FilterName[];
}

const RANGES = [
  { from: 'receivedFrom', to: 'receivedTo', label: 'received' },
  { from: 'dueFrom', to: 'dueTo', label: 'due' },
] as const;

const useChips = (asked: Asked): readonly Chip[] => {
  const { words, text } = useWords();
  const dates = useDates();
  const choices = useChoices(asked);
  const { filters, register, me } = words.list;
  const ranges = RANGES.flatMap(({ from, to, label }): Chip[] => {
    const [first, last] = [asked[from], asked[to]];
    if (first === undefined && last === undefined) return [];
    const value =
      first === undefined
        ? `${dates.day(last ?? '', true)} ${register.until}`
        : last === undefined
          ? `${dates.day(first, true)} ${register.since}`
          : `${first} ${register.to} ${last}`;
    return [{ label: filters[label], value, removes: [from, to] }];
  });
  const single = setIn(asked).filter((name) => FILTERS[name] !== 'day' && name !== 'q');
  return [
    ...ranges,
    ...single.map((name) => {
      const given = asked[name] ?? '';
      const value = name === 'holder' ? holderShown(given, me) : labelIn(choices[name] ?? [], given, text);
      return { label: filters[name], value, removes: [name] };
    }),
  ];
};

/** The filters that are set, each to be removed, and the way to more of them. */
export const FilterBar = ({
  asked,
  onChange,
}: {
  readonly asked: Asked;
  readonly onChange: (change: Readonly<Record<string, string | undefined>>) => void;
}) => {
  const { words } = useWords();
  const { register } = words.list;
  const chips = useChips(asked);
  const isSet = setIn(asked).length > 0;
  return (
    <div className="filter-bar">
      <form
        className="filter-find"
        onSubmit={(event) => {
          event.preventDefault();
          onChange({ q: typedIn(new FormData(event.currentTarget), 'q').trim() });
        }}
      >
        <input
          key={asked.q ?? ''}
          name="q"
          type="search"
          defaultValue={asked.q ?? ''}
          placeholder={register.within}
          aria-label={register.within}
        />
        <button className="quiet-button">{register.find}</button>
      </form>
      {chips.map(({ label, value, removes }) => (
        <button
          key={label}
          type="button"
          className="chip"
          aria-label={register.remove(`${label} ${value}`)}
          onClick={() => onChange(Object.fromEntries(removes.map((name) => [name, undefined])))}
        >
          <span className="chip-label">{label}</span> {value} <span aria-hidden="true">×</span>
        </button>
      ))}
      <PopMenu label={register.add}>
        {(close) => (
          <FilterForm
            asked={asked}
            onApply={(filters) => {
              close();
              onChange(filters);
            }}
          />
        )}
      </PopMenu>
      {isSet && (
        <button
          type="button"
          className="link"
          onClick={() => onChange(Object.fromEntries(setIn(asked).map((name) => [name, undefined])))}
        >
          {register.clear}
        </button>
      )}
    </div>
  );
};
