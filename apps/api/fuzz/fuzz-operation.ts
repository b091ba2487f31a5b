import { chanceOf } from './draw.ts';
import { type Answer, plainFaults } from './judge-answer.ts';
import { learn } from './known-values.ts';
import { type Attempt, makeRequest } from './make-request.ts';
import type { Operation } from './operations-of.ts';
import { type Codes, noteCode, unexplainedCodes } from './problem-pages.ts';
import { readAnswer } from './read-answer.ts';
import type { Role } from './roles.ts';
import { writtenBetween } from './watch-rows.ts';
import type { World } from './world.ts';

/** A request with a wrong answer; the seed and its index make it again. */
export interface Failure {
  readonly operation: string;
  readonly index: number;
  readonly faults: readonly string[];
  readonly request: string;
}

/** The result of the requests to one operation. */
export interface Report {
  readonly operation: string;
  readonly requests: number;
  readonly statuses: ReadonlyMap<number, number>;
  readonly slowestMs: number;
  readonly failures: readonly Failure[];
}

export interface FuzzOptions {
  readonly requests: number;
  /** An answer that takes longer is a failure; two seconds by default. */
  readonly limitMs?: number;
  readonly onRequest?: (done: number) => void;
}

const MOST_FAILURES = 5;
const DIGEST_EVERY = 100;
const TIME_EVERY = 20;
const HOUR = 3_600_000;

// A path with dots may reach another operation, or none; then only the rules for every answer apply.
const isAstray = ({ path }: Operation, request: Request): boolean => {
  const pattern = path.replaceAll(/[.]/g, '\\.').replaceAll(/\{[^}]+\}/g, '[^/]*');
  return !new RegExp(`^${pattern}$`).test(new URL(request.url).pathname);
};

const authorityFaults = (operation: Operation, { role, record }: Attempt, status: number): readonly string[] => {
  if (status >= 400 || !operation.secured) return [];
  if (!role.admitted) return ['admits a caller without a key'];
  const foreign = record !== null && role.agency !== null && role.agency !== record.agency;
  return foreign ? ['reaches a case of another agency'] : [];
};

// Reading personal data with a reason is an act.
const isLogged = ({ headers }: Request, written: readonly string[]): boolean =>
  headers.has('x-reason') && written.every((table) => table === 'acts');

const rowFaults = (request: Request, status: number, written: readonly string[]): readonly string[] => {
  const { method } = request;
  if (written.length === 0) return [];
  if (status >= 400) return [`refuses with ${status} and yet writes to ${written.join(', ')}`];
  return method === 'GET' && !isLogged(request, written) ? [`reads and yet writes to ${written.join(', ')}`] : [];
};

const faultsOf = async (
  world: World,
  operation: Operation,
  attempt: Attempt,
  { limitMs = 2_000, digested }: { readonly limitMs?: number | undefined; readonly digested: boolean },
): Promise<{ readonly faults: readonly string[]; readonly answer: Answer; readonly ms: number }> => {
  const before = world.rows.writes();
  const digest = digested ? world.rows.digest() : '';
  const started = performance.now();
  const answer = await readAnswer(await world.send(attempt.request));
  const ms = performance.now() - started;
  const written = writtenBetween(before, world.rows.writes());
  const changed = digested && written.length === 0 && world.rows.digest() !== digest;
  return {
    answer,
    ms,
    faults: [
      ...plainFaults(operation.method, answer),
      ...(isAstray(operation, attempt.request) ? [] : world.judge(operation, answer)),
      ...authorityFaults(operation, attempt, answer.status),
      ...rowFaults(attempt.request, answer.status, written),
      ...(changed ? ['changes rows without writing any'] : []),
      ...(ms > limitMs ? [`takes ${Math.round(ms)} ms`] : []),
    ],
  };
};

const brokenCases = async ({ engine }: World): Promise<readonly string[]> =>
  (await engine.verify()).problems.map(({ caseId, message }) => `leaves ${caseId ?? 'the tallies'} broken: ${message}`);

/** Sends requests that depend on the seed, the operation and earlier answers; checks every answer. */
export const fuzzOperation = async (world: World, operation: Operation, options: FuzzOptions): Promise<Report> => {
  const { requests, limitMs, onRequest } = options;
  const statuses = new Map<number, number>();
  const failures: Failure[] = [];
  const admitted = new Set<Role>();
  const accepted = new Set<Role>();
  const codes: Codes = new Map();
  let slowestMs = 0;
  let index = 0;
  for (; index < requests && failures.length < MOST_FAILURES; index += 1) {
    const chance = chanceOf(world.seed, operation.name, index);
    if (index % TIME_EVERY === 0) await world.pass(chance.between(0, 12) * HOUR);
    const attempt = await makeRequest(world, operation, [...(accepted.size > 0 ? accepted : admitted)], chance);
    const digested = index % DIGEST_EVERY === 0;
    const { faults, answer, ms } = await faultsOf(world, operation, attempt, { limitMs, digested });
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    slowestMs = Math.max(slowestMs, ms);
    if (faults.length > 0) failures.push({ operation: operation.name, index, faults, request: attempt.text });
    if (![401, 403].includes(answer.status)) admitted.add(attempt.role);
    noteCode(codes, answer);
    if (answer.status < 300) {
      accepted.add(attempt.role);
      learn(world.known, operation.path, answer.text);
    }
    onRequest?.(index + 1);
  }
  const afterwards = [...(await unexplainedCodes(world, codes)), ...(await brokenCases(world))];
  if (afterwards.length > 0) {
    failures.push({ operation: operation.name, index: index - 1, faults: afterwards, request: 'after all of them' });
  }
  return { operation: operation.name, requests: index, statuses, slowestMs, failures };
};
