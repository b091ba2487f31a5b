import { describe, expectTypeOf, it } from 'vitest';
import type { EventFromLogic, StateValueFrom } from 'xstate';
import type { Duty } from '../kernel/duties.ts';
import type { RequestFact, RequestFactType } from './disclosure-request/facts.ts';
import type { RequestState } from './disclosure-request/labels.ts';
import type { requestMachine } from './disclosure-request/machine.ts';
import type { recordedBy } from './disclosure-request/recorded-by.ts';
import type { IncidentFact } from './press-incident/facts.ts';
import type { IncidentState } from './press-incident/labels.ts';
import type { incidentMachine } from './press-incident/machine.ts';

// Checked by the compiler: a state or fact that one of them lacks does not compile.
describe('types of the procedures', () => {
  it('name the same states in machine and labels', () => {
    expectTypeOf<StateValueFrom<typeof requestMachine>>().toEqualTypeOf<RequestState>();
    expectTypeOf<StateValueFrom<typeof incidentMachine>>().toEqualTypeOf<IncidentState>();
  });

  it('let the machines take exactly the facts', () => {
    expectTypeOf<EventFromLogic<typeof requestMachine>>().toEqualTypeOf<RequestFact>();
    expectTypeOf<EventFromLogic<typeof incidentMachine>>().toEqualTypeOf<IncidentFact>();
  });

  it('give every fact the duties that may record it', () => {
    expectTypeOf<keyof typeof recordedBy>().toEqualTypeOf<RequestFactType>();
    expectTypeOf<(typeof recordedBy)[RequestFactType][number]>().toExtend<Duty>();
  });
});
