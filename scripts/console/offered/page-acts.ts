import { addDays, civilDate } from '@gongkai/calendar';
import { FILE_FACTS, PROCEDURES } from '@gongkai/core';
import { SAMPLES } from '@gongkai/core/samples';
import type { APIResponse } from 'playwright-core';

/** Sends one request as the person who has signed in; `data` is JSON, `file` a sheet beside its kind. */
export type Ask = (
  method: string,
  path: string,
  data?: object,
  file?: { readonly kind: string; readonly text: string },
) => Promise<APIResponse>;

/** Who acts, and how many have acted before: what is made has a name of its own. */
export interface Acting {
  readonly person: string;
  readonly duty: string | null;
  readonly office: string | null;
  readonly serial: number;
  readonly today: string;
  /** The present instant, with offset. */
  readonly now: string;
  /** A case of their agency. */
  readonly caseId: string;
}

/** An act of a page that is about no case: where it is, and the request that it sends. */
export interface PageAct {
  readonly name: string;
  /** The page, below `/console/`. */
  readonly path: (acting: Acting) => string;
  /** What is chosen before the act is shown. */
  readonly first?: string;
  /** The button of the act. */
  readonly control: string;
  /** The operation of the API, as the matrix of permissions declares it; of a fact, the duties that record it. */
  readonly operation: string | readonly string[];
  /** Whether system administrators may as well, in whose place the matrix has the duties alone. */
  readonly alsoSystem?: true;
  readonly send: (ask: Ask, acting: Acting) => Promise<APIResponse>;
}

// The acts of administrators are about this person, who does none of them.
const OTHER = 'handler-3';
const personPage = ({ office }: Acting): string => (office === null ? 'people' : `people?person=${OTHER}`);
const AGENCY = 'kunming';

/** Registers and rosters are written after the version that was seen. */
const seenOf = async (ask: Ask, path: string, pick: (body: never) => number | undefined): Promise<number> => {
  const answer = await ask('GET', path);
  return answer.ok() ? (pick((await answer.json()) as never) ?? 0) : 0;
};

/** A year whose table is published before all acts. */
export const PUBLISHED = 2022;

const CELL = 'newReceived/total';

// A table is published once: each of the two who may has a year of their own.
const yearOf = ({ duty }: Acting): number => (duty === 'supervisor' ? 2024 : 2025);

const ofSystem: readonly PageAct[] = [
  {
    name: 'adds a person',
    path: () => 'people',
    control: '.page-head-end button',
    operation: 'POST /api/v1/people',
    send: (ask, { serial }) =>
      ask('POST', 'people', { id: `new-${serial}`, name: '新人', agency: AGENCY, reach: 'own-agency' }),
  },
  {
    name: 'grants a duty',
    path: personPage,
    control: 'aside form:has(select[name=duty]) button[type=submit]',
    operation: 'POST /api/v1/people/{id}/duties',
    send: (ask) => ask('POST', `people/${OTHER}/duties`, { agency: 'dali', duty: 'site-editor' }),
  },
  {
    name: 'ends a duty',
    path: personPage,
    control: 'aside .section:first-of-type .acts-list button',
    operation: 'POST /api/v1/people/{id}/duties/end',
    send: (ask) => ask('POST', `people/${OTHER}/duties/end`, { agency: 'dali', duty: 'handler' }),
  },
  {
    name: 'makes a link for a person',
    path: personPage,
    control: 'aside .section:nth-of-type(2) .acts-list li:nth-child(1) button',
    operation: 'POST /api/v1/invitations',
    send: (ask) => ask('POST', 'invitations', { person: OTHER }),
  },
  {
    name: 'ends the sessions of a person',
    path: personPage,
    control: 'aside .section:nth-of-type(2) .acts-list li:nth-child(2) button',
    operation: 'DELETE /api/v1/people/{id}/sessions',
    send: (ask) => ask('DELETE', `people/${OTHER}/sessions`),
  },
  {
    name: 'disables a person',
    path: personPage,
    control: 'aside .section:nth-of-type(2) .acts-list li:nth-child(4) button',
    operation: 'PATCH /api/v1/people/{id}',
    send: (ask) => ask('PATCH', `people/${OTHER}`, { disabled: true }),
  },
  {
    name: 'adds an agency',
    path: () => 'agency',
    control: 'form:has(input[name=level]) button[type=submit]',
    operation: 'PUT /api/v1/agencies',
    send: (ask, { serial }) =>
      ask('PUT', 'agencies', {
        agencies: [{ id: `new-${serial}`, name: `新设机关${serial}`, level: '县', parent: AGENCY }],
      }),
  },
];

const ofOffice: readonly PageAct[] = [
  {
    name: 'names who acts in their place',
    path: () => 'delegations',
    control: 'form:has(input[name=toDay]) button[type=submit]',
    operation: 'POST /api/v1/delegations',
    // From tomorrow on, so that those who come after in the test hold their own duty alone.
    send: (ask, { duty, today }) => {
      const fromDay = addDays(civilDate(today), 1);
      const duties = [duty ?? 'handler'];
      return ask('POST', 'delegations', { to: 'site-editor-1', duties, fromDay, toDay: fromDay, reason: '出差' });
    },
  },
  {
    name: 'writes the roster',
    path: () => 'roster',
    control: 'form:has(.roster-table) button[type=submit]',
    operation: 'PUT /api/v1/rosters/{month}',
    send: async (ask, { today }) => {
      const month = today.slice(0, 7);
      const seen = await seenOf(
        ask,
        `rosters/${month}?agency=${AGENCY}`,
        ({ version }: { version: number }) => version,
      );
      return ask('PUT', `rosters/${month}`, { agency: AGENCY, seen, rows: [] });
    },
  },
  {
    name: 'sets the profile of the agency',
    path: () => `agency?agency=${AGENCY}`,
    control: 'fieldset.plain-fieldset .form-end button[type=submit]',
    operation: 'PUT /api/v1/agencies/{id}/profile',
    alsoSystem: true,
    send: (ask) => ask('PUT', `agencies/${AGENCY}/profile`, { telephone: '0871-00000000' }),
  },
  {
    name: 'tries an import',
    path: () => 'imports',
    control: '.import-try',
    operation: 'POST /api/v1/imports',
    alsoSystem: true,
    send: (ask, { office }) =>
      office === 'system'
        ? ask('POST', 'imports?dryRun=true', undefined, { kind: 'agencies', text: '标识,名称,级别\nx,某局,县\n' })
        : ask('POST', 'imports?dryRun=true', undefined, { kind: 'requests', text: '申请人姓名\n某\n' }),
  },
  {
    name: 'enters a figure',
    path: ({ today }) => `year?year=${today.slice(0, 4)}&part=missing&agency=${AGENCY}&own=true`,
    control: '.missing-table .row-act button',
    operation: 'PUT /api/v1/registers/{year}/{register}',
    send: async (ask, { today }) => {
      const year = today.slice(0, 4);
      interface Entries {
        readonly entries: readonly { readonly register: string; readonly agency: string; readonly entry: number }[];
      }
      const seen = await seenOf(
        ask,
        `registers/${year}?agency=${AGENCY}`,
        ({ entries }: Entries) => entries.find((one) => one.register === 'offices' && one.agency === AGENCY)?.entry,
      );
      return ask('PUT', `registers/${year}/offices`, {
        agency: AGENCY,
        value: 1 + seen,
        unit: '个',
        seen,
        why: '核对',
      });
    },
  },
  {
    name: 'publishes the table of a year',
    path: (acting) => `year?year=${yearOf(acting)}&part=publication&agency=${AGENCY}&own=true`,
    control: '.year-section .finding-acts > button',
    operation: 'POST /api/v1/tables/{format}/{year}/publication',
    send: (ask, acting) =>
      ask('POST', `tables/AR2021/${yearOf(acting)}/publication`, { agency: AGENCY, missingAreZero: true }),
  },
  {
    name: 'corrects a published table',
    path: () => `year?year=${PUBLISHED}&cell=${encodeURIComponent(CELL)}&agency=${AGENCY}`,
    // Its button waits for a figure and a reason; without the duty the form is absent.
    control: '.cell-more form',
    operation: 'POST /api/v1/tables/{format}/{year}/corrections',
    send: async (ask, { serial }) => {
      const of = `tables/AR2021/${PUBLISHED}`;
      const answer = await ask('GET', `${of}/publication?agency=${AGENCY}`);
      interface Standing {
        readonly standing: Readonly<Record<string, number | null>>;
      }
      const from = answer.ok() ? (((await answer.json()) as Standing).standing[CELL] ?? null) : null;
      return ask('POST', `${of}/corrections`, { agency: AGENCY, cell: CELL, from, to: serial, why: '核对原始登记' });
    },
  },
];

const openings = PROCEDURES.map((procedure) => {
  const [type = ''] = procedure.openedBy;
  return { procedure: procedure.id, type, by: procedure.allowedDuties[type] ?? [] };
});

const aboutCases: readonly PageAct[] = [
  {
    name: 'ends a task',
    path: () => 'tasks',
    control: 'table td:last-child button',
    operation: 'POST /api/v1/tasks/{id}/done',
    send: async (ask) => {
      const answer = await ask('GET', 'tasks?limit=1');
      interface Tasks {
        readonly tasks: readonly { readonly id: string }[];
      }
      const [first] = answer.ok() ? ((await answer.json()) as Tasks).tasks : [];
      return ask('POST', `tasks/${first?.id ?? 'none'}/done`);
    },
  },
  {
    name: 'supervises many',
    path: () => 'region/late',
    first: 'tbody .choose input',
    control: '.dock button[type=submit]',
    operation: FILE_FACTS['case.supervised'].by,
    send: (ask, { caseId, now }) =>
      ask('POST', `cases/${caseId}/facts`, { type: 'case.supervised', at: now, demand: '请说明原因' }),
  },
  {
    name: 'opens a case',
    path: () => 'intake',
    control: '.intake-choice a, form.intake button[type=submit]',
    operation: openings.flatMap(({ by }) => by),
    send: (ask, { duty, now }) => {
      const [first] = openings;
      const { procedure, type } = openings.find(({ by }) => by.includes(duty ?? '')) ??
        first ?? { procedure: '', type: '' };
      const fact = { type, at: now, ...SAMPLES[procedure]?.facts[type] };
      return ask('POST', 'cases', { procedure, agency: AGENCY, fact });
    },
  },
];

/** The acts of pages that are about no case, or about many. */
export const PAGE_ACTS: readonly PageAct[] = [...ofSystem, ...ofOffice, ...aboutCases];
