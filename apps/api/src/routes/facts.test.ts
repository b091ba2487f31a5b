import { formatInstant, instantOf } from '@gongkai/calendar';
import type { AnyProcedure, Duty } from '@gongkai/core';
import { DUTIES, PROCEDURES } from '@gongkai/core';
import { describe, expect, it } from 'vitest';
import type { Server } from '../../test-support/server.ts';
import { keyFor, send, serve } from '../../test-support/server.ts';

type Step = readonly [type: string, data?: object];

const submitted = (channel: string): Step => [
  'request.submitted',
  { channel, applicant: { kind: 'natural' }, description: '某规划' },
];
const atDesk: readonly Step[] = [submitted('in-person'), ['request.registered']];
const working: readonly Step[] = [...atDesk, ['processing.started']];
const drafted: readonly Step[] = [...working, ['draft.prepared', { outcome: '1' }]];
const cleared: readonly Step[] = [...drafted, ['secrecy.reviewed', { finding: 'cleared' }]];
const signed: readonly Step[] = [...cleared, ['draft.countersigned'], ['reply.signed']];
const detected: readonly Step[] = [['sentiment.detected', { subject: '某路段塌陷' }]];
const triaged: readonly Step[] = [
  ...detected,
  ['incident.triaged', { category: 'accident', grade: 'III', priority: 'emergency', owner: '应急' }],
];
const released: readonly Step[] = [...triaged, ['information.released', { way: 'statement', summary: '通报' }]];

/** The facts that lead to every state, through the API. */
const WAYS: Readonly<Record<string, Readonly<Record<string, readonly Step[]>>>> = {
  'disclosure-request': {
    'awaiting-signature': [submitted('mail-signed')],
    'awaiting-confirmation': [submitted('internet')],
    received: [submitted('in-person')],
    registered: atDesk,
    correcting: [...atDesk, ['correction.requested', { points: ['甲'], dueOn: '2026-03-20' }]],
    processing: working,
    'giving-reasons': [...working, ['reasons.requested', { note: '过多' }]],
    'awaiting-fee': [...working, ['fee.noticed', { mode: 'per-page', units: 72, amount: 420 }]],
    drafted,
    cleared,
    countersigned: [...cleared, ['draft.countersigned']],
    decided: signed,
    served: [...signed, ['reply.served', { way: 'post' }]],
    archived: [...signed, ['reply.served', { way: 'post' }], ['request.archived']],
    closed: [submitted('in-person'), ['request.withdrawn']],
  },
  'press-incident': {
    detected,
    collected: [...detected, ['sentiment.collected', { note: '汇总' }]],
    triaged,
    consulted: [...triaged, ['incident.consulted', { with: ['网信'] }]],
    disposed: [...triaged, ['incident.disposed', { measures: '救援' }]],
    responded: released,
    evaluated: [...released, ['effect.evaluated', { note: '平稳' }]],
    closed: [...released, ['effect.evaluated', { note: '平稳' }], ['incident.closed']],
  },
};

const START = '2026-03-02T09:00:00+08:00';
const NOW = '2026-03-02T18:00:00+08:00';
const duties = Object.keys(DUTIES).filter((duty): duty is Duty => duty in DUTIES);

const keysOf = async ({ engine }: Server): Promise<ReadonlyMap<string, string>> =>
  new Map(await Promise.all(duties.map(async (duty) => [duty, await keyFor(engine, [duty])] as const)));

const dutiesFor = (procedure: AnyProcedure, fact: string): readonly string[] => procedure.recordedBy[fact] ?? [];

/** Records the facts that lead to a state, each by a holder of its first duty. */
const walk = async (
  server: Server,
  keys: ReadonlyMap<string, string>,
  procedure: AnyProcedure,
  way: readonly Step[],
): Promise<string> => {
  let id = '';
  for (const [index, [type, data = {}]] of way.entries()) {
    const fact = { type, at: formatInstant(instantOf(START) + index * 60_000), ...data };
    const [duty = 'system'] = dutiesFor(procedure, type).filter((one) => one !== 'applicant');
    const key = keys.get(duty) ?? '';
    const path = id === '' ? '/api/v1/cases' : `/api/v1/cases/${id}/facts`;
    const { status, json, text } = await send(server, 'POST', path, {
      key,
      body: id === '' ? { procedure: procedure.id, fact } : fact,
    });
    if (status > 201) throw new Error(`${type}: ${text}`);
    id = String(json['id']);
  }
  return id;
};

interface Permission {
  readonly fact: string;
  readonly allowed: boolean;
  readonly why: { readonly code: string } | null;
}

const isAdmitted = (procedure: AnyProcedure, state: string, fact: string): boolean =>
  procedure.admits[state]?.has(fact) === true;

describe.each(PROCEDURES.map((procedure) => ({ id: procedure.id, procedure })))(
  'states × facts × duties of $id',
  ({ id, procedure }) => {
    const ways = Object.entries(WAYS[id] ?? {});

    it('has a way to every state but the one before the first fact', () => {
      expect(['new', ...ways.map(([state]) => state)].toSorted((a, b) => a.localeCompare(b))).toEqual(
        procedure.states.toSorted((a, b) => a.localeCompare(b)),
      );
    });

    it.each(ways.map(([state, way]) => ({ state, way })))(
      'in $state, the API permits what the table and the duties permit',
      async ({ state, way }) => {
        const server = await serve(NOW);
        const keys = await keysOf(server);
        const caseId = await walk(server, keys, procedure, way);
        for (const duty of duties) {
          const { json } = await send(server, 'GET', `/api/v1/cases/${caseId}`, { key: keys.get(duty) ?? '' });
          expect(json['state']).toMatchObject({ id: state });
          for (const { fact, allowed, why } of permissionsOf(json['permitted'])) {
            const admitted = isAdmitted(procedure, state, fact);
            const held = dutiesFor(procedure, fact).includes(duty);
            const expected = !admitted ? ['fact/refused'] : !held ? ['actor/forbidden'] : ['allowed', 'rule'];
            const found = allowed ? 'allowed' : why?.code.startsWith('rule/') ? 'rule' : (why?.code ?? '');
            expect({ duty, fact, found, ok: expected.includes(found) }).toEqual({ duty, fact, found, ok: true });
          }
        }
      },
    );

    it.each(ways.map(([state, way]) => ({ state, way })))(
      'in $state, every fact out of place is 409 with what is allowed, and changes nothing',
      async ({ state, way }) => {
        const server = await serve(NOW);
        const keys = await keysOf(server);
        const caseId = await walk(server, keys, procedure, way);
        const before = await server.engine.read(caseId);
        const misplaced = procedure.factTypes.filter(
          (fact) => fact !== 'clock.expired' && !isAdmitted(procedure, state, fact),
        );
        for (const type of misplaced) {
          const [duty = 'system'] = dutiesFor(procedure, type);
          const sample =
            Object.values(WAYS[id] ?? {})
              .flat()
              .find(([known]) => known === type)?.[1] ??
            SAMPLES[type] ??
            {};
          const answer = await send(server, 'POST', `/api/v1/cases/${caseId}/facts`, {
            key: keys.get(duty) ?? '',
            body: { type, at: NOW, ...sample },
          });
          expect({ type, status: answer.status, code: answer.json['code'] }).toEqual({
            type,
            status: 409,
            code: 'fact/refused',
          });
          expect(answer.json['admitted']).toEqual(
            [...(procedure.admits[state] ?? [])].filter((fact) => fact !== 'clock.expired'),
          );
        }
        expect(await server.engine.read(caseId)).toEqual(before);
      },
    );
  },
);

// The engine's own type of the list; the API's schema of it is checked when the app is compiled.
const permissionsOf = (value: unknown): readonly Permission[] =>
  Array.isArray(value) ? value.map((one: Permission) => one) : [];

/** Data of facts that are on none of the paths above. */
const SAMPLES: Readonly<Record<string, object>> = {
  'contact.failed': { note: '无人接听' },
  'reply.given-on-spot': { outcome: '1' },
  'lateness.judged': { finding: 'excused', reasons: '甲' },
  'objection.rejected': { consultation: 'c1', reasons: '甲' },
  'consultation.sent': { consultation: 'c1', party: 'third-party' },
  'consultation.delivered': { consultation: 'c1' },
  'consultation.undelivered': { consultation: 'c1' },
  'consultation.answered': { consultation: 'c1', answer: 'consents' },
  'objection.overridden': { consultation: 'c1', content: '甲', reasons: '乙' },
  'secrecy.referred': { to: '保密局' },
  'secrecy.determined': { finding: 'cleared' },
  'reasons.accepted': { delayedUntil: '2026-06-30' },
  'reasons.rejected': { reasons: '不合理' },
  'fee.paid': { amount: 420 },
  'extension.approved': { workingDays: 5, reason: '检索' },
  'extension.revoked': { reason: '误批' },
  'draft.returned': { reason: '补充' },
  'complaint.made': { to: '上级' },
  'request.remanded': { by: 'court', document: '判决书', dueOn: '2026-06-30' },
  'incident.linked': { to: '舆〔2026〕7号', kind: 'related' },
  'incident.regraded': { grade: 'II', reason: '伤亡' },
  'incident.reassigned': { owner: '公安局', reason: '职责' },
  'incident.dismissed': { ground: 'untrue', reason: '谣言' },
  'incident.transferred': { to: '邻市', reason: '属地' },
  'incident.merged': { into: { number: '舆〔2026〕3号', detectedAt: START }, reason: '同一事项' },
  'report.received': { from: '某厂' },
  'report.sent': { kind: 'initial', to: '市政府' },
  'conference.held': { speaker: 'leader' },
  'information.updated': { way: 'weibo', summary: '续报' },
};
