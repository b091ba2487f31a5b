import { START } from '../test-support/desk.ts';
import type { Operation } from '../fuzz/operations-of.ts';
import type { Asked, PlantedCase, Role } from './world.ts';

/** Values of path parameters that do not depend on the case. */
const PATHS: Readonly<Record<string, string>> = {
  seq: '2',
  token: 'x',
  clock: 'reply',
  date: '2026-03-02',
  format: 'AR2021',
  group: 'case',
  month: '2026-03',
  name: 'not-found',
  register: 'offices',
  rhythm: 'annual',
  year: '2026',
};

/** What `{id}` is, by the collection before it. */
const idIn = (path: string, { id, place, agency }: PlantedCase): string => {
  const [, collection] = /\/api\/v1\/([a-z-]+)\/{id}/.exec(path.replace('/me/', '/')) ?? [];
  const known: Readonly<Record<string, string>> = {
    cases: id,
    procedures: 'disclosure-request',
    tasks: `none-${place}`,
    people: 'head',
    keys: 'none',
    endpoints: 'none',
    delegations: 'none',
    sessions: 'none',
    inbox: 'none',
    agencies: agency,
    imports: 'none',
  };
  const found = known[collection ?? ''];
  if (found === undefined) throw new Error(`no value for {id} of ${path}`);
  return found;
};

/** Values of query parameters that an operation needs, and of filters that name an agency. */
const queriesOf = ({ name, parameters }: Operation, { agency, id }: PlantedCase): readonly URLSearchParams[] => {
  const needed: Readonly<Record<string, string>> = {
    cell: 'newReceived/total',
    start: '2026-03-02',
    workingDays: '5',
    state: 'x',
    from: '2026-03-02',
    case: id,
    q: '某',
  };
  const has = (asked: string) => parameters.some((one) => one.in === 'query' && one.name === asked);
  const required = parameters.filter((one) => one.in === 'query' && one.required === true);
  const base = new URLSearchParams(
    required.map(({ name: one }): [string, string] => {
      const value = needed[one];
      if (value === undefined) throw new Error(`no value for ${one} of ${name}`);
      return [one, value];
    }),
  );
  if (has('case')) base.set('case', id);
  return has('agency') ? [base, new URLSearchParams([...base, ['agency', agency]])] : [base];
};

const NEW_CASE = (agency: string) => ({
  procedure: 'disclosure-request',
  agency,
  fact: {
    type: 'request.submitted',
    at: START,
    channel: 'in-person',
    applicant: { kind: 'natural' },
    description: '某',
  },
});

let serial = 0;

/** A body that would be taken, by operation. */
const bodyOf = (name: string, { agency, id }: PlantedCase, { person }: Role): unknown => {
  const bodies: Readonly<Record<string, unknown>> = {
    'PUT /api/v1/agencies': { agencies: [{ id: 'new', name: '新', level: '县', parent: 'dali' }] },
    'POST /api/v1/cases': NEW_CASE(agency),
    'POST /api/v1/cases/{id}/facts': { type: 'note.added', at: START, kind: 'note', text: `由${person}记` },
    'POST /api/v1/cases/{id}/merge': { into: '依-kunming-2026-99999', note: '重复登记' },
    'POST /api/v1/cases/{id}/split': { items: [{ description: '甲' }, { description: '乙' }] },
    'PUT /api/v1/me/notices': { inApp: true },
    'POST /api/v1/me/inbox/{id}/read': undefined,
    'POST /api/v1/me/feed': undefined,
    'POST /api/v1/people': { id: `new-${(serial += 1)}`, name: '新', agency: null, reach: 'all' },
    'PATCH /api/v1/people/{id}': { name: '头' },
    'POST /api/v1/people/{id}/duties': { agency: 'kunming', duty: 'signatory' },
    'POST /api/v1/people/{id}/duties/end': { agency: 'kunming', duty: 'signatory' },
    'POST /api/v1/delegations': {
      to: 'head',
      duties: ['office-head'],
      fromDay: '2026-03-02',
      toDay: '2026-03-03',
      reason: 'x',
    },
    'PUT /api/v1/rosters/{month}': { agency, seen: 0, rows: [] },
    'POST /api/v1/sessions': { username: 'head', password: 'x' },
    'POST /api/v1/sessions/second-factor': { code: '000000' },
    'POST /api/v1/sign-in/unified': undefined,
    'POST /api/v1/invitations': { person: 'head' },
    'POST /api/v1/invitations/check': { token: 'x'.repeat(43) },
    'POST /api/v1/invitations/accept': { token: 'x'.repeat(43), username: 'head', password: 'x'.repeat(12) },
    'POST /api/v1/me/password': { password: 'x', newPassword: 'x'.repeat(12) },
    'POST /api/v1/me/second-factor': {},
    'PUT /api/v1/me/second-factor': { code: '000000' },
    'POST /api/v1/keys': { name: 'x', agency: null, duties: ['handler'] },
    'POST /api/v1/endpoints': { kind: 'mail', target: 'desk@example.org', agency: null },
    'POST /api/v1/system-clock/confirmation': { at: START },
    'PUT /api/v1/registers/{year}/{register}': { agency, value: 1, unit: '个', seen: 0 },
    'POST /api/v1/tables/{format}/{year}/publication': { agency },
    'POST /api/v1/tables/{format}/{year}/corrections': { agency, cell: 'x', from: 1, to: 2, why: 'x' },
  };
  if (!(name in bodies) && name.startsWith('POST') && !/attachments|secret|done|audits/.test(name)) {
    throw new Error(`no body for ${name} (${id})`);
  }
  return bodies[name];
};

const REASON = { 'x-reason': encodeURIComponent('督办需要核对') };

/** The requests of an operation about a case, and whether they give a reason. */
export const requestsOf = (
  operation: Operation,
  planted: PlantedCase,
  role: Role,
): readonly (Asked & { readonly reasoned: boolean })[] => {
  const { name, method, path, parameters } = operation;
  // A year that is over can be published.
  const paths = /publication|corrections/.test(path) ? { ...PATHS, year: '2025' } : PATHS;
  const filled = path.replaceAll(/{(\w+)}/g, (_, one: string) => {
    const value = one === 'id' ? idIn(path, planted) : paths[one];
    if (value === undefined) throw new Error(`no value for {${one}} of ${name}`);
    return encodeURIComponent(value);
  });
  const body = method === 'GET' || method === 'DELETE' ? undefined : bodyOf(name, planted, role);
  const takesReason = parameters.some((one) => one.in === 'header' && one.name === 'x-reason');
  return queriesOf(operation, planted).flatMap((query) => {
    const asked = { method, path: query.size === 0 ? filled : `${filled}?${query.toString()}`, body };
    return [{ ...asked, reasoned: false }, ...(takesReason ? [{ ...asked, headers: REASON, reasoned: true }] : [])];
  });
};
