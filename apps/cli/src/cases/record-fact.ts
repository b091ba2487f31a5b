import type { AnyProcedure, CaseState, Refusal } from '@gongkai/core';
import { actorFor, advance, refusal } from '@gongkai/core';
import type { CaseRecord, Engine, Outcome, Submitter } from '@gongkai/engine';
import { type Context, readInput, Unusable } from '../kit.ts';
import { clockLine, clockViews } from './case-views.ts';

/**
 * Reads one fact as JSON from a file or standard input.
 * @throws Unusable when it is not JSON.
 */
export const readFact = async (file: string, { terminal }: Context): Promise<unknown> => {
  const text = await readInput(file, terminal);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Unusable(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
};

/** The result of a fact that was recorded, or would be. */
export type FactResult =
  | {
      readonly ok: true;
      readonly record: Pick<CaseRecord, 'id' | 'number'> | null;
      readonly procedure: AnyProcedure;
      readonly agency: string;
      readonly state: CaseState;
    }
  | { readonly ok: false; readonly refusal: Refusal };

/** Returns the result of a fact that was submitted. */
export const toResult = (outcome: Outcome, procedure: AnyProcedure): FactResult =>
  outcome.ok
    ? { ok: true, record: outcome.case, procedure, agency: outcome.case.agency, state: outcome.case.state }
    : outcome;

/** A case before a fact; without a record where it is not opened yet. */
interface CaseBefore {
  readonly agency: string;
  readonly procedure: AnyProcedure;
  readonly state: CaseState;
  readonly record: CaseRecord | null;
}

/** Judges a fact as the engine does, and writes nothing. */
export const dryRunFact = async (
  engine: Engine,
  { agency, procedure, state, record }: CaseBefore,
  raw: unknown,
  { actor: self, actors = () => [self], expectedVersion = state.version }: Submitter,
): Promise<FactResult> => {
  if (expectedVersion !== state.version) return { ok: false, refusal: refusal('case/stale') };
  const type = typeof raw === 'object' && raw !== null && 'type' in raw ? raw.type : null;
  const actor = actorFor(procedure, state, type, actors(agency));
  const env = { calendar: engine.calendarOf(agency), number: record?.number };
  const judged = advance(procedure, state, raw, { actor, now: await engine.now() }, env);
  return judged.ok
    ? { ok: true, record, agency, procedure, state: judged.state }
    : { ok: false, refusal: judged.refusal };
};

const printRefusal = ({ code, reason, basis, issues, admitted }: Refusal, { terminal }: Context): void => {
  terminal.print(`${terminal.paint('red', 'refused')}  ${code}  ${reason.en}`);
  for (const { path, message } of issues) terminal.print(`  ${path}: ${message}`);
  if (basis !== null) terminal.print(`  ${basis.text}`);
  if (admitted.length > 0) terminal.print(`  the case admits: ${admitted.join(', ')}`);
};

/** Prints the result of a fact; a refusal ends the command with 1. */
export const printResult = async (
  result: FactResult,
  engine: Engine,
  { dryRun, json }: { readonly dryRun: boolean; readonly json: boolean },
  context: Context,
): Promise<void> => {
  const { terminal } = context;
  if (!result.ok) {
    context.endWithOne();
    if (json) terminal.print(JSON.stringify({ recorded: false, dryRun, refusal: result.refusal }));
    else printRefusal(result.refusal, context);
    return;
  }
  const { record, state } = result;
  const clocks = clockViews(result, await engine.now(), engine.calendarOf(result.agency));
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
