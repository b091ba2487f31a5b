import { formatInstant, instantOf } from '@gongkai/calendar';
import { type AnyProcedure, dutiesOf, FILE_FACTS, fileDuties, isFileFact, PROCEDURES } from '@gongkai/core';
import type { AnySamples } from '@gongkai/core/samples';
import { SAMPLES } from '@gongkai/core/samples';
import { describe, expect, it } from 'vitest';
// @boundaries-ignore the matrix of the specification is read by one reader, which no package ships
import { type Matrix, matrixIn } from '../../../../packages/core/test-support/matrix.ts';
import { keyFor, send, serve, type Server } from '../../test-support/server.ts';

const PACKAGES = new URL('../../../../packages', import.meta.url).pathname;

/** The samples of a procedure, and the matrix of its specification: what the API may admit, written by hand from the law. */
const SPECIFIED = PROCEDURES.map((procedure) => {
  const samples = SAMPLES[procedure.id];
  if (samples === undefined) throw new Error(`${procedure.id} has no samples`);
  const matrix = matrixIn(`${PACKAGES}/core/src/procedures/${procedure.id}/SPEC.md`);
  return { id: procedure.id, procedure, samples, matrix };
});

const START = '2026-03-02T09:00:00+08:00';
const NOW = '2026-03-02T18:00:00+08:00';
const duties = Object.keys(dutiesOf(PROCEDURES));

const keysOf = async ({ engine }: Server): Promise<ReadonlyMap<string, string>> =>
  new Map(await Promise.all(duties.map(async (duty) => [duty, await keyFor(engine, [duty])] as const)));

const OF_THE_FILE = Object.keys(FILE_FACTS);

const dutiesFor = (procedure: AnyProcedure, fact: string): readonly string[] =>
  isFileFact(fact) ? fileDuties(fact, procedure) : (procedure.allowedDuties[fact] ?? []);

/** Records the facts that lead to a state, each by a holder of its first duty. */
const walk = async (
  server: Server,
  keys: ReadonlyMap<string, string>,
  procedure: AnyProcedure,
  samples: AnySamples,
  state: string,
): Promise<string> => {
  let id = '';
  for (const [index, [type, data = samples.facts[type]]] of (samples.ways[state] ?? []).entries()) {
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

/** Whether the specification admits a fact in a state, at least with some content. */
const isAdmitted = ({ cells }: Matrix, state: string, fact: string): boolean =>
  cells.some((cell) => cell.state === state && cell.fact === fact && cell.outcome !== 'refused');

const sorted = (names: Iterable<string>): readonly string[] => [...names].toSorted((a, b) => a.localeCompare(b));

describe.each(SPECIFIED)('states × facts × duties of $id', ({ procedure, samples, matrix }) => {
  const states = Object.keys(samples.ways);

  it('has a way to every state but the one before the first fact', () => {
    expect(sorted(['new', ...states])).toEqual(sorted(matrix.states));
    expect(sorted(procedure.states)).toEqual(sorted(matrix.states));
  });

  it.each(states.map((state) => ({ state })))(
    'in $state, the API permits what the specification and the duties permit',
    async ({ state }) => {
      const server = await serve(NOW);
      const keys = await keysOf(server);
      const caseId = await walk(server, keys, procedure, samples, state);
      for (const duty of duties) {
        const { json } = await send(server, 'GET', `/api/v1/cases/${caseId}?expand=permitted`, {
          key: keys.get(duty) ?? '',
        });
        expect(json['state']).toMatchObject({ id: state });
        const permissions = permissionsOf(json['permitted']);
        expect(sorted(permissions.map(({ fact }) => fact))).toEqual(sorted([...matrix.facts, ...OF_THE_FILE]));
        for (const { fact, allowed, why } of permissions) {
          const admitted = OF_THE_FILE.includes(fact) || isAdmitted(matrix, state, fact);
          const held = dutiesFor(procedure, fact).includes(duty);
          const expected = !admitted ? ['fact/refused'] : !held ? ['actor/forbidden'] : ['allowed', 'rule', 'file'];
          const [kind = ''] = why?.code.split('/') ?? [];
          const found = allowed ? 'allowed' : ['rule', 'file'].includes(kind) ? kind : (why?.code ?? '');
          expect({ duty, fact, found, ok: expected.includes(found) }).toEqual({ duty, fact, found, ok: true });
        }
      }
    },
  );

  it.each(states.map((state) => ({ state })))(
    'in $state, every fact out of place is 409 with what is allowed, and changes nothing',
    async ({ state }) => {
      const server = await serve(NOW);
      const keys = await keysOf(server);
      const caseId = await walk(server, keys, procedure, samples, state);
      const before = await server.engine.read(caseId);
      const byPersons = matrix.facts.filter((fact) => fact !== 'clock.expired');
      const misplaced = byPersons.filter((fact) => !isAdmitted(matrix, state, fact));
      expect(misplaced.length).toBeGreaterThan(0);
      for (const type of misplaced) {
        const [duty = 'system'] = dutiesFor(procedure, type);
        const answer = await send(server, 'POST', `/api/v1/cases/${caseId}/facts`, {
          key: keys.get(duty) ?? '',
          body: { type, at: NOW, ...samples.facts[type] },
        });
        const { status, json } = answer;
        expect({ type, status, code: json['code'] }).toEqual({ type, status: 409, code: 'fact/refused' });
        const admitted: readonly string[] = Array.isArray(json['admitted']) ? json['admitted'] : [];
        expect(sorted(admitted)).toEqual(sorted(byPersons.filter((fact) => isAdmitted(matrix, state, fact))));
      }
      expect(await server.engine.read(caseId)).toEqual(before);
    },
  );
});

// The engine's own type of the list; the API's schema of it is checked when the app is compiled.
const permissionsOf = (value: unknown): readonly Permission[] =>
  Array.isArray(value) ? value.map((one: Permission) => one) : [];
