import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { readMe, readRoster } from '../data/reads.ts';
import { dayAt, secondAt } from '../words/days.ts';
import { useDates, useServerSecond } from '../words/date-words.tsx';
import { useWords } from '../words/language.ts';
import { AccountMenu } from './account-menu.tsx';

const ServerClock = () => {
  const { words } = useWords();
  const dates = useDates();
  const now = useServerSecond();
  return (
    <span className="server-time">
      <span className="quiet">{words.time.serverTime}</span>{' '}
      <time dateTime={new Date(now).toISOString()}>
        {dates.day(dayAt(now))} {secondAt(now)}
      </time>
    </span>
  );
};

const OnDuty = () => {
  const { words } = useWords();
  const day = dayAt(useServerSecond());
  const { data: me } = useQuery({ ...readMe, enabled: false });
  // Who is of no agency has no roster.
  const { data } = useQuery({ ...readRoster(day.slice(0, 7)), enabled: (me?.agency ?? null) !== null });
  const row = data?.rows.find((one) => one.day === day);
  if (row === undefined) return null;
  return (
    <span className="on-duty" title={row.phone}>
      <span className="quiet">{words.frame.onDuty}</span> <strong>{row.officer}</strong>·{row.leader}
    </span>
  );
};

/** Search, who is on duty, the time of the server, and who is signed in. */
export const TopBar = ({ onMenu, isMenuOpen }: { readonly onMenu: () => void; readonly isMenuOpen: boolean }) => {
  const { words } = useWords();
  const { data: me } = useQuery(readMe);
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  const agency = me?.agencies[0]?.name ?? words.frame.product;
  return (
    <header className="top">
      <button type="button" className="menu-button" aria-expanded={isMenuOpen} onClick={onMenu}>
        {words.frame.menu}
      </button>
      <span className="mark" aria-hidden="true">
        公
      </span>
      <strong className="agency">{agency}</strong>
      <form
        role="search"
        className="search"
        onSubmit={(event) => {
          event.preventDefault();
          const q = field.current?.value.trim() ?? '';
          if (q !== '') void navigate({ to: '/search', search: { q } });
        }}
      >
        <input ref={field} id="search" type="search" placeholder={words.frame.search} aria-label={words.frame.search} />
        <kbd aria-hidden="true">/</kbd>
      </form>
      <span className="top-end">
        <OnDuty />
        <ServerClock />
        <AccountMenu />
      </span>
    </header>
  );
};
