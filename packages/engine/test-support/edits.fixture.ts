import { agencyEdits } from './agency-edits.fixture.ts';
import { columns, type Edit, type Prepared, remove, set } from './edit.fixture.ts';
import { LOGIN_SESSIONS, LOGIN_TOKENS } from '../src/sql/tables.ts';
import { peopleEdits } from './people-edits.fixture.ts';
import { PERSONAL_NOT_SEEN, personalEdits } from './personal-edits.fixture.ts';
import { rowEdits } from './row-edits.fixture.ts';

const caseEdits = ({ open }: Prepared): readonly Edit[] => {
  const [where, named] = [`id = '${open}'`, open];
  return [
    ...columns('cases', where, named, {
      agency_key: 'text',
      number: 'text',
      agency: 'text',
      earlier_agencies: `'
' || agency || '
'`,
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
      subject: 'text',
      party: 'text',
      units: 'text',
      external_key: 'text',
      closed_to: 'text',
      channel: 'text',
      tags: 'text',
      outcome: 'text',
      received_on: "'2019-04-08'",
      due_statutory: 'NULL',
      due_internal: 'number',
      holder_person: 'text',
      holder_unit: 'text',
      holder_since: 'number',
      accepted: '1',
      late: '1 - late',
      irregular: '1',
      stopped: '1 - stopped',
      in_review: '1',
      supervised: '1',
      urgent: '1',
      active: '1 - active',
      clocks: `'{}'`,
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

const linkEdits = ({ open, linkedTo }: Prepared): readonly Edit[] => {
  const [where, named] = [`case_id = '${open}'`, `links ${open} follows ${linkedTo}`];
  return [
    set('links', 'agency_key', "'x'", where, named),
    set('links', 'case_id', "'other'", where, named),
    set('links', 'kind', "'repeats'", where, named),
    set('links', 'target', "'x'", where, named),
    remove('links', where, named),
    {
      table: 'links',
      column: 'insert',
      sql: `INSERT INTO links (agency_key, case_id, kind, target) SELECT agency_key, case_id, 'repeats', target FROM links`,
      named: `links ${open} repeats ${linkedTo}`,
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

const documentEdits = ({ open }: Prepared): readonly Edit[] => [
  ...columns('documents', `id = '${open}'`, open, {
    kind: "'item'",
    agency: 'text',
    procedure: 'text',
    number: 'text',
    title: 'text',
    text: `text || '某 '`,
    newest: 'newest - 1',
  }),
  set('documents', 'id', `'x' || substr(id, 2)`, `id = '${open}'`, open),
  remove('documents', `id = '${open}'`, open),
  set('documents', 'title', "' 假 '", "id = 'agency:kunming'", 'documents agency:kunming'),
  remove('documents', "id = 'item:g1'", 'documents item:g1'),
  {
    table: 'documents',
    column: 'insert',
    sql: `INSERT INTO documents (id, kind, agency, number, title, text, newest)
      VALUES ('zzz', 'item', 'kunming', ' ', ' 假 ', ' 假 ', 1)`,
    named: 'documents zzz',
  },
];

/** Every edit of a prepared store. */
export const editsOf = (prepared: Prepared): readonly Edit[] => [
  ...caseEdits(prepared),
  ...factEdits(prepared),
  ...messageEdits(prepared),
  ...actEdits(prepared),
  ...derivedEdits(prepared),
  ...linkEdits(prepared),
  ...deliveryEdits(prepared),
  ...documentEdits(prepared),
  ...rowEdits(prepared),
  ...agencyEdits,
  ...peopleEdits(prepared),
  ...personalEdits,
];

/** Columns that no edit is about, each with the reason; docs/audit-ledger.md lists those that cannot be seen. */
export const NOT_SEEN: Readonly<Record<string, string>> = {
  'answers.key': 'another key of the same actor is as good a key',
  'deliveries.attempts': 'progress of a delivery, which changes with every attempt',
  'deliveries.state': 'progress of a delivery, which changes with every attempt',
  'deliveries.next_at': 'progress of a delivery, which changes with every attempt',
  'imports.done': 'how far an import has got, which only decides what is tried again',
  'probes.id': 'a probe proves that a row can be written, and says nothing of what a store holds',
  'probes.at': 'as above',
  'probes.filler': 'as above',
  ...PERSONAL_NOT_SEEN,
  'deliveries.why': 'progress of a delivery, which changes with every attempt',
  ...Object.fromEntries(
    [LOGIN_SESSIONS, LOGIN_TOKENS].flatMap(({ name, names }) =>
      names().map((column) => [`${name}.${column}`, 'it lives for hours at most, and no backup has it']),
    ),
  ),
};
