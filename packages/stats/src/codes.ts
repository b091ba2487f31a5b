/** Ways in which a request comes in (Art. 29). */
export const CHANNELS = ['in-person', 'oral', 'mail-signed', 'mail-ordinary', 'internet', 'fax'] as const;

/** Kinds of applicants: the columns of table 3 before its total. */
export const APPLICANTS = ['natural', 'commercial', 'research', 'public-welfare', 'legal-service', 'other'] as const;

/** How the period of a request was kept: within the base period, within the extended one, after both. */
export const TIMELINESS = ['in-time', 'extended', 'late'] as const;

/** Why an incident ended without an answer: untrue, outside what has to be answered, another organ's, merged. */
export const GROUNDS = ['untrue', 'not-required', 'other-organ', 'merged'] as const;

/** The four kinds of emergency (突发事件应对法 Art. 3). */
export const CATEGORIES = ['natural-disaster', 'accident', 'public-health', 'social-security'] as const;

/** 特别重大, 重大, 较大, 一般; `none` where an incident was not graded. */
export const GRADES = ['I', 'II', 'III', 'IV', 'none'] as const;

/**
 * The indicators that forms and figures read, each with what its contributions are broken down by. Procedures contribute
 * them; an indicator that is not listed here is in a tally and in no figure.
 */
export const INDICATORS = {
  'request.received': ['channel', 'applicant'],
  'request.handled': ['timeliness', 'channel', 'applicant'],
  'request.result': ['outcome', 'applicant'],
  'request.days': ['days'],
  'request.overdue': [],
  'request.complaint': [],
  'request.fee': [],
  'request.remedy': ['organ', 'result'],
  'incident.occurred': ['category', 'grade'],
  'incident.release': ['kept', 'category', 'grade'],
  'incident.press': ['kept', 'category', 'grade'],
  'incident.response': ['kept', 'category', 'grade'],
  'incident.dismissed': ['ground'],
  'incident.answered': [],
  'incident.conference': [],
} as const satisfies Record<string, readonly string[]>;

/** The name of an indicator. */
export type Indicator = keyof typeof INDICATORS;
