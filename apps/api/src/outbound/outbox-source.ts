import { formatInstant } from '@gongkai/calendar';
import type { Instant } from '@gongkai/calendar';
import type { Endpoint, Message, Outbox } from '@gongkai/engine';
import type { DeliverySource } from './deliverer.ts';
import { LEASE_MS } from './deliverer.ts';

/** What the other endpoints of an agency hear when one of them is disabled; its target can hold a secret and stays away. */
export const disabledNotice = ({ id, kind, agency }: Endpoint, why: string, at: Instant): Message => ({
  id: `endpoint.${id}.disabled`,
  topic: 'endpoint.disabled',
  agency,
  caseId: null,
  body: JSON.stringify({ v: 1, endpoint: id, kind, why, at: formatInstant(at) }),
  createdAt: at,
});

/** The outbox of a store as a source of deliveries: who fails for good is disabled, and the others are told. */
export const outboxSource = (
  outbox: Pick<Outbox, 'claim' | 'settle' | 'disableEndpoint'>,
  clock: () => Instant | Promise<Instant>,
  leaseMs: number = LEASE_MS,
): DeliverySource => ({
  claim: (limit, room) => outbox.claim(limit, leaseMs, room),
  settle: async (delivery, settlement) => {
    const { endpoint } = delivery;
    // Disabled first: a kill in between leaves one delivery waiting at an endpoint that gets nothing, and nobody untold.
    if (settlement.kind === 'failed' && settlement.disable) {
      const at = await clock();
      await outbox.disableEndpoint(endpoint.id, settlement.why, at, disabledNotice(endpoint, settlement.why, at));
    }
    await outbox.settle(delivery, settlement);
  },
});
