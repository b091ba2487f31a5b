import type { Engine } from '@gongkai/engine';

/** A page as the commands and tests that look at all of them open it. */
export interface ListedPage {
  /** The name of its picture. */
  readonly name: string;
  /** Who looks at it: the user name of an account of the demonstration. */
  readonly person: string;
  /** Its address below `/console/`; null where the office has nothing that it could show. */
  readonly path: (engine: Engine) => Promise<string | null>;
  /** What is there once the page has been read. */
  readonly ready: string;
}

const at =
  (path: string): ListedPage['path'] =>
  () =>
    Promise.resolve(path);

/** The first case of an agency that fits. */
const caseWhere =
  (
    fits: (one: { readonly stopped: boolean; readonly late: boolean; readonly procedure: string }) => boolean,
    more = '',
  ) =>
  async (engine: Engine): Promise<string | null> => {
    const { cases } = await engine.list({ agency: 'kunming', active: true, order: 'due', limit: 100 });
    const found = cases.find((one) => fits({ stopped: one.stopped, late: one.late, procedure: one.procedure }));
    return found === undefined ? null : `cases/${found.id}${more}`;
  };

const isRequest = ({ procedure }: { readonly procedure: string }): boolean => procedure === 'disclosure-request';

/** Every page of the console. */
export const PAGES: readonly ListedPage[] = [
  { name: 'desk', person: 'handler-1', path: at(''), ready: '.counters' },
  { name: 'desk-overdue', person: 'handler-1', path: at('?only=overdue'), ready: '.counters' },
  { name: 'case', person: 'handler-1', path: caseWhere(isRequest), ready: 'h1' },
  { name: 'case-stopped', person: 'handler-1', path: caseWhere((one) => isRequest(one) && one.stopped), ready: 'h1' },
  { name: 'case-sum', person: 'handler-1', path: caseWhere(isRequest, '?tab=sum'), ready: 'h1' },
  { name: 'case-machine', person: 'handler-1', path: caseWhere(isRequest, '?tab=machine'), ready: 'h1' },
  { name: 'case-ledger', person: 'handler-1', path: caseWhere(isRequest, '?tab=ledger'), ready: 'h1' },
  { name: 'case-links', person: 'handler-1', path: caseWhere(isRequest, '?tab=links'), ready: 'h1' },
  { name: 'case-attachments', person: 'handler-1', path: caseWhere(isRequest, '?tab=attachments'), ready: 'h1' },
  { name: 'incident', person: 'coordinator-1', path: caseWhere((one) => !isRequest(one)), ready: 'h1' },
  { name: 'intake', person: 'registrar-1', path: at('intake'), ready: 'h1' },
  { name: 'register', person: 'handler-1', path: at('cases?sort=due'), ready: 'h1' },
  { name: 'search', person: 'handler-1', path: at('search?q=昆明'), ready: 'h1' },
  { name: 'imports', person: 'registrar-1', path: at('imports'), ready: 'h1' },
  { name: 'year', person: 'office-head-1', path: at('year'), ready: 'h1' },
  { name: 'audit', person: 'handler-1', path: at('audit'), ready: 'h1' },
  { name: 'calendar', person: 'handler-1', path: at('calendar?year=2026'), ready: 'h1' },
  { name: 'procedures', person: 'handler-1', path: at('procedures'), ready: 'h1' },
  { name: 'procedure', person: 'handler-1', path: at('procedures/disclosure-request'), ready: 'h1' },
  { name: 'people', person: 'administrator', path: at('people'), ready: 'h1' },
  { name: 'first-run', person: 'administrator', path: at('first-run'), ready: 'h1' },
  { name: 'delegations', person: 'office-head-1', path: at('delegations'), ready: 'h1' },
  { name: 'roster', person: 'office-head-1', path: at('roster'), ready: 'h1' },
  { name: 'agency', person: 'office-head-1', path: at('agency'), ready: 'h1' },
  { name: 'account', person: 'handler-1', path: at('account'), ready: 'h1' },
  { name: 'tasks', person: 'office-head-1', path: at('tasks'), ready: 'h1' },
  { name: 'region', person: 'supervisor-1', path: at('region'), ready: 'h1' },
  { name: 'late', person: 'supervisor-1', path: at('region/late'), ready: 'h1' },
  { name: 'demands', person: 'supervisor-1', path: at('region/demands'), ready: 'h1' },
  { name: 'not-found', person: 'handler-1', path: at('no-such-page'), ready: 'h1' },
];
