import { instantOf } from '@gongkai/calendar';
import { describe, expect, it } from 'vitest';
import { disclosureRequest } from '../procedures/index.ts';
import { advance, newCase } from './advance.ts';
import type { CaseState } from './case-state.ts';
import type { Actor } from './duties.ts';
import type { ContextOf } from './typed-procedure.ts';
import { plainEnv } from './judge.ts';
import { actorFor, permittedAmong } from './permitted.ts';
import type { AnyProcedure } from './procedure.ts';

const procedure: AnyProcedure = disclosureRequest;
const AT = '2026-03-02T09:00:00+08:00';
const NOW = instantOf('2026-03-02T10:00:00+08:00');

const WANG: Actor = { id: 'wang', duties: ['registrar', 'handler', 'reviewer', 'secrecy-reviewer', 'signatory'] };
const LI: Actor = { id: 'li', duties: ['handler'] };
const LI_FOR_WANG: Actor = { id: 'li', for: 'wang', duties: WANG.duties };
const ZHAO_FOR_WANG: Actor = { id: 'zhao', for: 'wang', duties: WANG.duties };
const SECRECY: Actor = { id: 'gu', duties: ['secrecy-reviewer'] };
const OTHER: Actor = { id: 'sun', duties: WANG.duties };

const OPENED = {
  type: 'request.submitted',
  at: AT,
  channel: 'in-person',
  applicant: { kind: 'natural' },
  description: '某',
};
const DRAFT = { type: 'draft.prepared', at: AT, outcome: '1' };

type State = CaseState<ContextOf<typeof disclosureRequest>>;

const record = (state: State, raw: object, actor: Actor) =>
  advance(disclosureRequest, state, raw, { actor, now: NOW }, plainEnv);

const after = (...steps: readonly (readonly [object, Actor])[]): State =>
  steps.reduce<State>((state, [raw, actor]) => {
    const result = record(state, raw, actor);
    if (!result.ok) throw new Error(`${result.refusal.code} ${JSON.stringify(result.refusal.issues)}`);
    return result.state;
  }, newCase(disclosureRequest));

const registered = { type: 'request.registered', at: AT };
const started = { type: 'processing.started', at: AT };
const cleared = { type: 'secrecy.reviewed', at: AT, finding: 'cleared' };
const drafted = (by: Actor) =>
  after([OPENED, WANG], [registered, WANG], [started, OTHER], [DRAFT, by], [cleared, SECRECY]);

const CODE = 'actor/separation-of-duties';
const codeOf = (result: ReturnType<typeof record>) => (result.ok ? 'recorded' : result.refusal.code);

describe('an act in the place of another person', () => {
  const review = { type: 'draft.countersigned', at: AT };

  it('is remembered as an act of both', () => {
    expect(drafted(LI_FOR_WANG).recorders['draft.prepared']).toEqual(['li', 'wang']);
  });

  it.each([
    ['the deputy', { ...WANG, id: 'li' }, CODE],
    ['the person in whose place it was', WANG, CODE],
    ['another deputy of that person', ZHAO_FOR_WANG, CODE],
    ['the deputy in the place of somebody else', { ...OTHER, id: 'li', for: 'sun' }, CODE],
    ['somebody else', OTHER, 'recorded'],
  ])('is kept apart from the next act of %s', (_, actor, code) => {
    expect(codeOf(record(drafted(LI_FOR_WANG), review, actor))).toBe(code);
  });

  it('is kept apart from what that person did before', () => {
    expect(codeOf(record(drafted(WANG), review, LI_FOR_WANG))).toBe(CODE);
    expect(codeOf(record(drafted(LI), review, LI_FOR_WANG))).toBe(CODE);
    expect(codeOf(record(drafted(OTHER), review, LI_FOR_WANG))).toBe('recorded');
  });
});

describe('several actors of one caller', () => {
  it('record by the first who may, and then by the first with a duty', () => {
    const state = drafted(WANG);
    expect(actorFor(procedure, state, 'draft.prepared', [LI, LI_FOR_WANG])).toBe(LI);
    expect(actorFor(procedure, state, 'draft.returned', [LI, LI_FOR_WANG])).toBe(LI_FOR_WANG);
    const forSun: Actor = { ...OTHER, id: 'li', for: 'sun' };
    expect(actorFor(procedure, state, 'draft.countersigned', [LI, LI_FOR_WANG, forSun])).toBe(forSun);
    expect(actorFor(procedure, state, 'draft.countersigned', [LI, LI_FOR_WANG])).toBe(LI_FOR_WANG);
    expect(actorFor(procedure, state, 'nonsense', [LI, LI_FOR_WANG])).toBe(LI);
    expect(actorFor(procedure, state, null, [LI, LI_FOR_WANG])).toBe(LI);
  });

  it('have for each fact the permission of the one who would record it', () => {
    const state = drafted(WANG);
    const permissions = (...actors: readonly [Actor, ...Actor[]]) =>
      new Map(
        permittedAmong(procedure, state, { actors, now: NOW }, plainEnv).map((one) => [
          one.fact,
          one.allowed ? 'allowed' : one.refusal?.code,
        ]),
      );
    expect(permissions(LI).get('draft.countersigned')).toBe('actor/forbidden');
    expect(permissions(LI, LI_FOR_WANG).get('draft.countersigned')).toBe(CODE);
    expect(permissions(LI, LI_FOR_WANG, { ...OTHER, id: 'li', for: 'sun' }).get('draft.countersigned')).toBe('allowed');
  });
});
