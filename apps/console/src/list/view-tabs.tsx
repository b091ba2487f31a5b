import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { PopMenu } from '../parts/pop-menu.tsx';
import { typedIn } from '../parts/typed-in.ts';
import { useWords } from '../words/language.ts';
import { keepViews, type KeptView, keptViews } from './kept-views.ts';
import { type Asked, askedBy, isSame } from './list-filters.ts';

const BUILT_IN = {
  all: {},
  active: { active: 'true', sort: 'due' },
  overdue: { counter: 'overdue', sort: 'due' },
  within3: { counter: 'within3', sort: 'due' },
  stopped: { counter: 'stopped' },
  mine: { holder: 'me', active: 'true', sort: 'due' },
  closed: { active: 'false' },
  late: { late: 'true' },
  irregular: { irregular: 'true' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;

const EXACT = { exact: true, includeSearch: true } as const;

type BuiltIn = keyof typeof BUILT_IN;

const NAMES = Object.keys(BUILT_IN).filter((name): name is BuiltIn => Object.hasOwn(BUILT_IN, name));

const SaveView = ({ onSave }: { readonly onSave: (name: string) => void }) => {
  const { words } = useWords();
  const { views } = words.list;
  return (
    <PopMenu label={views.save}>
      {(close) => (
        <form
          className="save-view"
          onSubmit={(event) => {
            event.preventDefault();
            const name = typedIn(new FormData(event.currentTarget), 'name').trim();
            if (name === '') return;
            onSave(name);
            event.currentTarget.reset();
            close();
          }}
        >
          <label className="filter-field">
            <span>{views.name}</span>
            <input name="name" required maxLength={20} />
          </label>
          <p className="quiet">{views.kept}</p>
          <p className="sheet-acts">
            <button className="main-button">{views.keep}</button>
          </p>
        </form>
      )}
    </PopMenu>
  );
};

/** The usual views of the register, those that this browser keeps, and the way to keep the present one. */
export const ViewTabs = ({ asked, search }: { readonly asked: Asked; readonly search: KeptView['search'] }) => {
  const { words } = useWords();
  const { views: named } = words.list;
  const [own, setOwn] = useState(keptViews);
  const change = (views: readonly KeptView[]): void => {
    keepViews(views);
    setOwn(views);
  };
  const isAt = (given: KeptView['search']): boolean => isSame(askedBy(given), asked);
  return (
    <div className="view-tabs">
      <nav aria-label={named.label}>
        {NAMES.map((name) => (
          <Link key={name} to="/cases" search={BUILT_IN[name]} activeOptions={EXACT} data-here={isAt(BUILT_IN[name])}>
            {named[name]}
          </Link>
        ))}
        {own.map(({ name, search: given }) => (
          <span key={name} className="own-view">
            <Link to="/cases" search={given} activeOptions={EXACT} data-here={isAt(given)}>
              {name}
            </Link>
            <button
              type="button"
              className="link"
              aria-label={named.forget(name)}
              onClick={() => change(own.filter((one) => one.name !== name))}
            >
              ×
            </button>
          </span>
        ))}
      </nav>
      <SaveView onSave={(name) => change([...own.filter((one) => one.name !== name), { name, search }])} />
    </div>
  );
};
