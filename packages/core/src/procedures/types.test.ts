import { describe, expectTypeOf, it } from 'vitest';
import type { EventFromLogic, StateValueFrom } from 'xstate';
import type { ContextOf, FactOf, GivenOf, SettingsOf, StateOf } from '../kernel/typed-procedure.ts';
import type { RequestContext } from './disclosure-request/context.ts';
import type { disclosureRequest } from './disclosure-request/disclosure-request.ts';
import type { pressIncident } from './press-incident/press-incident.ts';

type Request = typeof disclosureRequest;
type Incident = typeof pressIncident;

// Checked by the compiler: a state or fact that one of them lacks does not compile.
describe('types of the procedures', () => {
  it('name the same states in machine and procedure', () => {
    expectTypeOf<StateValueFrom<Request['machine']>>().toEqualTypeOf<StateOf<Request>>();
    expectTypeOf<StateOf<Incident>>().toEqualTypeOf<
      'new' | 'detected' | 'collected' | 'triaged' | 'consulted' | 'disposed' | 'responded' | 'evaluated' | 'closed'
    >();
  });

  it('let the machines take exactly the facts', () => {
    expectTypeOf<EventFromLogic<Request['machine']>['type']>().toEqualTypeOf<FactOf<Request>['type']>();
    expectTypeOf<EventFromLogic<Incident['machine']>['type']>().toEqualTypeOf<FactOf<Incident>['type']>();
  });

  it('give the data of a fact, parsed and as they arrive', () => {
    expectTypeOf<FactOf<Request, 'fee.paid'>['amount']>().toEqualTypeOf<number>();
    expectTypeOf<FactOf<Request, 'fee.paid'>['at']>().toEqualTypeOf<number>();
    expectTypeOf<GivenOf<Request, 'fee.paid'>['at']>().toEqualTypeOf<string>();
    expectTypeOf<FactOf<Incident, 'conference.held'>['speaker']>().toEqualTypeOf<'leader' | 'spokesperson'>();
    expectTypeOf<FactOf<Request, 'clock.expired'>['clock']>().toEqualTypeOf<string>();
  });

  it('give the context and the settings', () => {
    expectTypeOf<ContextOf<Request>>().toEqualTypeOf<RequestContext>();
    expectTypeOf<SettingsOf<Incident>>().toHaveProperty('incident.weeklyRollup');
  });
});
