import type { Place, Role } from './world.ts';

/** The places that each reach reaches, by hand. */
const REACHED: Readonly<Record<Role['reach'], readonly Place[]>> = {
  'own-unit': ['unit'],
  'own-agency': ['unit', 'agency'],
  below: ['unit', 'agency', 'below'],
  all: ['unit', 'agency', 'below', 'other'],
};

/** Whether a caller may learn that a case exists. */
export const mayReach = ({ reach }: Role, place: Place): boolean => REACHED[reach].includes(place);

// Duties of 依申请公开 that handle a request; the others see it without personal data.
const HANDLING: readonly string[] = [
  'registrar',
  'handler',
  'reviewer',
  'secrecy-reviewer',
  'signatory',
  'office-head',
];

/** Whether a caller handles a case: by a duty in kunming, whose cases those of the unit and of the agency are. */
export const mayHandle = (role: Role, place: Place): boolean =>
  mayReach(role, place) && ['unit', 'agency'].includes(place) && role.duty !== null && HANDLING.includes(role.duty);

/** Whether a caller may read personal data of a case with a reason: everyone with a duty who reaches it. */
export const mayAsk = (role: Role, place: Place): boolean => mayReach(role, place) && role.duty !== null;

/** Who may call an operation at all. */
export type Access =
  /** No key is needed. */
  | 'open'
  /** Everyone with a key; what is in the answer depends on their reach. */
  | 'everyone'
  /** Administrators of any office. */
  | 'administrators'
  /** Administrators of the office `system`. */
  | 'system'
  /** The person of a session; no key. */
  | 'session'
  /** The caller alone, or administrators. */
  | 'oneself'
  /** Those with one of these duties, about no agency. */
  | { readonly holding: readonly string[] }
  /** Those with one of these duties in the agency of the case or of the figures. */
  | readonly string[];

const HEADS = ['office-head', 'signatory'];
const TASKS = ['office-head', 'supervisor'];
const FIGURES = ['registrar', 'handler', 'office-head', 'supervisor'];

/** Every operation of the document, by hand. */
export const ACCESS: Readonly<Record<string, Access>> = {
  'GET /healthz': 'open',
  'GET /readyz': 'open',
  'GET /metrics': 'open',
  'GET /errors/{group}/{name}': 'open',
  'GET /api/v1/procedures': 'open',
  'GET /api/v1/procedures/{id}': 'open',
  'GET /api/v1/instruments': 'open',
  'GET /api/v1/calendar': 'open',
  'GET /api/v1/calendar/days/{date}': 'open',
  'GET /api/v1/calendar/deadline': 'open',
  'GET /api/v1/calendar/years/{year}': 'open',
  'GET /api/v1/reports/{year}': 'open',
  'GET /api/v1/agencies': 'everyone',
  'PUT /api/v1/agencies': 'system',
  'GET /api/v1/agencies/{id}/places': 'everyone',
  'GET /api/v1/agencies/{id}/profile': 'everyone',
  'PUT /api/v1/agencies/{id}/profile': ['office-head'],
  'GET /api/v1/agencies/{id}/numbers/gaps': 'everyone',
  'POST /api/v1/parties/match': ['registrar', 'handler'],
  'GET /api/v1/parties/{id}/cases': ['registrar', 'handler'],
  'GET /api/v1/imports': 'everyone',
  'POST /api/v1/imports': ['office-head'],
  'GET /api/v1/imports/{id}': ['office-head'],
  'POST /api/v1/imports/{id}/commit': ['office-head'],
  'POST /api/v1/imports/{id}/invitations': 'system',
  'GET /api/v1/regions/overview': 'everyone',
  'GET /api/v1/cases': 'everyone',
  'POST /api/v1/cases': ['registrar', 'handler'],
  'GET /api/v1/cases/export.xlsx': 'everyone',
  'GET /api/v1/search': 'everyone',
  'GET /api/v1/desk': 'everyone',
  'GET /api/v1/cases/{id}': 'everyone',
  'GET /api/v1/cases/{id}/attachments': 'everyone',
  'POST /api/v1/cases/{id}/attachments': HANDLING,
  'GET /api/v1/cases/{id}/attachments/{seq}': 'everyone',
  'GET /api/v1/cases/{id}/clocks/{clock}': 'everyone',
  'GET /api/v1/cases/{id}/facts': 'everyone',
  'POST /api/v1/cases/{id}/facts': HANDLING,
  'POST /api/v1/cases/{id}/split': ['registrar', 'handler'],
  'POST /api/v1/cases/{id}/merge': ['registrar', 'handler'],
  'GET /api/v1/events': 'everyone',
  'GET /api/v1/me': 'everyone',
  'GET /api/v1/duties': 'everyone',
  'POST /api/v1/sessions': 'open',
  'POST /api/v1/sign-in/unified': 'open',
  'GET /api/v1/sign-in/unified': 'open',
  'POST /api/v1/invitations/check': 'open',
  'POST /api/v1/invitations/accept': 'open',
  'POST /api/v1/invitations': 'system',
  'DELETE /api/v1/people/{id}/sessions': 'system',
  'DELETE /api/v1/people/{id}/second-factor': 'system',
  'GET /api/v1/sessions': 'session',
  'DELETE /api/v1/sessions': 'session',
  'DELETE /api/v1/sessions/current': 'session',
  'DELETE /api/v1/sessions/{id}': 'session',
  'POST /api/v1/sessions/second-factor': 'session',
  'POST /api/v1/me/password': 'session',
  'POST /api/v1/me/second-factor': 'session',
  'PUT /api/v1/me/second-factor': 'session',
  'GET /api/v1/me/notices': 'everyone',
  'PUT /api/v1/me/notices': 'everyone',
  'GET /api/v1/me/inbox': 'everyone',
  'POST /api/v1/me/inbox/{id}/read': 'everyone',
  'POST /api/v1/me/feed': 'everyone',
  'DELETE /api/v1/me/feed': 'everyone',
  'GET /api/v1/feeds/{token}/due-days.ics': 'open',
  'GET /api/v1/people': 'everyone',
  'POST /api/v1/people': 'system',
  'GET /api/v1/people/{id}': 'oneself',
  'PATCH /api/v1/people/{id}': 'system',
  'POST /api/v1/people/{id}/duties': 'system',
  'POST /api/v1/people/{id}/duties/end': 'system',
  'GET /api/v1/delegations': 'everyone',
  'POST /api/v1/delegations': { holding: HEADS },
  'DELETE /api/v1/delegations/{id}': 'system',
  'GET /api/v1/rosters/{month}': 'everyone',
  'PUT /api/v1/rosters/{month}': ['office-head', 'coordinator'],
  'GET /api/v1/keys': 'administrators',
  'POST /api/v1/keys': 'system',
  'DELETE /api/v1/keys/{id}': 'system',
  'GET /api/v1/endpoints': 'administrators',
  'POST /api/v1/endpoints': 'system',
  'POST /api/v1/endpoints/{id}/secret': 'system',
  'DELETE /api/v1/endpoints/{id}': 'system',
  'GET /api/v1/deliveries': 'administrators',
  'GET /api/v1/system-clock': 'administrators',
  'POST /api/v1/system-clock/confirmation': 'system',
  'GET /api/v1/tasks': 'everyone',
  'POST /api/v1/tasks/{id}/done': TASKS,
  'GET /api/v1/registers': 'everyone',
  'GET /api/v1/registers/{year}': 'everyone',
  'GET /api/v1/registers/{year}/{register}': 'everyone',
  'PUT /api/v1/registers/{year}/{register}': FIGURES,
  'GET /api/v1/tables': 'everyone',
  'GET /api/v1/tables/{format}': 'everyone',
  'GET /api/v1/tables/{format}/{year}': 'everyone',
  'GET /api/v1/tables/{format}/{year}/csv': 'everyone',
  'GET /api/v1/tables/{format}/{year}/cases': 'everyone',
  'GET /api/v1/tables/{format}/{year}/publication': 'everyone',
  'POST /api/v1/tables/{format}/{year}/publication': TASKS,
  'POST /api/v1/tables/{format}/{year}/corrections': TASKS,
  'GET /api/v1/timeliness/{year}': 'everyone',
  'GET /api/v1/scorecards/{rhythm}/{month}': 'everyone',
  'POST /api/v1/audits': 'everyone',
};

/** Whether a caller may call an operation about something of a place. */
export const mayCall = (access: Access, role: Pick<Role, 'duty' | 'office'>, place: Place): boolean => {
  switch (access) {
    case 'open':
    case 'everyone':
    case 'oneself':
      return true;
    case 'session':
      return false;
    case 'administrators':
      return role.office !== null;
    case 'system':
      return role.office === 'system';
    default:
      // Duties are held in kunming alone.
      if ('holding' in access) return role.duty !== null && access.holding.includes(role.duty);
      return role.duty !== null && access.includes(role.duty) && ['unit', 'agency'].includes(place);
  }
};
