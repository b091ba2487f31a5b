import { formatInstant } from '@gongkai/calendar';
import type { Instant } from '@gongkai/calendar';
import type { Endpoint, Message, Outbox } from '@gongkai/engine';
import { type DeliverySource, LEASE_MS } from './deliverer.ts';

/**
 * The message for the other endpoints of an agency when one of them is disabled; without its target, which can hold a
 * secret.
 */
export const disabledNotice = ({ id, kind, agency }: Endpoint, why: string, at: Instant): Message => ({
  id: `endpoint.${id}.disabled`,
  topic: 'endpoint.disabled',
  agency,
  caseId: null,
  body: JSON.stringify({ v: 1, endpoint: id, kind, why, at: formatInstant(at) }),
  createdAt: at,
});

/**
 * Adapts the outbox of a store as a source of deliveries: an endpoint that fails permanently is disabled, and the
 * others get a message.
 */
export const outboxSource = (
  outbox: Pick<Outbox, 'claim' | 'settle' | 'disableEndpoint'>,
  clock: () => Instant | Promise<Instant>,
  leaseMs: number = LEASE_MS,
): DeliverySource => ({
  claim: (limit, room) => outbox.claim(limit, leaseMs, room),
  settle: async (delivery, settlement) => {
    const { endpoint } = delivery;
    // Disabled first: a crash in between leaves one delivery waiting at a disabled endpoint, and no missing message.
    if (settlement.kind === 'failed' && settlement.disable) {
      const at = await clock();
      await outbox.disableEndpoint(endpoint.id, settlement.why, at, disabledNotice(endpoint, settlement.why, at));
    }
    await outbox.settle(delivery, settlement);
  },
});
