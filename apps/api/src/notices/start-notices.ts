import type { Engine, NoticeWithMessage } from '@gongkai/engine';
import { type Deliverable, type DelivererOptions, LEASE_MS, startDeliverer } from '../outbound/deliverer.ts';
import { deliverNotice, type NoticeDeps } from './deliver-notice.ts';

type NoticeDelivery = Deliverable & { readonly told: NoticeWithMessage };

/** A notice as the loop of deliveries sees it: each channel of a person is a receiver of its own. */
const deliverableOf = (told: NoticeWithMessage): NoticeDelivery => ({
  told,
  message: told.message,
  attempt: told.notice.attempts,
  endpoint: { id: `${told.notice.person} ${told.notice.channel}`, kind: told.notice.channel },
});

/** Addresses reminders to persons and delivers them until it is stopped. */
export const startNotices = (
  { personal }: Pick<Engine, 'personal'>,
  deps: Omit<NoticeDeps, 'settingsOf'>,
  options: Pick<DelivererOptions, 'everySeconds' | 'logger' | 'metrics'>,
) =>
  startDeliverer<NoticeDelivery>({
    ...options,
    source: {
      claim: async (limit) => {
        await personal.address();
        return (await personal.claim(limit, LEASE_MS)).map(deliverableOf);
      },
      settle: ({ told }, settlement) => personal.settle(told.notice, settlement),
    },
    deliver: ({ told }, signal) =>
      deliverNotice(told, { ...deps, settingsOf: (person) => personal.settings(person) }, signal),
  });
