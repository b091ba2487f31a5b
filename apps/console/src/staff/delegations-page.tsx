import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { api, answerOf } from '../data/api.ts';
import { readMe } from '../data/reads.ts';
import { serverNow } from '../data/server-time.ts';
import { PageTabs } from '../frame/page-tabs.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { WideBox } from '../parts/wide-box.tsx';
import { useDates } from '../words/date-words.tsx';
import { dayAt } from '../words/days.ts';
import { useWords } from '../words/language.ts';
import { Act } from './form-parts.tsx';
import { NewDelegation } from './new-delegation.tsx';
import { type Delegation, peoplePage, readDelegations, readDuties } from './staff-reads.ts';

const useNamesOfPeople = () => {
  const { data: me } = useSuspenseQuery(readMe);
  const { data: people = [] } = useQuery({
    queryKey: ['people', 'names'],
    queryFn: async () => (await peoplePage(null, null, false)).people,
  });
  return (id: string): string => (id === me.person ? me.name : (people.find((one) => one.id === id)?.name ?? id));
};

const stateOf = ({ fromDay, toDay, revokedAt }: Delegation, today: string): 'now' | 'later' | 'past' | 'revoked' => {
  if (revokedAt !== null) return 'revoked';
  return fromDay > today ? 'later' : toDay < today ? 'past' : 'now';
};

const Row = ({ one, nameOf }: { readonly one: Delegation; readonly nameOf: (id: string) => string }) => {
  const { words, text } = useWords();
  const dates = useDates();
  const client = useQueryClient();
  const { data: me } = useSuspenseQuery(readMe);
  const { data: duties = [] } = useQuery(readDuties);
  const state = stateOf(one, dayAt(serverNow()));
  const revoke = useMutation({
    mutationFn: () => answerOf(api.delegations[':id'].$delete({ param: { id: one.id } })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['delegations'] });
      await client.invalidateQueries({ queryKey: ['me'] });
    },
  });
  const { delegations } = words.staff;
  const why = one.from === me.person || me.administrator === 'system' ? null : delegations.notYours;
  const label = (duty: string): string => {
    const found = duties.find(({ id }) => id === duty);
    return found === undefined ? duty : text(found.label);
  };
  return (
    <tr data-off={state === 'past' || state === 'revoked'}>
      <th scope="row">{nameOf(one.from)}</th>
      <td>{nameOf(one.to)}</td>
      <td>{one.duties.map(label).join(words.staff.between)}</td>
      <td>
        {dates.day(one.fromDay, true)} — {dates.day(one.toDay, true)}
      </td>
      <td>{one.reason}</td>
      <td>
        {state === 'now' ? <strong>{delegations.states.now}</strong> : delegations.states[state]}
        {one.revokedAt !== null && <span className="quiet"> {dates.minute(one.revokedAt)}</span>}
      </td>
      <td>
        {(state === 'now' || state === 'later') && (
          <Act label={delegations.revoke} why={why} onAct={() => revoke.mutate()} />
        )}
        <ProblemNote error={revoke.error} />
      </td>
    </tr>
  );
};

/** Who acts for whom, by days; heads name who acts for them. */
export const DelegationsPage = () => {
  const { words } = useWords();
  const { data: all } = useSuspenseQuery(readDelegations);
  const nameOf = useNamesOfPeople();
  const { delegations } = words.staff;
  const { from, to, duties, days, reason, state } = delegations.columns;
  return (
    <>
      <PageTabs area="/people" />
      <div className="page-head">
        <h1>{delegations.title}</h1>
        <span className="quiet">{delegations.more}</span>
      </div>
      {all.length === 0 ? (
        <p>
          <strong>{delegations.none}</strong> <span className="quiet">{delegations.noneMore}</span>
        </p>
      ) : (
        <WideBox label={delegations.title}>
          <table className="ledger">
            <thead>
              <tr>
                {[from, to, duties, days, reason, state].map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
                <th scope="col">
                  <span className="for-ears">{delegations.revoke}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {all.map((one) => (
                <Row key={one.id} one={one} nameOf={nameOf} />
              ))}
            </tbody>
          </table>
        </WideBox>
      )}
      <NewDelegation />
    </>
  );
};
