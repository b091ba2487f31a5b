import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { readMe } from '../data/reads.ts';
import { serverNow } from '../data/server-time.ts';
import { PageTabs } from '../frame/page-tabs.tsx';
import { ReadFailed } from '../parts/read-failed.tsx';
import { useDates } from '../words/date-words.tsx';
import { dayAt } from '../words/days.ts';
import { useWords } from '../words/language.ts';
import { agencyOf, AgencyChoice } from './agency-choice.tsx';
import { AgencyRecords } from './agency-records.tsx';
import { NewAgency } from './new-agency.tsx';
import { ProfileForm } from './profile-form.tsx';
import { readProfile } from './staff-reads.ts';

/** The profile of the agency on a day, and what may be done with it. */
const OnDay = ({ agency, on }: { readonly agency: string; readonly on: string | undefined }) => {
  const { words } = useWords();
  const dates = useDates();
  const { data: me } = useSuspenseQuery(readMe);
  const read = useQuery(readProfile(agency, on ?? null));
  const profile = read.data;
  const heads = me.duties.filter(({ duty }) => duty === 'office-head');
  const may = me.administrator === 'system' || heads.some((one) => one.agency === null || one.agency === agency);
  const { agency: names } = words.staff;
  if (profile === undefined) return <ReadFailed of={read} />;
  return (
    <>
      {profile === null ? (
        <p>
          <strong>{names.none}</strong> <span className="quiet">{names.noneMore}</span>
        </p>
      ) : (
        <p className="quiet">
          {names.since(dates.day(profile.from, true))}
          {profile.next !== null && `·${names.until(dates.day(profile.next, true))}`}
          {`·${names.setBy(profile.setBy, dates.minute(profile.setAt))}`}
        </p>
      )}
      {!may && <p className="may-not">⊘ {names.mayNot}</p>}
      <ProfileForm key={`${agency} ${profile?.setAt ?? ''}`} agency={agency} profile={profile} may={may} />
    </>
  );
};

/** What an office is and how it works, by the day; its place in the tree, and the numbers that it gave out. */
export const AgencyPage = () => {
  const { words } = useWords();
  const { data: me } = useSuspenseQuery(readMe);
  const search = useSearch({ from: '/agency' });
  const navigate = useNavigate();
  const agency = agencyOf(search.agency, me.agency);
  const { agency: names } = words.staff;
  return (
    <>
      <PageTabs area="/people" />
      <div className="page-head">
        <h1>{names.title}</h1>
        <span className="page-head-end">
          <label className="inline-field">
            <span>{words.staff.agency_}</span>
            <AgencyChoice
              value={agency}
              onChange={(id) => void navigate({ to: '/agency', search: id === null ? {} : { agency: id } })}
            />
          </label>
          <label className="inline-field">
            <span>{names.on}</span>
            <input
              type="date"
              value={search.on ?? dayAt(serverNow())}
              onChange={({ target: { value } }) => {
                const { on: _, ...rest } = search;
                void navigate({ to: '/agency', search: value === '' ? rest : { ...rest, on: value } });
              }}
            />
          </label>
        </span>
      </div>
      {agency === null ? (
        <p>{names.noReach}</p>
      ) : (
        <>
          <OnDay agency={agency} on={search.on} />
          <AgencyRecords key={agency} agency={agency} />
        </>
      )}
      {me.administrator === 'system' && <NewAgency key={`new ${agency ?? ''}`} agency={agency} />}
    </>
  );
};
