import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { api, answerOf } from '../data/api.ts';
import { readMe } from '../data/reads.ts';
import { serverNow } from '../data/server-time.ts';
import { PageTabs } from '../frame/page-tabs.tsx';
import { ReadFailed } from '../parts/read-failed.tsx';
import { useDates } from '../words/date-words.tsx';
import { dayAt } from '../words/days.ts';
import { useWords } from '../words/language.ts';
import { agencyOf, AgencyChoice } from './agency-choice.tsx';
import { WRITING_ROSTERS } from './heads.ts';
import { RosterEditor } from './roster-editor.tsx';
import { RosterGrid } from './roster-grid.tsx';
import { monthFrom, type Shift } from './roster-rows.ts';
import { useNameOf } from './use-name-of.ts';

const useRoster = (month: string, agency: string | null) =>
  useQuery({
    queryKey: ['roster', month, agency],
    queryFn: () => answerOf(api.rosters[':month'].$get({ param: { month }, query: agency === null ? {} : { agency } })),
    enabled: agency !== null,
  });

const Months = ({ month, agency }: { readonly month: string; readonly agency: string | undefined }) => {
  const { words } = useWords();
  const navigate = useNavigate();
  const rest = agency === undefined ? {} : { agency };
  return (
    <>
      <Link to="/roster" search={{ ...rest, month: monthFrom(month, -1) }}>
        {words.staff.roster.before}
      </Link>
      <label className="inline-field">
        <span className="for-ears">{words.staff.roster.month}</span>
        <input
          type="month"
          value={month}
          required
          onChange={({ target: { value } }) => {
            if (value !== '') void navigate({ to: '/roster', search: { ...rest, month: value } });
          }}
        />
      </label>
      <Link to="/roster" search={{ ...rest, month: monthFrom(month, 1) }}>
        {words.staff.roster.after}
      </Link>
    </>
  );
};

/** Who is on duty in a month, as a grid of its days; those who write it edit its rows below. */
export const RosterPage = () => {
  const { words } = useWords();
  const dates = useDates();
  const { data: me } = useSuspenseQuery(readMe);
  const search = useSearch({ from: '/roster' });
  const month = search.month ?? dayAt(serverNow()).slice(0, 7);
  const agency = agencyOf(search.agency, me.agency);
  const roster = useRoster(month, agency);
  const navigate = useNavigate();
  const [typed, setTyped] = useState<readonly Shift[] | null>(null);
  const nameOf = useNameOf(agency);
  const { roster: names } = words.staff;
  const mayWrite = me.duties.some(
    (one) => WRITING_ROSTERS.includes(one.duty) && (one.agency === null || one.agency === agency),
  );
  const found = roster.data;
  return (
    <>
      <PageTabs area="/people" />
      <div className="page-head">
        <h1>{names.title}</h1>
        <Months month={month} agency={search.agency} />
        <span className="quiet">
          {found !== undefined && names.version(found.version)}
          {found?.by != null && found.at !== null && `·${names.writtenBy(nameOf(found.by), dates.minute(found.at))}`}
        </span>
        <span className="page-head-end">
          <label className="inline-field">
            <span>{words.staff.agency_}</span>
            <AgencyChoice
              value={agency}
              onChange={(id) =>
                void navigate({ to: '/roster', search: { month, ...(id === null ? {} : { agency: id }) } })
              }
            />
          </label>
        </span>
      </div>
      <ReadFailed of={roster} />
      {agency === null && <p>{names.noAgency}</p>}
      {agency !== null && found !== undefined && (
        <RosterGrid month={month} agency={agency} rows={typed ?? found.rows} />
      )}
      {!mayWrite && <p className="may-not">⊘ {names.noDuty}</p>}
      {mayWrite && agency !== null && found !== undefined && (
        <RosterEditor key={`${agency} ${month}`} agency={agency} found={found} onTyped={setTyped} />
      )}
    </>
  );
};
