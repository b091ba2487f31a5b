import { useSuspenseQuery } from '@tanstack/react-query';
import { readMe } from '../data/reads.ts';
import { useDates } from '../words/date-words.tsx';
import { useWords } from '../words/language.ts';
import { CalendarFeed } from './calendar-feed.tsx';
import { Inbox } from './inbox.tsx';
import { NoticeSettings } from './notice-settings.tsx';
import { OwnFactor, OwnPassword } from './own-login.tsx';
import { OwnSessions } from './own-sessions.tsx';

const Who = () => {
  const { words, text } = useWords();
  const dates = useDates();
  const { data: me } = useSuspenseQuery(readMe);
  const { account } = words;
  return (
    <p>
      <strong>{me.name}</strong> <span className="quiet">{me.person}</span>
      {me.unit !== null && `·${me.unit}`}
      {me.agencies.length > 0 && `·${me.agencies.map(({ name }) => name).join(words.staff.between)}`}
      <br />
      {account.duties} {me.administrator !== null && words.staff.people.offices[me.administrator]}
      {me.duties.length === 0 && me.administrator === null && account.noDuties}
      {me.duties
        .map(({ label, lastDay, for: whose }) =>
          [
            text(label),
            ...(whose === null ? [] : [account.inPlaceOf(whose.name ?? whose.person)]),
            ...(lastDay === null ? [] : [account.until(dates.day(lastDay))]),
          ].join(' '),
        )
        .join(words.staff.between)}
    </p>
  );
};

/** One's own account: what is received, how, and how one signs in. */
export const AccountPage = () => {
  const { words } = useWords();
  return (
    <div className="account-page">
      <h1>{words.account.title}</h1>
      <Who />
      <Inbox />
      <NoticeSettings />
      <CalendarFeed />
      <OwnSessions />
      <OwnPassword />
      <OwnFactor />
    </div>
  );
};
