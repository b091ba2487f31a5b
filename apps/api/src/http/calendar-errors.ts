import type { CalendarErrorCode } from '@gongkai/calendar';
import { error, type ErrorRecord } from './error-record.ts';

/** Every code of the calendar; each is about the value in the request. */
export const CALENDAR_ERRORS = {
  'calendar/impossible-date': error('invalid', '没有这一日期', 'There is no such date'),
  'calendar/impossible-instant': error('invalid', '没有这一时刻', 'There is no such instant'),
  'calendar/bad-count': error('invalid', '天数须为不小于零的整数', 'A count of days is a whole number, not below zero'),
  'calendar/bad-input': error('invalid', '放假安排的数据不合要求', 'The notices do not have the required form'),
  'calendar/not-published': error(
    'invalid',
    '日期取决于尚未公布的放假安排',
    'The date depends on a holiday notice that is not published',
  ),
  'calendar/out-of-range': error('invalid', '日期超出日历范围', 'The date is outside the calendar'),
  'calendar/file-refused': error('invalid', '放假安排文件未被接受', 'The file of notices is refused'),
} as const satisfies Record<CalendarErrorCode, ErrorRecord>;
