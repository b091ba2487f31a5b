import type { PersonalNotice } from '../src/personal/personal-notice.ts';
import type { Store } from '../src/store/store.ts';
import { columns, type Edit, remove, set } from './edit.fixture.ts';

const QUIET = { from: '21:00', to: '08:00', weekends: true };
const ROBOT = { kind: 'dingtalk', url: 'https://example.org/robot', secret: 'SEC1' } as const;

/** Settings that name every way of being notified. */
export const SETTINGS = { mail: 'wang@example.org', robot: ROBOT, inApp: true, quiet: QUIET } as const;

/** A notice of a message, to a person in the application unless it says otherwise. */
export const aNotice = (messageId: string, caseId: string, more: Partial<PersonalNotice> = {}): PersonalNotice => ({
  id: 'n1',
  person: 'wang',
  messageId,
  caseId,
  channel: 'inbox',
  createdAt: 1,
  readAt: null,
  state: 'delivered',
  attempts: 0,
  nextAt: 1,
  why: null,
  ...more,
});

/** Fills the tables of notices to people: settings, a notice that was read and one by mail, a feed that ended and one in use. */
export const fillPersonal = async ({ personal }: Store, warning: string, caseId: string): Promise<void> => {
  await personal.putSettings('wang', SETTINGS, 1, 'wang');
  await personal.address([
    aNotice(warning, caseId),
    aNotice(warning, caseId, { id: 'n2', channel: 'mail', state: 'waiting' }),
  ]);
  await personal.markRead('wang', 'n1', 2);
  await personal.putFeed({ hash: 'h1', person: 'wang', createdAt: 1, revokedAt: null }, 'wang');
  await personal.putFeed({ hash: 'h2', person: 'wang', createdAt: 2, revokedAt: null }, 'wang');
};

/** Edits of the tables of notices to people. */
export const personalEdits: readonly Edit[] = [
  ...columns('notice_settings', "person = 'wang'", 'notice_settings wang', {
    mail: "'other@example.org'",
    robot: "'wecom'",
    robot_url: "'https://example.com/other'",
    robot_secret: 'text',
    in_app: '0',
    quiet_from: "'00:00'",
    quiet_to: "'23:59'",
    quiet_weekends: '0',
    set_at: 'set_at + 1',
  }),
  set('notice_settings', 'person', "'zhao'", "person = 'wang'", 'notice_settings zhao'),
  remove('notice_settings', "person = 'wang'", 'notice_settings wang'),
  ...columns('personal_notices', "id = 'n1'", 'personal_notices n1', {
    person: "'zhao'",
    message_id: 'text',
    case_id: 'text',
    channel: "'robot'",
    created_at: 'created_at + 1',
    read_at: 'NULL',
  }),
  set('personal_notices', 'id', "'n9'", "id = 'n1'", 'personal_notices n9'),
  remove('personal_notices', "id = 'n2'", 'personal_notices n2'),
  ...columns('calendar_feeds', "hash = 'h1'", 'calendar_feeds h1', {
    person: "'zhao'",
    created_at: 'created_at + 1',
    revoked_at: 'NULL',
  }),
  set('calendar_feeds', 'hash', "'h9'", "hash = 'h2'", 'calendar_feeds h9'),
  remove('calendar_feeds', "hash = 'h2'", 'calendar_feeds h2'),
  {
    table: 'calendar_feeds',
    column: 'insert',
    sql: "INSERT INTO calendar_feeds (hash, person, created_at) VALUES ('h8', 'wang', 1)",
    named: 'calendar_feeds h8',
  },
];

/** Columns of these tables that no edit is about. */
export const PERSONAL_NOT_SEEN: Readonly<Record<string, string>> = {
  'personal_notices.attempts': 'progress of a notice, which changes with every attempt',
  'personal_notices.state': 'progress of a notice, which changes with every attempt',
  'personal_notices.next_at': 'progress of a notice, which changes with every attempt',
  'personal_notices.why': 'progress of a notice, which changes with every attempt',
};
