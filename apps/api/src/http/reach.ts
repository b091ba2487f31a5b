import type { Caller, CaseRecord, Engine, Scope } from '@gongkai/engine';
import { handles } from '../views/redact.ts';
import { procedureOf } from './caller.ts';

/** Whose cases a request may list, and of which of them it may see names. */
export interface Reach {
  /** What the caller reaches at all. */
  readonly scope: Scope;
  /** The agencies that are asked for; null for all that the caller reaches. */
  readonly asked: Scope | null;
  /** The procedures whose cases the caller handles wherever the request looks. */
  readonly handled: readonly string[];
  /** Whether the caller may see the names in a case. */
  readonly handles: (record: CaseRecord) => boolean;
}

/** What a request asks for: one agency, or every one that the caller reaches; `below` with those below it. */
export interface AskedScope {
  /** Whether cases are looked for that other agencies hold: duties of one agency say nothing of them. */
  readonly heldElsewhere?: boolean;
  readonly agency?: string | undefined;
  readonly below?: boolean;
}

/** The one agency in which a request looks; null where there may be several. */
const onlyAgency = (scope: Scope, asked: Scope | null): string | null =>
  [asked, scope].find((one) => one !== null && one.agency !== null && !one.below)?.agency ?? null;

/** The reach of a list: what is asked for, within what the caller reaches. */
export const reachOf = (
  engine: Engine,
  caller: Caller,
  { agency, below = false, heldElsewhere = false }: AskedScope,
): Reach => {
  const { scope } = caller;
  const named = agency ?? (below ? scope.agency : null);
  const asked = named === null ? null : { agency: named, below };
  const only = heldElsewhere ? null : onlyAgency(scope, asked);
  // Duties of every agency are held in any; others only where the request looks into that agency alone.
  const place = { agency: only ?? '' };
  return {
    scope,
    asked,
    handled: [...engine.procedures.values()].filter((one) => handles(caller, place, one)).map(({ id }) => id),
    handles: (record) => handles(caller, record, procedureOf(engine, record)),
  };
};
