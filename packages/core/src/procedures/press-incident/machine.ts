import { assign, setup } from 'xstate';
import { brokenRule, plainEnv } from '../../kernel/define-procedure.ts';
import { settingsIn } from '../../kernel/overrides.ts';
import { record } from '../../kernel/record.ts';
import type { IncidentContext } from './context.ts';
import { emptyIncident } from './context.ts';
import { effects } from './effects.ts';
import type { IncidentFact } from './facts.ts';
import { incidentRules } from './rules.ts';

const incident = setup({
  types: {
    context: {} as IncidentContext,
    events: {} as IncidentFact,
    input: {} as unknown,
  },
  actions: { record: assign(({ context, event }) => record(effects, context, event)) },
  guards: {
    // Outside an engine the machine judges by itself; `advance` judges first and then switches this guard off.
    lawful: ({ context, event }) => brokenRule(incidentRules, context, event, plainEnv) === null,
  },
});

/** A lawful fact is recorded and leads to `target`. */
const to = <T extends string>(target: T) => ({ target, guard: 'lawful', actions: 'record' }) as const;
/** A lawful fact is recorded; the incident stays where it is. */
const stay = { guard: 'lawful', actions: 'record' } as const;

const clock = { 'clock.expired': stay } as const;
// Five hours do not wait for disposal: whoever can speak with authority after triage may do so.
const speaking = { 'information.released': to('responded'), 'conference.held': to('responded') } as const;
const regrading = { 'incident.regraded': to('triaged') } as const;
const afterwards = { 'incident.regraded': stay, 'conference.held': stay, 'rollup.submitted': stay } as const;

/** An incident through the closed loop 监测 收集 研判 处置 回应 反馈. */
export const incidentMachine = incident.createMachine({
  id: 'press-incident',
  context: ({ input }) => emptyIncident(settingsIn(input)),
  initial: 'new',
  states: {
    new: { on: { 'sentiment.detected': to('detected') } },
    detected: {
      on: {
        ...clock,
        'incident.regraded': stay,
        'sentiment.collected': to('collected'),
        'incident.triaged': to('triaged'),
      },
    },
    collected: { on: { ...clock, 'incident.regraded': stay, 'incident.triaged': to('triaged') } },
    triaged: {
      on: {
        ...clock,
        ...speaking,
        ...regrading,
        'incident.consulted': to('consulted'),
        'incident.disposed': to('disposed'),
      },
    },
    consulted: { on: { ...clock, ...speaking, ...regrading, 'incident.disposed': to('disposed') } },
    disposed: { on: { ...clock, ...speaking, ...regrading } },
    responded: {
      on: {
        ...clock,
        ...afterwards,
        'incident.consulted': stay,
        'incident.disposed': stay,
        'information.updated': stay,
        'effect.evaluated': to('evaluated'),
      },
    },
    evaluated: {
      on: { ...clock, ...afterwards, 'information.updated': to('responded'), 'incident.closed': to('closed') },
    },
    closed: {},
  },
});
