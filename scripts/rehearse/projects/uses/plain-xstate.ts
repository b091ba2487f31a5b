// A request in plain XState: the exported machine in an actor, without the engine.
import { equal } from 'node:assert/strict';
import { instantOf, nationalCalendar } from '@gongkai/calendar';
import { clocksOf, disclosureRequest } from '@gongkai/core';
import { createActor } from 'xstate';

const at = instantOf('2026-01-30T09:00:00+08:00');
const actor = createActor(disclosureRequest.machine).start();
actor.send({
  type: 'request.submitted',
  at,
  channel: 'in-person',
  applicant: { kind: 'natural' },
  description: '某地块征收批复',
});
actor.send({ type: 'request.registered', at });
actor.send({ type: 'processing.started', at });
// No draft exists that could be signed, so the case does not change.
actor.send({ type: 'reply.signed', at });

const { value, context } = actor.getSnapshot();
const [reply] = clocksOf(disclosureRequest, { context }, at, { calendar: nationalCalendar });
equal(value, 'processing');
equal(reply?.due?.on, '2026-03-05');
console.log(`${value}, due ${reply.due.on}`);
