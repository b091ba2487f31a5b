import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, answerOf } from '../data/api.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { ReadFailed } from '../parts/read-failed.tsx';
import { useDates } from '../words/date-words.tsx';
import { useWords } from '../words/language.ts';

const page = (after: string | null) =>
  answerOf(api.me.inbox.$get({ query: { limit: '10', ...(after === null ? {} : { after }) } }));

type Notice = Awaited<ReturnType<typeof page>>['notices'][number];

/** `5wd` in words: before a due day, or after it where there is a minus. */
const useDistance = () => {
  const { inbox } = useWords().words.account;
  const units = { wd: inbox.days, d: inbox.calendarDays, h: inbox.hours, m: inbox.minutes, min: inbox.minutes };
  const known: Readonly<Record<string, (count: string) => string>> = units;
  return (distance: string): string => {
    const [, minus = '', count = '', unit = ''] = /^(-?)(\d+)(\D+)$/.exec(distance) ?? [];
    const shown = known[unit]?.(count);
    if (shown === undefined) return distance;
    return minus === '' ? inbox.before(shown) : inbox.after(shown);
  };
};

const Entry = ({ notice, onRead }: { readonly notice: Notice; readonly onRead: () => void }) => {
  const { words, text } = useWords();
  const dates = useDates();
  const distance = useDistance();
  const { inbox } = words.account;
  const isUnread = notice.readAt === null;
  return (
    <li data-unread={isUnread}>
      {isUnread && <span className="for-ears">{inbox.unread}</span>}
      <Link to="/cases/$id" params={{ id: notice.case }} className="case-number" onClick={() => isUnread && onRead()}>
        {notice.number}
      </Link>
      <span>
        {inbox.due(text(notice.clock), dates.day(notice.due))}
        {notice.provisional && ` ${words.time.provisional}`}
      </span>
      <span className="quiet">
        {distance(notice.distance)}·{dates.minute(notice.at)}
      </span>
      <span>
        {isUnread && (
          <button type="button" className="link" onClick={onRead}>
            {inbox.read}
          </button>
        )}
      </span>
    </li>
  );
};

/** The reminders that one received, unread ones first. */
export const Inbox = () => {
  const { words } = useWords();
  const client = useQueryClient();
  const found = useInfiniteQuery({
    queryKey: ['inbox'],
    queryFn: ({ pageParam }) => page(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  const notices = found.data?.pages.flatMap((one) => one.notices) ?? [];
  const unread = notices.filter(({ readAt }) => readAt === null);
  const read = useMutation({
    mutationFn: (ids: readonly string[]) =>
      Promise.all(ids.map((id) => answerOf(api.me.inbox[':id'].read.$post({ param: { id } })))),
    onSuccess: () => client.invalidateQueries({ queryKey: ['inbox'] }),
  });
  const { inbox } = words.account;
  return (
    <section className="section">
      <h2>{inbox.title}</h2>
      <ReadFailed of={found} />
      <ProblemNote error={read.error} />
      {found.isSuccess && notices.length === 0 && <p className="quiet">{inbox.none}</p>}
      <ul className="inbox-list">
        {notices.map((notice) => (
          <Entry key={notice.id} notice={notice} onRead={() => read.mutate([notice.id])} />
        ))}
      </ul>
      <p className="form-end">
        {found.hasNextPage && (
          <button type="button" className="link" onClick={() => void found.fetchNextPage()}>
            {inbox.more}
          </button>
        )}
        {unread.length > 1 && (
          <button type="button" className="quiet-button" onClick={() => read.mutate(unread.map(({ id }) => id))}>
            {inbox.allRead}
          </button>
        )}
      </p>
    </section>
  );
};
