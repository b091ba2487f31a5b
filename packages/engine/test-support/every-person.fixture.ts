import type { Person } from '../src/people/person.ts';
import type { Store } from '../src/store/store.ts';

const PERSON: Person = {
  id: 'p1',
  name: '王',
  unit: '法规处',
  agency: null,
  phone: null,
  mail: null,
  reach: 'below',
  administrator: null,
  createdAt: 1,
  disabledAt: null,
};
const DAYS = { firstDay: '2026-01-01', lastDay: '2026-12-31' } as const;

const useReach = async (store: Store, agency: string): Promise<void> => {
  const scopes = [
    { agency, below: false },
    { agency, below: true },
    { agency, below: false, unit: '法规处' },
  ];
  for (const scope of scopes) {
    await store.people.list({ scope, after: '', limit: 5 });
    await store.people.reaches(scope, agency);
    const [found] = await store.list({ scope, order: 'opened', after: null, limit: 1 });
    const id = found?.id ?? 'none';
    await store.read(id, scope);
    await store.history(id, 0, 5, scope);
    await store.tasks({ scope, after: '', limit: 5 });
    await store.endTask('none', scope, 'li', 2);
    await store.outbox.messages(null, 5, scope);
    await store.outbox.find('none', scope);
    await store.figures.counted({ scope, agencies: null, patterns: ['%"request.%'], after: '', limit: 5 });
  }
};

/** Calls every method of the people of a store, and everything that is read within a scope. */
export const usePeople = async (store: Store, agency: string): Promise<void> => {
  const { people } = store;
  await people.add({ ...PERSON, agency }, '2026-03-02', 'li');
  await people.add({ ...PERSON, id: 'p2', agency }, '2026-03-02', 'li');
  await people.change('p1', { name: '王五' }, '2026-03-02', 'li');
  const granted = { grantedBy: 'li', grantedAt: 1, endedBy: null, endedAt: null };
  const duty = { person: 'p1', agency, duty: 'office-head' };
  await people.grant({ id: 'd1', ...duty, firstDay: DAYS.firstDay, lastDay: null, ...granted });
  const made = { by: 'p1', at: 1, revokedAt: null, revokedBy: null };
  await people.delegate({ id: 'g1', from: 'p1', to: 'p2', duties: ['office-head'], reason: '出差', ...DAYS, ...made });
  await people.standing('p2', null);
  await people.find('p1');
  await people.names(['p1', 'k1']);
  await people.duties('p1');
  await people.delegations(null, 5);
  await people.delegations('p1', 5);
  await people.findDelegation('g1');
  await people.revoke('g1', 2, 'p1');
  await people.end(duty, { lastDay: '2026-03-31', by: 'li', at: 2 });
  await people.disable('p2', 2, 'li');
  await people.putRoster({ agency, month: '2026-03', version: 1, rows: [], by: 'p1', at: 1 });
  await people.roster(agency, '2026-03');
  await useReach(store, agency);
};
