import { civilDateOf, formatInstant, type Instant, instantOf } from '@gongkai/calendar';
import { type Actor, admittedFacts, type AnyProcedure, type CaseState } from '@gongkai/core';
import { type AnySamples, type Draw, drawData, seeded } from '@gongkai/core/samples';
import { type Engine, openEngine } from '../src/engine.ts';
import { openSqliteStore } from '../src/sqlite/open-sqlite-store.ts';
import type { Store } from '../src/store/store.ts';
import { drawSettings, pickFrom, samplesOf } from './draws.ts';

/** A randomly generated case: its stored texts and its last state. */
export interface Walk {
  readonly texts: readonly string[];
  readonly head: string;
  readonly state: CaseState;
}

/** Years under each text of the law, and days on which a year or a text changes. */
const STARTS = ['2018-11-05', '2019-04-22', '2019-05-13', '2019-06-03', '2021-03-01', '2024-09-20', '2025-12-08'];
const HOUR = 3_600_000;
const MOST_MOVES = 45;
const MOST_TRIES = 5;

/** Another officer for each fact, so that what has to be kept apart is; now and then one person does it all. */
export const officerOf = (procedure: AnyProcedure, type: string, alone: boolean): Actor => ({
  id: alone ? 'officer' : `${type}-officer`,
  duties: (procedure.allowedDuties[type] ?? []).filter((duty) => duty !== 'applicant'),
});

/** What one walk is about: which turns it may take, whether one officer does everything, and what is sought. */
interface Walker {
  readonly procedure: AnyProcedure;
  readonly engine: Engine;
  readonly samples: AnySamples;
  readonly chance: Draw;
  readonly alone: boolean;
  readonly turns: ReadonlySet<string>;
  readonly sought: Sought;
  readonly quick: boolean;
}

/** What no walk has reached yet, and this one prefers. */
export interface Sought {
  readonly outcomes: readonly string[];
  readonly facts: readonly string[];
}

// What was not recorded yet leads on; what was may be recorded again.
const nextType = (
  { chance, turns, samples, sought }: Walker,
  types: readonly string[],
  known: ReadonlySet<string>,
): string | undefined => {
  const wanted = types.filter((type) => sought.facts.includes(type));
  if (wanted.length > 0 && chance.happens(0.5)) return pickFrom(chance, wanted);
  const usual = types.filter(
    (type) => samples.turns?.includes(type) !== true || (turns.has(type) && chance.happens(0.5)),
  );
  const fresh = usual.filter((type) => !known.has(type));
  return pickFrom(chance, fresh.length > 0 && chance.happens(0.7) ? fresh : usual);
};

// An office that is quick keeps its periods, so that the case gets further.
const stepLength = ({ procedure, chance, quick }: Walker): number => {
  const days = procedure.order === 'day' || chance.happens(0.1);
  return chance.between(0, quick ? 2 : 9) * HOUR * (days ? 24 : 1) + (days ? 0 : chance.between(0, 59) * 60_000);
};

const factAt = ({ samples, chance, sought }: Walker, type: string, at: Instant, now: Instant): object => ({
  type,
  at: formatInstant(at),
  ...drawData(samples, type, chance, { on: civilDateOf(now), outcomes: sought.outcomes }),
});

const opened = async (walker: Walker, now: Instant): Promise<string | null> => {
  const { engine, procedure, samples, chance } = walker;
  const type = pickFrom(chance, procedure.openedBy) ?? '';
  const fact = factAt(walker, type, now, now);
  const request = { procedure: procedure.id, agency: 'kunming', fact, settings: drawSettings(samples, chance) };
  const outcome = await engine.open(request, { actor: officerOf(procedure, type, false) });
  return outcome.ok ? outcome.case.id : null;
};

// An act that breaks a rule is recorded as irregular, with a reason, in a part of the tries.
const acknowledging = (fact: object, codes: readonly string[]): object =>
  codes.length === 0 ? fact : { reason: '已经发生', ...fact, acknowledged: codes };

/** Tries to record a fact, with other data where those before were refused. */
const recorded = async (walker: Walker, id: string, type: string, now: Instant): Promise<boolean> => {
  const { engine, procedure, chance, alone } = walker;
  let codes: readonly string[] = [];
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const at = now - (chance.happens(0.2) ? chance.between(0, 30) * HOUR : 0);
    const outcome = await engine.submit(id, acknowledging(factAt(walker, type, at, now), codes), {
      actor: officerOf(procedure, type, alone),
    });
    if (outcome.ok) return true;
    const { recordable, code } = outcome.refusal;
    codes = recordable && chance.happens(0.4) ? [...codes, code] : [];
  }
  return false;
};

/** A case of a store as a walk; null where it has none. */
export const storedWalk = async (store: Store, id: string): Promise<Walk | null> => {
  const record = await store.read(id);
  const facts = await store.history(id, 0, 1_000);
  const head = facts.at(-1)?.hash ?? '';
  return record === null ? null : { texts: facts.map((one) => one.text), head, state: record.state };
};

/**
 * Walks a case through an engine, which sees to it that the walk is lawful; null where not even its first fact was
 * accepted.
 */
export const walk = async (procedure: AnyProcedure, seed: number, sought: Sought): Promise<Walk | null> => {
  const chance = seeded(seed);
  const samples = samplesOf(procedure);
  let now = instantOf(`${pickFrom(chance, STARTS) ?? ''}T10:00:00+08:00`);
  const store = openSqliteStore({ clock: () => now });
  const random = (bytes: number): Uint8Array => Uint8Array.from({ length: bytes }, () => chance.between(0, 255));
  const engine = await openEngine({ store, procedures: [procedure], random });
  const turns = new Set(samples.turns?.filter(() => chance.happens(0.3)));
  const walker = {
    procedure,
    engine,
    samples,
    chance,
    alone: chance.happens(0.1),
    turns,
    sought,
    quick: chance.happens(0.5),
  };
  const id = await opened(walker, now);
  const known = new Set<string>();
  for (let moves = id === null ? 0 : chance.between(0, MOST_MOVES); id !== null && moves > 0; moves -= 1) {
    now += stepLength(walker);
    await engine.sweep();
    const state = (await store.read(id))?.state.value ?? '';
    const type = nextType(walker, admittedFacts(procedure, state), known);
    if (type !== undefined && (await recorded(walker, id, type, now))) known.add(type);
  }
  const walked = id === null ? null : await storedWalk(store, id);
  await engine.close();
  return walked;
};
