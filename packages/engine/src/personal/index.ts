export type { Personal } from './personal.ts';
export { type NoticeSettings, type PersonalNotice, type QuietHours, type Robot, ROBOTS } from './personal-notice.ts';
export { TIME_OF_DAY } from './quiet.ts';
export type { InboxPosition, NoticeWithMessage } from '../store/personal-store.ts';
