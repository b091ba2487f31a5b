import type { Store } from '../src/store/store.ts';
import { aNotice, SETTINGS } from './personal-edits.fixture.ts';

/** Calls every method of the notices to people of a store. */
export const useNotices = async ({ personal, outbox }: Store, agency: string, caseId: string): Promise<void> => {
  await personal.putSettings('p1', SETTINGS, 1, 'p1');
  await personal.settings('p1');
  await personal.holdings({ agency, duties: ['office-head'], day: '2026-03-02' });
  await personal.unaddressed(0, 5);
  const messageId = (await outbox.latest()) ?? '';
  const notices = [aNotice(messageId, caseId, { person: 'p1' })];
  notices.push(aNotice(messageId, caseId, { id: 'n2', person: 'p1', channel: 'mail', state: 'waiting' }));
  await personal.address(notices);
  for (const { notice } of await personal.claim(5, 1000)) await personal.settle(notice, { kind: 'delivered' });
  await personal.inbox({ person: 'p1', after: null, limit: 5 });
  await personal.inbox({ person: 'p1', after: { unread: true, id: 'n9' }, limit: 5 });
  await personal.markRead('p1', 'n1', 2);
  await personal.putFeed({ hash: 'h1', person: 'p1', createdAt: 1, revokedAt: null }, 'p1');
  await personal.personOfFeed('h1');
  await personal.revokeFeed('p1', 2, 'p1');
};
