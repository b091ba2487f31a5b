import { columns, type Edit, type Prepared, remove, set } from './edit.fixture.ts';

/** Edits of the columns of a row, and its removal. */
const of = (table: string, where: string, named: string, list: Readonly<Record<string, string>>): readonly Edit[] => [
  ...columns(table, where, `${table} ${named}`, list),
  remove(table, where, `${table} ${named}`),
];

const keptEdits = ({ key, endpoint }: Prepared): readonly Edit[] => [
  ...of('keys', `id = '${key}'`, key, {
    hash: 'text',
    name: 'text',
    agency: 'NULL',
    duties: `'["registrar","handler","signer"]'`,
    administrator: '1',
    person: 'text',
    created_at: 'created_at - 1',
    disabled_at: 'created_at',
  }),
  set('keys', 'id', "'another'", `id = '${key}'`, `keys another`),
  ...of('endpoints', `id = '${endpoint}'`, endpoint, {
    kind: "'webhook'",
    target: "'https://elsewhere.example'",
    secrets: `'["x"]'`,
    agency: "'dali'",
    topics: `'["x"]'`,
    created_at: 'created_at - 1',
    disabled_at: 'created_at',
    disabled_why: 'text',
  }),
  set('endpoints', 'id', "'another'", `id = '${endpoint}'`, 'endpoints another'),
  ...of('agencies', "id = 'kunming'", 'kunming', { name: 'text', level: 'text', parent: 'NULL', overlays: `'[]'` }),
  set('agencies', 'id', "'another'", "id = 'kunming'", 'agencies another'),
  ...of('notices', 'number = 1', '1', { text: `text || ' '`, hash: 'text', loaded_at: 'loaded_at - 1' }),
  set('notices', 'number', '2', 'number = 1', 'notices 2'),
  ...of('clock_stops', "id = 's1'", 's1', {
    reason: "'behind'",
    jump: 'number',
    agreed_at: 'number',
    found_at: 'number',
    ended_at: 'NULL',
    ended_by: 'text',
  }),
  set('clock_stops', 'id', "'another'", "id = 's1'", 'clock_stops another'),
];

const loginEdits: readonly Edit[] = [
  ...of('logins', "person = 'li'", 'li', {
    username: "'mo'",
    password: 'text',
    password_at: 'number',
    factor: 'NULL',
    factor_at: '8',
    recovery: `'[]'`,
    made_at: 'number',
  }),
  set('logins', 'person', "'another'", "person = 'li'", 'logins another'),
  ...of('login_links', "id = 'l1'", 'l1', {
    hash: 'text',
    person: 'text',
    purpose: "'reset'",
    made_by: 'text',
    made_at: 'number',
    expires_at: 'expires_at + 1000',
    ended_at: 'NULL',
  }),
  set('login_links', 'id', "'another'", "id = 'l1'", 'login_links another'),
];

const figureEdits: readonly Edit[] = [
  ...of('entries', "register = 'offices'", '2026 kunming offices 1', {
    agency_key: 'text',
    value: "'4242'",
    unit: 'text',
    origin: "'register'",
    entered_by: 'text',
    at: 'at - 1',
    why: "'y'",
  }),
  ...columns('entries', "register = 'offices'", 'entries', {
    year: '2025',
    agency: 'text',
    register: 'text',
    seq: '9',
  }),
  ...of('published', 'year = 2025', 'kunming 2025 AR2021', {
    agency_key: 'text',
    body: `replace(body, 'null', '5')`,
    published_by: 'text',
    at: 'at - 1',
  }),
  ...columns('published', 'year = 2025', 'published', { agency: 'text', year: '2024', format: 'text' }),
  ...of('corrections', 'year = 2025', 'kunming 2025 AR2021 1', {
    agency_key: 'text',
    cell: 'text',
    value_from: "'9'",
    value_to: "'9'",
    why: 'text',
    corrected_by: 'text',
    at: 'at - 1',
  }),
  ...columns('corrections', 'year = 2025', 'corrections', { agency: 'text', year: '2024', format: 'text', seq: '9' }),
];

const movedEdits = ({ task, open }: Prepared): readonly Edit[] => [
  ...of('moves', `case_id = '${open}'`, open, {
    agency_key: 'text',
    due_from: "'2026-01-01'",
    due_to: "'2026-01-01'",
    calendar_from: 'text',
  }),
  ...columns('moves', `case_id = '${open}'`, 'moves', {
    case_id: 'text',
    clock: 'text',
    calendar_to: 'text',
    moved_at: '1',
  }),
  ...of('tasks', `id = '${task}'`, task, {
    agency_key: 'text',
    kind: "'fact-called-for'",
    agency: "'dali'",
    case_id: 'text',
    body: `'{}'`,
    raised_at: 'raised_at - 1',
    done_at: 'NULL',
    done_by: "'wang'",
  }),
  set('tasks', 'id', "'another'", `id = '${task}'`, 'tasks another'),
];

const insertEdits = ({ open }: Prepared): readonly Edit[] => {
  const copy = (table: string, sql: string, named: string): Edit => ({
    table,
    column: 'insert',
    sql: `INSERT INTO ${table} ${sql}`,
    named,
  });
  return [
    copy(
      'moves',
      `(agency_key, case_id, clock, due_from, due_to, calendar_from, calendar_to, moved_at)
      VALUES ('k', '${open}', 'x', '2026-01-01', '2026-02-01', 'a', 'b', 1)`,
      `moves ${open} x`,
    ),
    copy(
      'tasks',
      `(agency_key, id, kind, agency, case_id, body, raised_at)
      VALUES ('k', 't9', 'fact-called-for', 'kunming', '${open}', '{}', 1)`,
      'tasks t9',
    ),
    copy('keys', `(id, hash, name, duties, administrator, created_at) VALUES ('k9', 'h', 'x', '[]', 1, 1)`, 'keys k9'),
    copy('agencies', `(id, name, level) VALUES ('z9', 'x', 'y')`, 'agencies z9'),
    copy('counters', `(agency_key, name, value) VALUES ('k', 'n-2026', 3)`, 'n-2026'),
    copy('notices', `(number, text, hash, loaded_at) SELECT 2, text, hash, loaded_at FROM notices`, 'notices 2'),
    copy(
      'entries',
      `(agency_key, agency, year, register, seq, value, unit, origin, entered_by, at, why)
      SELECT agency_key, agency, year, register, 2, '9', unit, origin, entered_by, at, why FROM entries`,
      'offices 2',
    ),
    copy(
      'endpoints',
      `(id, kind, target, secrets, topics, created_at) VALUES ('e9', 'mail', 'x@y', '[]', '[]', 1)`,
      'endpoints e9',
    ),
    copy('logins', `(person, username, password, recovery, made_at) VALUES ('z9', 'z9', 'x', '[]', 1)`, 'logins z9'),
    copy(
      'login_links',
      `(id, hash, person, purpose, made_by, made_at, expires_at) VALUES ('l9', 'h9', 'li', 'reset', 'mo', 1, 2)`,
      'login_links l9',
    ),
  ];
};

/** Edits of the rows that acts tell of. */
export const rowEdits = (prepared: Prepared): readonly Edit[] => [
  ...keptEdits(prepared),
  ...loginEdits,
  ...figureEdits,
  ...movedEdits(prepared),
  ...insertEdits(prepared),
];
