import { API_ERRORS, STATUS_OF_KIND } from '@gongkai/api';
import { CALENDAR_ERROR_CODES } from '@gongkai/calendar';
import type { AnyProcedure, ErrorCode, Text } from '@gongkai/core';
import { ERRORS, PROCEDURES } from '@gongkai/core';
import { type ErrorRecord, REFUSALS, STATS_ERRORS } from '@gongkai/stats';
import { linked } from './instrument-pages.ts';

/** The advice for each code; a code without advice does not compile. */
const ADVICE = {
  'fact/unknown':
    'Ask `GET /api/v1/procedures/{id}` for the facts of the procedure, and compare the spelling of `type`.',
  'fact/malformed': '`issues` names the path of each part that is wrong and what it may be.',
  'fact/refused': 'Record one of `admitted` first, or nothing: the law gives this fact no place in this state.',
  'fact/future': 'Record it when it has happened; compare the clock of the sender with the `date` header.',
  'fact/out-of-order': 'Record facts in the order in which they happened; the latest one stands in the history.',
  'actor/forbidden': 'Have it recorded by somebody with the duty; `gongkai keys add --duties` makes a key.',
  'actor/separation-of-duties': 'Have it recorded by another person: `issues` names the fact that this one recorded.',
  'case/not-found': 'Compare the identifier, and the agency of the key: a case of another agency answers like none.',
  'case/stale': 'Read the case again, decide again, and send its new version.',
  'procedure/unknown': '`GET /api/v1/procedures` lists those that are served.',
  'settings/invalid': 'docs/design-choices.md has the settings of each procedure and their values.',
  'calendar/unknown-year':
    'Load the notice of the year that is named (`gongkai calendar load`), or wait until it is out.',
  'calendar/out-of-range': 'Compare the date; the calendar begins on 2008-01-01.',
  'actor/exempted': 'Nothing: the fact was recorded, and the exemption is counted.',
  'file/no-holder': 'Record `case.assigned` first.',
  'file/not-holder': 'Let the holder record it, or record `case.assigned` anew.',
  'file/taken-over': 'Nothing: the holder has the case already.',
  'file/full': 'Begin another case, and link it with this one.',
  'file/linked': 'Nothing: `GET /cases/{id}` shows the link.',
  'file/not-linked': 'Compare number and kind with the links of the case.',
  'file/link-unknown': 'Compare the number; a case of an agency out of reach is answered like one that does not exist.',
  'file/link-circle': 'Link the other way round, or with a kind that does not lead upwards.',
  'file/parts-missing': 'Split the case by `POST /cases/{id}/split`; it records this by itself.',
  'file/not-supervised': 'Nothing: the demand was answered, or there was none.',
  'file/case-closed': 'Link a later case with this one; a case that is closed stays where it was closed.',
  'file/same-agency': 'Nothing: the agency holds the case.',
  'file/agency-unknown': 'Compare the identifier with `GET /agencies`; an agency that has ended takes over no case.',
  'file/transferred': 'Let the agency that holds the case record it; `GET /cases/{id}` names it.',
  'file/unlike': 'Link the two cases instead, for example with the kind `repeats`.',
  'file/nothing-apart': 'Nothing: one person may record every fact of this procedure.',
  'file/exempted': 'Nothing: the exemption is on record.',
  'entry/not-correctable': '`issues` says why: name the number of an entry of this case that is not yet corrected.',
  'entry/breaks-later': '`issues` names the first later entry that could not stand; correct or void that one first.',
  'idempotency/reused': 'Use a key of its own for each thing that is recorded.',
} as const satisfies Record<ErrorCode, string>;

const API_ADVICE = {
  'http/bad-request': 'Send a well-formed request.',
  'http/bad-address':
    'Percent-encode the address, for example by `encodeURIComponent`; `curl -G --data-urlencode` does it.',
  'http/long-header': 'Address and headers have 16 kB together; ask for less, or drop cookies of other programs.',
  'http/slow-sender': 'Send headers within 10 seconds and the whole request within 5 minutes.',
  'http/not-found': 'Compare the address with `/reference`.',
  'http/method-not-allowed': 'The `allow` header names the methods.',
  'http/too-large': 'Send at most 1 MB.',
  'http/media-type': 'Send JSON in UTF-8 with `content-type: application/json`.',
  'http/too-many': 'Close a stream of this key, or come again after `Retry-After`.',
  'http/invalid': '`issues` names each part that is wrong.',
  'http/unknown-parameter': '`issues` names the parameter, and those that the address knows; nothing was done.',
  'http/precondition': 'Send the version in quotes, as `etag` has it; on keys and tasks send neither header.',
  'http/too-fast': 'Come again after `Retry-After`; the limits are settings of the node.',
  'auth/too-many': 'Come again after `Retry-After` with the right key; each wrong one doubles the wait.',
  'http/internal': 'Look for the request id in the log of the node.',
  'auth/missing': 'Send `authorization: Bearer gk_…` with a key that is not disabled.',
  'auth/forbidden': 'Use a key with the duty, or of the agency; administrators record nothing.',
  'attachment/name': 'Rename the file; `issues` says what is wrong with its name.',
  'attachment/type': 'Send the file in one of these forms; `issues` names what was found.',
  'attachment/unsafe': 'Save the file again without macros and without a password; `issues` says what was found.',
  'attachment/empty': 'Choose the file again.',
  'attachment/too-large': 'Send the file in parts; the limit is GONGKAI_ATTACHMENT_MB.',
  'attachment/case-full': 'Attach what matters alone; the limit of a case is GONGKAI_CASE_MB.',
  'attachment/infected': 'Clean the computer that the file is from; nothing of it was kept.',
  'attachment/no-scanner': 'Come again after `Retry-After`. The operator looks at the scanner of GONGKAI_SCANNER.',
  'attachment/given-up': 'Send the file again.',
  'attachment/missing': 'Read the list of attachments again.',
  'attachment/damaged': 'The operator runs `gongkai verify`, and takes the file from a backup.',
  'attachment/by-upload': 'Send the file itself, as a form.',
  'work/busy': 'Come again after `Retry-After`.',
  'work/too-many': 'Wait until the answer to one of your files has come.',
  'work/too-slow': 'Send the report alone, without what it is bound with.',
  'work/out-of-memory': 'Send the report alone; the same file will need as much again.',
  'work/stopped': 'Come again after `Retry-After`: the node is being restarted.',
  'key/two-offices': 'Disable the key of the one office first, or name the person who really holds the new one.',
  'key/for-oneself': 'Let another administrator make it.',
  'http/too-slow':
    'Come again after `Retry-After`; a write may have been made: repeat it with its idempotency key. The time is GONGKAI_REQUEST_SECONDS.',
  'store/unavailable':
    'Come again after `Retry-After`, with the same idempotency key. The operator looks at the server, its connection and its disk.',
  'store/full': 'Make room on the disk of the database; the node goes on by itself.',
  'store/read-only':
    'Wait for the end of a failover, or make the file or the server writable; the node goes on by itself.',
  'store/too-slow':
    'Come again after `Retry-After`. The operator looks for a lock that another process holds, and at GONGKAI_LOCK_SECONDS and GONGKAI_STATEMENT_SECONDS.',
  'store/damaged': 'Stop the node and restore the last backup into a new folder (`gongkai restore`).',
  'clock/other-time': 'Compare the clock of the host with another one, set it, and confirm again.',
  'person/exists': 'Choose another identifier; one is never used again.',
  'person/unknown': '`GET /api/v1/people` lists those of an agency.',
  'person/for-oneself': 'Let another administrator do it.',
  'person/two-offices': 'End the duties of the person first, or let another one hold the office.',
  'person/no-agency': 'Name the agency, and for the reach `own-unit` the unit.',
  'duty/held': 'End the duty first, or choose days after its last one.',
  'duty/not-held': '`GET /api/v1/people` shows the duties of a person with their days.',
  'duty/out-of-reach': 'Widen the reach of the person, or name an agency within it.',
  'delegation/not-own': 'Delegate what you hold yourself in all of those days.',
  'roster/stale': 'Read the roster again, and send the version that it has.',
  'auth/bad-code': 'Enter the code that is shown now; each one is taken once. A recovery code does as well.',
  'auth/bad-credentials': 'Compare user name and password; an administrator makes a link to set a new one.',
  'auth/code-needed': 'Send the code of the second factor to `POST /api/v1/sessions/second-factor`.',
  'auth/factor-needed': 'Set up a second factor by `POST /api/v1/me/second-factor`, then go on.',
  'auth/factor-off': 'Set up a second factor first.',
  'auth/factor-set': 'Remove the second factor first, or go on with it.',
  'auth/link-gone': 'Ask an administrator for a new link; each one works once and for 24 hours.',
  'auth/locked': 'Come again after `Retry-After`; each wrong try doubles the wait.',
  'auth/name-taken': 'Choose another user name.',
  'auth/origin': 'Send the request from a page of this server, or use a key in `authorization`.',
  'auth/session-expired': 'Sign in again; nothing that was recorded is lost.',
  'auth/unified-down': 'Come again later, or sign in with a password.',
  'auth/unified-failed': 'Begin the sign-in again from its first page.',
  'auth/unified-off': 'Sign in with a password; the operator has set up no unified identity.',
  'auth/unified-unknown': 'Ask an administrator to enter you as a person with this identity.',
  'auth/weak-password': 'Choose a longer one, of several words that do not belong together.',
  'import/faulty': '`issues` names row, column and reason; correct the file and send it again.',
  'import/nothing': 'Compare the mapping with the headings of the file.',
  'import/unknown': '`GET /api/v1/imports` lists them.',
  'party/no-key': 'Set GONGKAI_PARTY_KEY, the same file for all nodes.',
  'party/other-key': 'Bring back the key of the register, or write it again with `gongkai parties rebuild`.',
  'party/unknown': 'Ask again by `POST /api/v1/parties/match`.',
  'engine/busy': 'Come again after `Retry-After`, with the same idempotency key.',
} as const satisfies Record<Exclude<keyof typeof API_ERRORS, `reading/${string}`>, string>;

// For a report that cannot be read the sentence itself is the advice.
const READING_ADVICE = 'Send the report in another form: text, HTML, .docx, .xlsx or PDF with text.';

const adviceOn = (advice: Readonly<Record<string, string>>, code: string): string => advice[code] ?? READING_ADVICE;

const entry = (code: string, text: Text, lines: readonly string[]): string =>
  `### ${code}\n\n${text.zh}。 ${text.en}.\n\n${lines.map((line) => `- ${line}`).join('\n')}\n`;

const closed = Object.entries(ERRORS).map(([code, { kind, text }]) =>
  entry(code, text, [`HTTP ${STATUS_OF_KIND[kind]}`, adviceOn(ADVICE, code)]),
);

const edge = Object.entries(API_ERRORS).map(([code, { text }]) => entry(code, text, [adviceOn(API_ADVICE, code)]));

const rulesOf = (procedure: AnyProcedure): readonly string[] => {
  const all = [...Object.entries(procedure.rules), ...Object.entries(procedure.irregular)].flatMap(([type, list]) =>
    list.map((rule) => ({ type, rule, status: STATUS_OF_KIND[rule.kind] })),
  );
  return [...Map.groupBy(all, ({ rule }) => rule.code)].map(([code, uses]) => {
    const lines = uses.map(({ type, rule, status }) => `\`${type}\`, HTTP ${status}: ${linked(rule.basis)}`);
    const [first] = uses;
    return first === undefined ? '' : entry(code, first.rule.text, [...new Set(lines)]);
  });
};

const listed = (codes: Readonly<Record<string, unknown>> | readonly string[]): string =>
  (Array.isArray(codes) ? codes : Object.keys(codes)).map((code: string) => `- \`${code}\``).join('\n');

const sentences = (errors: Readonly<Record<string, ErrorRecord>>): string =>
  Object.entries(errors)
    .map(([code, { kind, text }]) => `- \`${code}\` (${kind}): ${text.zh}。 ${text.en}.`)
    .join('\n');

/** Makes docs/errors.md: every code with its sentence, its article, and what to do. */
export const errorPage = (): string =>
  [
    '# Codes of refusal\n',
    'Made from the code by `npm run docs`; a test compares. The lists are closed: no other code leaves the packages or the',
    'API. A problem of the API has the code in `code`, and its `type` leads to the same sentence (`/errors/fact/refused`).\n',
    '## Of every procedure\n',
    ...closed,
    '## Of the API\n',
    ...edge,
    ...PROCEDURES.flatMap((procedure) => [
      `## Rules of ${procedure.label.zh} \`${procedure.id}\`\n`,
      ...rulesOf(procedure),
    ]),
    '## Thrown by the calendar\n',
    `${listed(CALENDAR_ERROR_CODES)}\n`,
    '## Thrown by stats\n',
    `${sentences(STATS_ERRORS)}\n`,
    '## Refused by stats: entries of registers, tables to be published, corrections (figures.md)\n',
    `${sentences(REFUSALS)}\n`,
  ].join('\n');
