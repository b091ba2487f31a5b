import { instantOf, nationalCalendar } from '@gongkai/calendar';
import { disclosureRequest } from '../src/procedures/disclosure-request/disclosure-request.ts';
import { SAMPLES } from '../src/procedures/samples.ts';
import { advance, newCase } from '../src/kernel/advance.ts';
import type { CaseState } from '../src/kernel/case-state.ts';
import type { Actor } from '../src/kernel/duties.ts';
import type { AnyProcedure } from '../src/kernel/procedure.ts';

export const env = { calendar: nationalCalendar, number: '依-A-2026-00001' };
export const NOW = instantOf('2026-04-20T16:00:00+08:00');
export const AT = '2026-04-20T10:00:00+08:00';
export const REGISTRAR: Actor = { id: 'k1', person: 'li', unit: '办公室', duties: ['registrar'] };
export const HANDLER: Actor = { id: 'k2', person: 'wang', unit: '土地科', duties: ['handler'] };
export const OTHER: Actor = { id: 'k3', person: 'zhao', unit: '规划科', duties: ['handler'] };
export const HEAD: Actor = { id: 'k4', person: 'chen', duties: ['office-head'] };

/** A case that its first fact has opened. */
export const opened = (procedure: AnyProcedure = disclosureRequest): CaseState => {
  const samples = SAMPLES[procedure.id];
  const [type = ''] = procedure.openedBy;
  const duties = procedure.allowedDuties[type] ?? [];
  const fact = { type, at: AT, ...samples?.facts[type] };
  const result = advance(procedure, newCase(procedure), fact, { actor: { id: 'k0', duties }, now: NOW }, env);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.state;
};

/** What comes of one more fact, an hour later. */
export const tried = (state: CaseState, fact: object, actor: Actor, procedure: AnyProcedure = disclosureRequest) =>
  advance(procedure, state, { at: '2026-04-20T11:00:00+08:00', ...fact }, { actor, now: NOW }, env);

/** The case after a fact that is recorded. */
export const done = (state: CaseState, fact: object, actor: Actor): CaseState => {
  const result = tried(state, fact, actor);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.state;
};

/** Why a fact is refused; null where it is recorded. */
export const codeOf = (state: CaseState, fact: object, actor: Actor): string | null => {
  const result = tried(state, fact, actor);
  return result.ok ? null : result.refusal.code;
};

export const ASSIGNED = { type: 'case.assigned', unit: '土地科', internalDueOn: '2026-05-08' };
