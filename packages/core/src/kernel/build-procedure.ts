import { civilDateOf } from '@gongkai/calendar';
import type * as z from 'zod';
import { APART, sidesOf } from './apart.ts';
import { CLOCK_EXPIRED, clockExpiredFact } from './clock-expired.ts';
import { type Place, placesIn, type ValuePath } from './places-in.ts';
import type { AnyFact, DeclaredFact, Kept } from './fact.ts';
import { isOfficeFact, OFFICE_FACTS } from './file/file-facts.ts';
import { foldWith } from './fold.ts';
import { acknowledgedIn, isLawful, plainEnv } from './judge.ts';
import { keptInstants } from './kept-instants.ts';
import { isUrgent } from './listed.ts';
import { machineOf, waysOf } from './machine-of.ts';
import { overridesOf } from './overrides.ts';
import type { Moment } from './period.ts';
import { clocksOfCase, type GovernClock, type PreparedPeriod, preparePeriod } from './period-clocks.ts';
import type { AnyProcedure, Apart, Contribution } from './procedure.ts';
import type { ProcedureParts } from './procedure-parts.ts';
import { acknowledgement, factSchema } from './schemas.ts';
import { shownByFact } from './shown-by-fact.ts';

const mapped = <A, B>(record: Readonly<Record<string, A>>, to: (one: A, name: string) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(record).map(([name, one]) => [name, to(one, name)]));

const codesOf = (type: string, fact: DeclaredFact, apart: readonly Apart[]): readonly string[] => [
  ...fact.irregular.map(({ code }) => code),
  ...(sidesOf(type, apart).length > 0 ? [APART] : []),
];

const schemaOf = (type: string, fact: DeclaredFact, apart: readonly Apart[]): z.ZodType => {
  const codes = [...new Set(codesOf(type, fact, apart))];
  return factSchema(type, codes.length === 0 ? fact.data : { ...fact.data, ...acknowledgement(codes, fact.data) });
};

// An acknowledged irregularity does what its rule says instead; a breach of the separation of duties what its pair says.
const effectOf = (facts: Readonly<Record<string, DeclaredFact>>, apart: readonly Apart[], fact: AnyFact) => {
  const declared = facts[fact.type];
  const acknowledged = acknowledgedIn(fact);
  if (acknowledged.length === 0) return declared?.effect ?? null;
  const rule = declared?.irregular.find((one) => one.instead !== undefined && acknowledged.includes(one.code));
  const pair = acknowledged.includes(APART)
    ? apart.find((one) => one.second === fact.type && one.instead !== undefined)
    : undefined;
  return rule?.instead ?? pair?.instead ?? declared?.effect ?? null;
};

// The periods of one clock are kept together, where the first of them is declared.
const byClock = (periods: readonly PreparedPeriod[]): readonly PreparedPeriod[] =>
  [...new Set(periods.map(({ clock }) => clock))].flatMap((clock) => periods.filter((one) => one.clock === clock));

// Worked out at the first fact of a type: most programs record few types.
const placesByFact = (schemas: Readonly<Record<string, z.ZodType>>, place: Place) => {
  const known = new Map<string, readonly ValuePath[]>();
  return (type: string): readonly ValuePath[] => {
    const schema = isOfficeFact(type) ? OFFICE_FACTS[type].schema : schemas[type];
    const places = known.get(type) ?? (schema === undefined ? [] : placesIn(schema, place));
    known.set(type, places);
    return places;
  };
};

/** One for each time that a fact which counts happened, on its day: a second one leaves the figures of the first alone. */
const countedFacts =
  (facts: Readonly<Record<string, DeclaredFact>>) =>
  ({ counted }: Kept): readonly Contribution[] =>
    Object.entries(facts).flatMap(([type, { counts }]) =>
      counts === null ? [] : (counted?.[type] ?? []).map((at) => ({ indicator: counts, on: civilDateOf(at), by: {} })),
    );

const without = (settings: object, retired: readonly string[]): object =>
  Object.fromEntries(Object.entries(settings).filter(([name]) => !retired.includes(name)));

const initialState = (states: readonly string[]): string => {
  const [first] = states;
  if (first === undefined) throw new Error('a procedure has at least one state');
  return first;
};

/** The states in which a clock may run out: all but the first, those that are settled, and those that admit nothing. */
const runningStates = ({ states, facts, settled }: ProcedureParts): readonly string[] =>
  Object.keys(states)
    .slice(1)
    .filter((state) => !settled.includes(state))
    .filter((state) => Object.values(facts).some(({ from }) => from[state] !== undefined));

/**
 * Builds a procedure from its parts.
 * @throws Error where the parts contradict each other: a mistake of the programmer.
 */
export const buildProcedure = (parts: ProcedureParts): AnyProcedure => {
  const { id, states, apart, settings, slices } = parts;
  if (CLOCK_EXPIRED in parts.facts) throw new Error(`${id}: ${CLOCK_EXPIRED} belongs to the kernel`);
  const periods = byClock(Object.entries(parts.periods).map(([name, period]) => preparePeriod(name, period)));
  const facts: Readonly<Record<string, DeclaredFact>> = {
    ...parts.facts,
    [CLOCK_EXPIRED]: clockExpiredFact(runningStates(parts), periods),
  };
  const instants = keptInstants(facts, periods, parts.contributions === undefined);
  const initial = (given: object): Kept => ({
    settings: overridesOf(settings, without(given, parts.retired)),
    ...instants.initial,
    expired: {},
    ...slices,
  });
  const record = (context: Kept, fact: AnyFact): object => {
    const change = effectOf(facts, apart, fact)?.(context as never, fact as never) ?? {};
    // `instead` may return the instants as they were: the fact then counts as not done.
    return 'at' in change ? change : { ...instants.after(context, fact), ...change };
  };
  const { governing } = parts;
  const governClock: GovernClock | undefined = governing && ((basis, context) => governing(basis, context, null));
  // The context is one that `initial` and `record` made.
  const clocks = (context: object, moment: Moment, name?: string) =>
    clocksOfCase(periods, context as Kept, moment, { ...(name !== undefined && { name }), governClock });
  const rules = mapped(facts, ({ refuse }) => refuse);
  const irregular = mapped(facts, (fact) => fact.irregular);
  const judging = { rules, irregular, clocks, ...(parts.dayEnds === undefined ? {} : { dayEnds: parts.dayEnds }) };
  const lawful = (context: Kept, fact: AnyFact): boolean => isLawful(judging, context, fact, plainEnv);
  const start = initialState(Object.keys(states));
  const { machine, free } = machineOf({ id, states, initialState: start, facts, initial, record, lawful });
  const ways = waysOf({ states, facts });
  const admits = mapped(ways, (way) => new Set(Object.keys(way)));
  const allowedDuties = mapped(facts, ({ by }) => by);
  const schemas = mapped(facts, (fact, type) => schemaOf(type, fact, apart));
  const counts = Object.values(facts).flatMap((fact) => fact.counts ?? []);
  return {
    ...judging,
    ...parts.head,
    machine,
    unjudged: free,
    states: Object.keys(states),
    initialState: start,
    factTypes: Object.keys(facts),
    labels: { ...parts.labels, states, facts: mapped(facts, ({ label }) => label) },
    facts: schemas,
    openedBy: Object.keys(ways[start] ?? {}),
    backdated: Object.keys(facts).filter((type) => facts[type]?.backdated),
    legalBasis: mapped(facts, ({ basis }) => basis),
    allowedDuties,
    separationOfDuties: apart,
    ways,
    admits,
    offers: mapped(admits, (types) =>
      [...types].filter((type) => allowedDuties[type]?.some((duty) => duty !== 'system')),
    ),
    settings,
    periods: parts.periods,
    urgent: isUrgent(parts),
    indicators: [...new Set([...counts, ...parts.indicators])],
    remembered: new Set(apart.flatMap(({ first, second }) => [first, second])),
    initial,
    publicIn: shownByFact(schemas),
    daysIn: placesByFact(schemas, 'date'),
    casesIn: placesByFact(schemas, 'case-number'),
    partiesIn: placesByFact(schemas, 'party'),
    mattersIn: placesByFact(schemas, 'matter'),
    expiredAt: (context, clock) => ('expired' in context ? ((context as Kept).expired[clock] ?? null) : null),
    contributions: parts.contributions ?? countedFacts(facts),
    fold: foldWith(free),
    ...(governing && { governing: (basis, context, fact) => governing(basis, context as never, fact) }),
  };
};
