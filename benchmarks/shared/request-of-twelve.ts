import { civilDate, endOfDay } from '@gongkai/calendar';
import type { Actor } from '@gongkai/core';
import { disclosureRequest } from '@gongkai/core';

/** The twelve facts of a request with a consultation, from submission to the archive. */
export const FACTS = [
  {
    type: 'request.submitted',
    at: '2026-03-02T09:00:00+08:00',
    channel: 'in-person',
    applicant: { kind: 'natural' },
    description: '某地块征收批复',
  },
  { type: 'request.registered', at: '2026-03-02T09:30:00+08:00' },
  { type: 'processing.started', at: '2026-03-03T09:00:00+08:00' },
  { type: 'consultation.sent', at: '2026-03-09T09:00:00+08:00', consultation: 'c1', party: 'third-party' },
  { type: 'consultation.delivered', at: '2026-03-11T09:00:00+08:00', consultation: 'c1' },
  { type: 'consultation.answered', at: '2026-03-20T09:00:00+08:00', consultation: 'c1', answer: 'consents' },
  { type: 'draft.prepared', at: '2026-03-24T09:00:00+08:00', outcome: '1' },
  { type: 'secrecy.reviewed', at: '2026-03-25T09:00:00+08:00', finding: 'cleared' },
  { type: 'draft.countersigned', at: '2026-03-26T09:00:00+08:00' },
  { type: 'reply.signed', at: '2026-03-27T09:00:00+08:00' },
  { type: 'reply.served', at: '2026-03-27T15:00:00+08:00', way: 'post' },
  { type: 'request.archived', at: '2026-03-30T09:00:00+08:00' },
] as const;

const actors: Readonly<Record<string, Actor>> = Object.fromEntries(
  FACTS.map(({ type }) => [type, { id: type, duties: disclosureRequest.allowedDuties[type] }]),
);
const withoutDuty: Actor = { id: 'without-duty', duties: [] };

/** Returns an actor who may record facts of this type only. */
export const actorOf = (type: string): Actor => actors[type] ?? withoutDuty;

/** An instant after all of the facts. */
export const NOW = endOfDay(civilDate('2026-12-01'));
