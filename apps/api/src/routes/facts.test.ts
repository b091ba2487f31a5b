import { formatInstant, instantOf } from '@gongkai/calendar';
import type { AnyProcedure, Duty } from '@gongkai/core';
import { DUTIES, PROCEDURES } from '@gongkai/core';
import type { AnySamples } from '@gongkai/core/samples';
import { SAMPLES } from '@gongkai/core/samples';
import { describe, expect, it } from 'vitest';
import type { Server } from '../../test-support/server.ts';
import { keyFor, send, serve } from '../../test-support/server.ts';

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
  { facts, ways }: AnySamples,
  to: string,
): Promise<string> => {
  let id = '';
  for (const [index, [type, data = facts[type] ?? {}]] of (ways[to] ?? []).entries()) {
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
    const samples = SAMPLES[id] ?? { facts: {}, ways: {} };
    const states = Object.keys(samples.ways).map((state) => ({ state }));

    it('has a way to every state but the one before the first fact', () => {
      expect(['new', ...states.map(({ state }) => state)].toSorted((a, b) => a.localeCompare(b))).toEqual(
        procedure.states.toSorted((a, b) => a.localeCompare(b)),
      );
    });

    it.each(states)('in $state, the API permits what the table and the duties permit', async ({ state }) => {
      const server = await serve(NOW);
      const keys = await keysOf(server);
      const caseId = await walk(server, keys, procedure, samples, state);
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
    });

    it.each(states)(
      'in $state, every fact out of place is 409 with what is allowed, and changes nothing',
      async ({ state }) => {
        const server = await serve(NOW);
        const keys = await keysOf(server);
        const caseId = await walk(server, keys, procedure, samples, state);
        const before = await server.engine.read(caseId);
        const misplaced = procedure.factTypes.filter(
          (fact) => fact !== 'clock.expired' && !isAdmitted(procedure, state, fact),
        );
        for (const type of misplaced) {
          const [duty = 'system'] = dutiesFor(procedure, type);
          const answer = await send(server, 'POST', `/api/v1/cases/${caseId}/facts`, {
            key: keys.get(duty) ?? '',
            body: { type, at: NOW, ...samples.facts[type] },
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
