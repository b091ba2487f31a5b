// The same machine in plain XState, without an engine: node --conditions=@gongkai/source examples/plain-xstate.ts
import { formatInstant, instantOf, nationalCalendar } from '@gongkai/calendar';
import { clocksOf, disclosureRequest, driveClocks } from '@gongkai/core';
import { createActor } from 'xstate';

const at = instantOf('2026-04-24T09:00:00+08:00');
const actor = createActor(disclosureRequest.machine).start();
// Deadlines are data: the driver sends `clock.expired` when a period ends, however long it is.
const driven = driveClocks(disclosureRequest, actor, { now: () => at });

actor.send({
  type: 'request.submitted',
  at,
  channel: 'in-person',
  applicant: { kind: 'natural' },
  description: '某规划许可',
});
actor.send({ type: 'request.registered', at });
actor.send({ type: 'processing.started', at });
// Refused: nothing has been drafted that could be signed. An unlawful fact leaves the case as it is.
actor.send({ type: 'reply.signed', at });

const { value, context } = actor.getSnapshot();
console.log(`state ${String(value)}`);
for (const clock of clocksOf(disclosureRequest, { context }, at, { calendar: nationalCalendar })) {
  console.log(
    `${clock.id}: ${clock.state}, due ${clock.due?.on} (${clock.period.basis.text}), over at ${formatInstant(clock.due?.at ?? at)}`,
  );
}
driven.stop();
