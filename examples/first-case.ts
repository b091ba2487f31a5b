// A refusal with its article, and a due date with its trace: node --conditions=@gongkai/source examples/first-case.ts
import { instantOf, nationalCalendar as calendar } from '@gongkai/calendar';
import { advance, clocksOf, disclosureRequest, newCase, traceClock } from '@gongkai/core';

const at = '2026-01-30T09:00:00+08:00';
const now = instantOf('2026-03-02T10:00:00+08:00');
let state = newCase(disclosureRequest);
for (const fact of [
  { type: 'request.submitted', at, channel: 'in-person', applicant: { kind: 'natural' }, description: '征收批复' },
  { type: 'request.registered', at },
  { type: 'correction.requested', at: '2026-03-02T09:00:00+08:00', points: ['写明地块'], dueOn: '2026-03-16' },
]) {
  const actor = { id: 'li', duties: ['registrar', 'handler'] } as const;
  const result = advance(disclosureRequest, state, fact, { actor, now }, { calendar });
  if (result.ok) state = result.state;
  else console.log('refused', fact.type, result.refusal.reason, result.refusal.basis?.text);
}
const [reply] = clocksOf(disclosureRequest, state, now, { calendar });
console.log('due', reply?.due?.on, reply?.period.basis.text);
for (const day of reply ? traceClock(reply, calendar) : []) {
  if (day.reason === 'make-up-day') console.log(`day ${day.ordinal}`, day.date, day.reason, day.notice);
}
