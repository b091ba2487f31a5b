import { Link } from '@tanstack/react-router';
import { useWords } from '../words/language.ts';
import { cellsOfTable } from './cell-names.ts';
import type { Fault } from './faults.ts';
import type { Form, YearTable } from './figure-reads.ts';
import { without } from '../parts/without.ts';

// On a phone the tabs are wider than the screen.
const showTab = (tab: HTMLAnchorElement | null): void => tab?.scrollIntoView({ block: 'nearest', inline: 'center' });

/** The tables of the form and what is done with them, as links: each can be reloaded. */
export const YearTabs = ({
  form,
  table,
  faults,
  part,
}: {
  readonly form: Form;
  readonly table: YearTable;
  readonly faults: readonly Fault[];
  readonly part: string;
}) => {
  const { words } = useWords();
  const { parts, found } = words.figures;
  const tabs = [
    ...form.tables.map((one) => {
      const own = cellsOfTable(one);
      const count = faults.filter(({ cell }) => own.has(cell)).length;
      return { id: one.id, label: one.title, more: count > 0 ? found(count) : '' };
    }),
    {
      id: 'missing',
      label: parts.missing,
      more: table.missing.length > 0 ? words.figures.missing.count(table.missing.length) : '',
    },
    { id: 'publication', label: parts.publication, more: '' },
    { id: 'timeliness', label: parts.timeliness, more: '' },
  ];
  return (
    <nav className="part-tabs no-print" aria-label={words.figures.form}>
      {tabs.map(({ id, label, more }) => (
        <Link
          key={id}
          to="/year"
          search={(before) => ({ ...without(before, 'cell'), part: id })}
          aria-current={id === part ? 'page' : undefined}
          activeProps={{}}
          ref={id === part ? showTab : undefined}
        >
          {label}
          {more !== '' && <small>{more}</small>}
        </Link>
      ))}
    </nav>
  );
};
