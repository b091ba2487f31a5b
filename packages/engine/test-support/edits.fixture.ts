/** One edit of a stored row by a person who owns the database: a statement for both databases, and what verify names. */
export interface Edit {
  readonly table: string;
  /** The column that is changed; `insert` and `delete` for whole rows. */
  readonly column: string;
  readonly sql: string;
  /** Part of the line of verify: the table and the key of the row, or its case. */
  readonly named: string;
}

const set = (table: string, column: string, value: string, where: string, named: string): Edit => ({
  table,
  column,
  sql: `UPDATE ${table} SET ${column} = ${value} WHERE ${where}`,
  named,
});

const remove = (table: string, where: string, named: string): Edit => ({
  table,
  column: 'delete',
  sql: `DELETE FROM ${table} WHERE ${where}`,
  named,
});

/** Identifiers of the prepared store that edits are about. */
export interface Prepared {
  /** A request with facts, reminders, a moved date and a task. */
  readonly open: string;
  readonly key: string;
  readonly endpoint: string;
  readonly task: string;
  readonly warning: string;
  /** The number of an act in the middle of the chain. */
  readonly act: number;
}

/** A value that differs from every stored one, by the type of the column. */
const OTHER: Readonly<Record<string, string>> = { text: "'x'", number: '7' };

const columns = (
  table: string,
  where: string,
  named: string,
  list: Readonly<Record<string, string>>,
): readonly Edit[] =>
  Object.entries(list).map(([column, value]) => set(table, column, OTHER[value] ?? value, where, named));

const caseEdits = ({ open }: Prepared): readonly Edit[] => {
  const [where, named] = [`id = '${open}'`, open];
  return [
    ...columns('cases', where, named, {
      agency_key: 'text',
      number: 'text',
      agency: 'text',
      procedure: "'press-incident'",
      procedure_version: "'1.0.9'",
      state: "'registered'",
      snapshot: `replace(snapshot, '"lastAt":', '"lastAt":1')`,
      version: 'version + 1',
      next_due_at: 'NULL',
      next_warning_at: 'NULL',
      dues: `'{}'`,
      warned: `'[]'`,
      opened_at: 'opened_at - 1',
      updated_at: 'updated_at - 1',
      calendar_hash: `''`,
      counted: `'[]'`,
      counted_version: '0',
    }),
    set('cases', 'id', `'x' || substr(id, 2)`, where, named),
    remove('cases', where, named),
    set('cases', 'warned', `'["reply|2026-01-01|1hour|holder"]'`, where, named),
    set('cases', 'next_warning_at', 'next_warning_at + 1', where, named),
  ];
};

const factEdits = ({ open }: Prepared): readonly Edit[] => {
  const [where, named] = [`case_id = '${open}' AND seq = 2`, `${open} fact 2`];
  return [
    ...columns('facts', where, named, {
      agency_key: 'text',
      type: 'text',
      at: 'at - 1',
      recorded_at: 'recorded_at - 1',
      actor: 'text',
      text: `replace(text, '2019', '2018')`,
      previous_hash: 'upper(previous_hash)',
      hash: 'upper(hash)',
    }),
    set('facts', 'case_id', `'x' || substr(case_id, 2)`, where, named),
    set('facts', 'seq', '99', where, named),
    remove('facts', where, named),
  ];
};

const messageEdits = ({ open, warning }: Prepared): readonly Edit[] => {
  const [of, where] = [`outbox ${open}.2`, `id = '${open}.2'`];
  const some = { agency_key: 'text', agency: 'text', case_id: 'text', topic: 'text', created_at: 'created_at + 1' };
  return [
    ...columns('outbox', where, of, { ...some, topic: "'fact.x'", body: `replace(body, '"seq":2', '"seq":3')` }),
    set('outbox', 'id', `id || '9'`, where, of),
    set('outbox', 'body', `replace(body, '"hash":"', '"hash":"0')`, where, of),
    set('outbox', 'body', `replace(body, '"state":"', '"state":"x')`, where, of),
    remove('outbox', where, of),
    ...columns('outbox', `id = '${warning}'`, `outbox ${warning}`, { ...some, body: `'{}'` }),
    remove('outbox', `id = '${warning}'`, `outbox ${warning}`),
    {
      table: 'outbox',
      column: 'insert',
      sql: `INSERT INTO outbox (agency_key, id, agency, case_id, topic, body, created_at)
        SELECT agency_key, 'zzz.1', agency, case_id, topic, body, created_at FROM outbox WHERE ${where}`,
      named: 'outbox zzz.1',
    },
  ];
};

const actEdits = ({ act }: Prepared): readonly Edit[] => [
  ...columns('acts', `seq = ${act}`, `acts ${act}`, {
    at: 'at + 1',
    actor: 'text',
    kind: 'text',
    text: `replace(text, '"v":1', '"v": 1')`,
    previous_hash: 'upper(previous_hash)',
    hash: 'upper(hash)',
  }),
  set('acts', 'seq', '9999', `seq = ${act}`, `acts ${act + 1}`),
  remove('acts', `seq = ${act}`, `acts ${act + 1}`),
];

const derivedEdits = ({ open }: Prepared): readonly Edit[] => {
  const months = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`m${index + 1}`, `m${index + 1} + 100`]));
  const one = "agency = 'kunming' AND year = 2019";
  const mine = `actor = 'li' AND key = 'k1'`;
  return [
    ...columns('tallies', one, 'tallies kunming 2019', {
      agency_key: `'000000'`,
      agency: 'text',
      year: '2031',
      cell: 'cell || 1',
      ...months,
    }),
    remove('tallies', one, 'tallies kunming 2019'),
    ...columns('counters', "name LIKE '依-kunming-%'", '依-kunming', {
      agency_key: 'text',
      name: "'依-x-2026'",
      value: 'value - 1',
    }),
    set('counters', 'value', 'value + 1', "name LIKE '依-kunming-%'", '依-kunming'),
    remove('counters', "name LIKE '依-kunming-%'", '依-kunming'),
    ...columns('answers', mine, 'answers li k1', {
      fingerprint: 'text',
      case_id: `'x' || substr(case_id, 2)`,
      seq: 'seq + 1',
    }),
    set('answers', 'actor', "'mo'", mine, 'answers mo k1'),
    {
      table: 'answers',
      column: 'insert',
      sql: `INSERT INTO answers (actor, key, fingerprint, case_id, seq) VALUES ('li', 'k9', 'f', '${open}', 1)`,
      named: 'answers li k9',
    },
  ];
};

const deliveryEdits = ({ open, endpoint }: Prepared): readonly Edit[] => {
  const where = `endpoint_id = '${endpoint}' AND message_id = '${open}.2'`;
  const named = `deliveries ${endpoint} ${open}.2`;
  return [
    set('deliveries', 'endpoint_id', "'other'", where, `deliveries other ${open}.2`),
    set('deliveries', 'message_id', "'other'", where, named),
    set('deliveries', 'case_id', "'other'", where, named),
    remove('deliveries', where, named),
    set('endpoints', 'after_id', "'gone'", `id = '${endpoint}'`, `endpoints ${endpoint}`),
  ];
};

const rowEdits = ({ key, endpoint, task, open }: Prepared): readonly Edit[] => {
  const of = (table: string, where: string, named: string, list: Readonly<Record<string, string>>): readonly Edit[] => [
    ...columns(table, where, `${table} ${named}`, list),
    remove(table, where, `${table} ${named}`),
  ];
  return [
    ...of('keys', `id = '${key}'`, key, {
      hash: 'text',
      name: 'text',
      agency: 'NULL',
      duties: `'["registrar","handler","signer"]'`,
      administrator: '1',
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
};

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
  ];
};

/** Every edit of a prepared store. */
export const editsOf = (prepared: Prepared): readonly Edit[] => [
  ...caseEdits(prepared),
  ...factEdits(prepared),
  ...messageEdits(prepared),
  ...actEdits(prepared),
  ...derivedEdits(prepared),
  ...deliveryEdits(prepared),
  ...rowEdits(prepared),
  ...insertEdits(prepared),
];

/** Columns that no edit is about, each with the reason; docs/audit-ledger.md lists those that cannot be seen. */
export const NOT_SEEN: Readonly<Record<string, string>> = {
  'answers.key': 'another key of the same actor is as good a key',
  'deliveries.attempts': 'progress of a delivery, which changes with every attempt',
  'deliveries.state': 'progress of a delivery, which changes with every attempt',
  'deliveries.next_at': 'progress of a delivery, which changes with every attempt',
  'deliveries.why': 'progress of a delivery, which changes with every attempt',
};
