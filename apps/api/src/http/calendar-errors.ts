import type { CalendarErrorCode } from '@gongkai/calendar';
import type { Text } from '@gongkai/core';
import { text } from '@gongkai/core';

/** Every code of the calendar, with the sentence of its page. */
export const CALENDAR_ERRORS = {
  'calendar/impossible-date': text('没有这一日期', 'There is no such date'),
  'calendar/impossible-instant': text('没有这一时刻', 'There is no such instant'),
  'calendar/bad-count': text('天数须为不小于零的整数', 'A count of days is a whole number, not below zero'),
  'calendar/bad-input': text('放假安排的数据不合要求', 'The data of the notices do not have the required form'),
  'calendar/not-published': text(
    '日期取决于尚未公布的放假安排',
    'The date depends on a holiday notice that is not published',
  ),
  'calendar/out-of-range': text('日期超出日历范围', 'The date lies outside the calendar'),
  'calendar/file-refused': text('放假安排文件未被接受', 'The file of notices is refused'),
} as const satisfies Record<CalendarErrorCode, Text>;
