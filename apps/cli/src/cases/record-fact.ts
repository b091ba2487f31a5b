import type { AnyProcedure, CaseState, Refusal } from '@gongkai/core';
import { advance, refusal } from '@gongkai/core';
import type { CaseRecord, Engine, Outcome, Submitter } from '@gongkai/engine';
import type { Context } from '../context.ts';
import { textOf } from '../input.ts';
import { Unusable } from '../unusable.ts';
import { clockLine, clockViews } from './case-views.ts';

/**
 * One fact as JSON, from a file or standard input.
 * @throws Unusable when it is no JSON.
 */
export const factIn = async (file: string, { terminal }: Context): Promise<unknown> => {
  const text = await textOf(file, terminal);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Unusable(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
};

/** What came of a fact, or would come of it. */
export type Told =
  | {
      readonly ok: true;
      readonly record: Pick<CaseRecord, 'id' | 'number'> | null;
      readonly procedure: AnyProcedure;
      readonly state: CaseState;
    }
  | { readonly ok: false; readonly refusal: Refusal };

/** An answer of the engine. */
export const told = (outcome: Outcome, procedure: AnyProcedure): Told =>
  outcome.ok ? { ok: true, record: outcome.case, procedure, state: outcome.case.state } : outcome;

/** A case before a fact; without a record where it is not opened yet. */
interface Standing {
  readonly procedure: AnyProcedure;
  readonly state: CaseState;
  readonly record: CaseRecord | null;
}

/** The same judgement without writing anything. */
export const foretold = async (
  engine: Engine,
  { procedure, state, record }: Standing,
  raw: unknown,
  { actor, expectedVersion = state.version }: Submitter,
): Promise<Told> => {
  if (expectedVersion !== state.version) return { ok: false, refusal: refusal('case/stale') };
  const judged = advance(procedure, state, raw, { actor, now: await engine.now() }, { calendar: engine.calendar });
  return judged.ok ? { ok: true, record, procedure, state: judged.state } : { ok: false, refusal: judged.refusal };
};

const sayRefusal = ({ code, reason, basis, issues, admitted }: Refusal, { terminal }: Context): void => {
  terminal.print(`${terminal.paint('red', 'refused')}  ${code}  ${reason.en}`);
  for (const { path, message } of issues) terminal.print(`  ${path}: ${message}`);
  if (basis !== null) terminal.print(`  ${basis.text}`);
  if (admitted.length > 0) terminal.print(`  the case admits: ${admitted.join(', ')}`);
};

/** Says what came of a fact; a refusal is the answer no. */
export const sayTold = async (
  result: Told,
  engine: Engine,
  { dryRun, json }: { readonly dryRun: boolean; readonly json: boolean },
  context: Context,
): Promise<void> => {
  const { terminal } = context;
  if (!result.ok) {
    context.found();
    if (json) terminal.print(JSON.stringify({ recorded: false, dryRun, refusal: result.refusal }));
    else sayRefusal(result.refusal, context);
    return;
  }
  const { record, state } = result;
  const clocks = clockViews(result, await engine.now(), engine);
  const [id, number] = [record?.id ?? null, record?.number ?? null];
  if (json) {
    const view = { recorded: !dryRun, dryRun, id, number, state: state.value, version: state.version, clocks };
    return terminal.print(JSON.stringify(view));
  }
  const done = dryRun ? 'would be recorded' : terminal.paint('green', 'recorded');
  terminal.print(
    [done, id, number, state.value, `version ${state.version}`].filter((part) => part !== null).join('  '),
  );
  for (const clock of clocks) terminal.print(`clock  ${clockLine(clock)}`);
};
