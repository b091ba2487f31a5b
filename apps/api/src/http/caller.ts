import type { Actor, AnyProcedure } from '@gongkai/core';
import { refusal, text } from '@gongkai/core';
import type { Caller, CaseRecord, Engine, Submitter } from '@gongkai/engine';
import { submitterFor } from '@gongkai/engine';
import type { Context } from 'hono';
import { apiError, ProblemError, refusalProblem } from './problem.ts';
import type { Env } from './types.ts';

/** A caller as the maker of a change that is not a fact of a case. */
export const makerOf = ({ id, person }: Caller): Pick<Actor, 'id' | 'person'> => ({ id, person });

const VERSION = /^"(\d{1,9})"$/;

const noDuty = text(
  '管理密钥不承担业务职责;请用 POST /api/v1/keys 建立带职责的密钥',
  'A key of an administrator has no duty; create a key with a duty by POST /api/v1/keys',
);

const noConditions = text(
  '这一操作不接受 If-Match 和 Idempotency-Key',
  'This write accepts neither If-Match nor Idempotency-Key',
);

const precondition = (message: string): ProblemError =>
  apiError('http/precondition', { issues: [{ path: 'if-match', message }] });

const submitter = ({ req, var: { caller } }: Context<Env>): Submitter => {
  if (caller.administrator !== null) throw apiError('auth/forbidden', { reason: noDuty });
  const key = req.header('idempotency-key');
  return submitterFor(caller, key === undefined ? {} : { idempotencyKey: key });
};

/**
 * Refuses the headers `If-Match` and `Idempotency-Key` on a write that supports neither.
 * @throws ProblemError with the header.
 */
export const refuseConditions = ({ req }: Context<Env>): void => {
  for (const [name, message] of [
    ['if-match', 'this write has no version'],
    ['idempotency-key', 'this write cannot be repeated with a key'],
  ] as const) {
    if (req.header(name) === undefined) continue;
    throw apiError('http/precondition', { reason: noConditions, issues: [{ path: name, message }] });
  }
};

/** The submitter of a new case, with its idempotency key. */
export const openerOf = (c: Context<Env>): Submitter => {
  if (c.req.header('if-match') !== undefined) throw precondition('a new case has no version yet');
  return submitter(c);
};

/** The submitter of a fact, with the expected version and the idempotency key. */
export const submitterOf = (c: Context<Env>): Submitter => {
  const match = c.req.header('if-match');
  if (match === undefined) return submitter(c);
  const [, version] = VERSION.exec(match) ?? [];
  if (version === undefined) throw precondition('a version in quotes, such as "3"');
  return { ...submitter(c), expectedVersion: Number(version) };
};

/** Reads a case that this caller reaches; one out of reach is answered like one that does not exist. */
export const caseFor = async (engine: Engine, caller: Caller, id: string): Promise<CaseRecord> => {
  const record = await engine.as(caller).read(id);
  if (record === null) {
    throw new ProblemError(refusalProblem(refusal('case/not-found'), null));
  }
  return record;
};

const agencyError = (message: string) => apiError('http/invalid', { issues: [{ path: 'agency', message }] });

/**
 * The agency in which a caller opens a case or writes figures: their own, or another one in which they hold a duty; a
 * caller of every agency must name one.
 */
export const agencyFor = ({ agency, acting }: Pick<Caller, 'agency' | 'acting'>, asked: string | undefined): string => {
  if (agency === null && asked === undefined) throw agencyError('this key is for every agency; name one');
  const named = asked ?? agency ?? '';
  const isOwn = named === agency || acting.some((one) => one.agency === null || one.agency === named);
  if (!isOwn && agency !== null) throw apiError('auth/forbidden');
  return named;
};

const noSuch = (path: string) => apiError('http/invalid', { issues: [{ path, message: `unknown ${path}` }] });

/**
 * Refuses a filter for a procedure or a state that does not exist, since it would match nothing without a notice.
 * @throws ProblemError with the path of the filter.
 */
export const checkFilters = (
  { procedures }: Pick<Engine, 'procedures'>,
  { procedure: id, state }: { readonly procedure?: string | undefined; readonly state?: string | undefined },
): void => {
  const named = [...procedures.values()].filter((one) => id === undefined || one.id === id);
  if (named.length === 0) throw noSuch('procedure');
  if (state !== undefined && !named.some(({ states }) => states.includes(state))) {
    throw noSuch('state');
  }
};

/** The procedure of a stored case; the engine checks at its start that it exists. */
export const procedureOf = (engine: Engine, record: CaseRecord): AnyProcedure => {
  const procedure = engine.procedures.get(record.procedure);
  if (procedure === undefined) throw new Error(`no procedure ${record.procedure}`);
  return procedure;
};
