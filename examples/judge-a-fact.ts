// Judging facts without storing anything: node --conditions=@gongkai/source examples/judge-a-fact.ts
import { instantOf, nationalCalendar } from '@gongkai/calendar';
import type { Actor } from '@gongkai/core';
import { advance, disclosureRequest, newCase, permitted } from '@gongkai/core';

const env = { calendar: nationalCalendar };
const registrar: Actor = { id: 'li', duties: ['registrar'] };
const handler: Actor = { id: 'wang', duties: ['handler'] };
const now = instantOf('2026-03-13T10:00:00+08:00');

let state = newCase(disclosureRequest);
const record = (fact: object, actor: Actor): void => {
  const result = advance(disclosureRequest, state, fact, { actor, now }, env);
  if (result.ok) state = result.state;
  else
    console.log(
      `refused ${result.refusal.code}: ${result.refusal.reason.en} — ${result.refusal.basis?.text ?? 'no article'}`,
    );
};

const on = '2026-03-02T09:00:00+08:00';
record(
  {
    type: 'request.submitted',
    at: on,
    channel: 'in-person',
    applicant: { kind: 'natural' },
    description: '某年度预算',
  },
  registrar,
);
record({ type: 'request.registered', at: on }, registrar);
// Nine working days after receipt: a notice of correction was possible for seven.
record(
  { type: 'correction.requested', at: '2026-03-13T09:00:00+08:00', points: ['写明年度'], dueOn: '2026-03-27' },
  handler,
);
record({ type: 'processing.started', at: '2026-03-13T09:30:00+08:00' }, handler);

const may = permitted(disclosureRequest, state, { actor: handler, now }, env).filter((one) => one.allowed);
console.log(`state ${state.value}; the handler may record: ${may.map((one) => one.fact).join(', ')}`);
