// A request in plain XState: the machine as it is exported, an actor, and no engine.
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
// Nothing was drafted that could be signed, so the case stays as it is.
actor.send({ type: 'reply.signed', at });

const { value, context } = actor.getSnapshot();
const [reply] = clocksOf(disclosureRequest, { context }, at, { calendar: nationalCalendar });
equal(value, 'processing');
equal(reply?.due?.on, '2026-03-05');
console.log(`${value}, due ${reply.due.on}`);
