import type { CalendarFeed, PersonalNotice, StoredNoticeSettings } from '../../personal/personal-notice.ts';
import { CHANNELS, ROBOTS } from '../../personal/personal-notice.ts';
import { columnsOf, defineTable } from '../table.ts';

const aSetting = columnsOf<StoredNoticeSettings>();
export const NOTICE_SETTINGS = defineTable<StoredNoticeSettings>()('notice_settings', ['person'], {
  person: aSetting.text('person'),
  mail: aSetting.optionalText('mail', 'always'),
  robot: aSetting.optionalWord('robot', ROBOTS, 'always'),
  robot_url: aSetting.optionalText('robotUrl', 'always'),
  robot_secret: aSetting.optionalText('robotSecret', 'always'),
  in_app: { ...aSetting.flag('inApp'), changes: 'always' },
  quiet_from: aSetting.optionalText('quietFrom', 'always'),
  quiet_to: aSetting.optionalText('quietTo', 'always'),
  quiet_weekends: { ...aSetting.flag('quietWeekends'), changes: 'always' },
  set_at: aSetting.integer('setAt', 'always'),
});

const aNotice = columnsOf<PersonalNotice>();
export const PERSONAL_NOTICES = defineTable<PersonalNotice>()('personal_notices', ['id'], {
  id: aNotice.text('id'),
  person: aNotice.text('person'),
  message_id: aNotice.text('messageId'),
  case_id: aNotice.text('caseId'),
  channel: aNotice.word('channel', CHANNELS),
  created_at: aNotice.integer('createdAt'),
  read_at: aNotice.optionalInteger('readAt', 'always'),
  state: aNotice.word('state', ['delivered', 'failed', 'waiting'], 'always'),
  attempts: aNotice.integer('attempts', 'always'),
  next_at: aNotice.integer('nextAt', 'always'),
  why: aNotice.optionalText('why', 'always'),
});

const aFeed = columnsOf<CalendarFeed>();
export const CALENDAR_FEEDS = defineTable<CalendarFeed>()('calendar_feeds', ['hash'], {
  hash: aFeed.text('hash'),
  person: aFeed.text('person'),
  created_at: aFeed.integer('createdAt'),
  revoked_at: aFeed.optionalInteger('revokedAt', 'always'),
});
