import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, answerOf } from '../data/api.ts';
import { type DraftGroup, groupIn, textIn } from '../forms/draft.ts';
import type { GroupField } from '../forms/field.ts';
import { useDates } from '../words/date-words.tsx';
import { useWords } from '../words/language.ts';

/** What a party is compared by. */
export interface Asked {
  readonly kind?: string;
  readonly name?: string;
  readonly idNumber?: string;
  readonly phone?: string;
  readonly description?: string;
}

const MOST = 5;

/** What is known of the party of a form so far; null while there is neither a name nor a number. */
export const askedIn = (form: GroupField, draft: DraftGroup): Asked | null => {
  const field = form.fields.find((one) => one.kind === 'group' && one.party);
  if (field === undefined) return null;
  const party = groupIn(draft[field.key]);
  const said = (key: string): Partial<Record<string, string>> => {
    const text = textIn(party[key]).trim();
    return text === '' ? {} : { [key]: text };
  };
  const matter = form.fields.find((one) => one.kind === 'text' && one.matter);
  const description = matter === undefined ? '' : textIn(draft[matter.key]).trim();
  const asked: Asked = { ...said('kind'), ...said('name'), ...said('idNumber'), ...said('phone') };
  if (asked.name === undefined && asked.idNumber === undefined) return null;
  return description === '' ? asked : { ...asked, description };
};

const readMatch = (asked: Asked | null) => ({
  queryKey: ['party-match', asked],
  queryFn: async () => (asked === null ? [] : (await answerOf(api.parties.match.$post({ json: asked }))).parties),
  enabled: asked !== null,
  placeholderData: keepPreviousData,
  retry: false,
});

type Match = Awaited<ReturnType<ReturnType<typeof readMatch>['queryFn']>>[number];

const Cases = ({ match }: { readonly match: Match }) => {
  const { words } = useWords();
  const dates = useDates();
  return (
    <ul>
      {match.cases.slice(0, MOST).map(({ id, number, askedOn, outcome }) => {
        const like = match.lookAlike.find((one) => one.id === id);
        return (
          <li key={id}>
            <Link to="/cases/$id" params={{ id }} target="_blank" className="case-number">
              {number}
            </Link>{' '}
            <span className="quiet">
              {words.intake.askedOn(dates.day(askedOn))} {outcome === null ? words.intake.open : words.intake.closed}
            </span>
            {like !== undefined && <strong className="mark-plain">{words.intake.alike(like.similarity)}</strong>}
          </li>
        );
      })}
      {match.total > MOST && <li className="quiet">{words.intake.moreCases(match.total - MOST)}</li>}
    </ul>
  );
};

const LookAlike = ({ matches }: { readonly matches: readonly Match[] }) => {
  const { words } = useWords();
  const own = new Set(matches.flatMap(({ cases }) => cases.map(({ id }) => id)));
  const others = new Map(matches.flatMap(({ lookAlike }) => lookAlike.map((one) => [one.id, one] as const)));
  const shown = [...others.values()].filter(({ id }) => !own.has(id)).slice(0, MOST);
  if (shown.length === 0) return null;
  return (
    <section className="intake-note">
      <h2>{words.intake.lookAlike}</h2>
      <ul>
        {shown.map(({ id, number, similarity }) => (
          <li key={id}>
            <Link to="/cases/$id" params={{ id }} target="_blank" className="case-number">
              {number}
            </Link>{' '}
            <span className="quiet">{words.intake.alike(similarity)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** Earlier cases of the one who asks, how many this month, and matters that look alike. */
export const PartyMatch = ({ asked }: { readonly asked: Asked | null }) => {
  const { words } = useWords();
  const { data } = useQuery(readMatch(asked));
  if (asked === null || data === undefined) return null;
  const [first] = data;
  return (
    <>
      <section className="intake-note" aria-live="polite">
        <h2>{words.intake.party}</h2>
        {first === undefined && <p>{words.intake.firstTime}</p>}
        {data.map((match) => (
          <div key={match.party}>
            <p>
              <span className="quiet">{words.intake.certain[match.certainty]}</span>{' '}
              {match.idLast4 !== null && <span className="quiet">{words.intake.idEnds(match.idLast4)}</span>}
            </p>
            <p>
              {words.intake.thisMonth} <strong>{words.intake.nth(match.thisMonth + 1)}</strong>
            </p>
            <Cases match={match} />
          </div>
        ))}
      </section>
      <LookAlike matches={data} />
    </>
  );
};
