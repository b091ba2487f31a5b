import type { CivilDate } from '@gongkai/calendar';
import type { AnyProcedure } from './procedure.ts';
import type { ContextOf, FactOf, GivenOf, StateOf } from './typed-procedure.ts';

/** A reproducible source of chance. */
export interface Draw {
  /** A whole number from `low` to `high`, both inclusive. */
  readonly between: (low: number, high: number) => number;
  /** True in this share of draws. */
  readonly happens: (share: number) => boolean;
  /** One of a list that is not empty. */
  readonly pick: <T>(from: readonly [T, ...T[]]) => T;
}

/** What varied data are drawn for: the day of the fact, and outcomes that are looked for. */
export interface Occasion {
  readonly on: CivilDate;
  readonly outcomes: readonly string[];
}

type Data<G> = Omit<G, 'type' | 'at' | 'acknowledged'>;
type TypeOf<P> = Exclude<FactOf<P>['type'], 'clock.expired'>;

/** One fact on a way, with other data than the example where it needs them. */
export type Step = readonly [type: string, data?: object];

/** How a cell of the matrix is tried, where the way to the state and the example of the fact do not do. */
export interface CellSample<C> {
  /** Changes to the context. */
  readonly given?: (context: C) => Partial<C>;
  /** Data of the fact in place of the example's. */
  readonly data?: object;
  /** The instant of the fact. */
  readonly at?: string;
}

/**
 * One valid example of every fact, and the ways to every state. The tests of states, the walks, the recorded histories,
 * the matrix of permissions, the fuzzer and the demonstration use them; facts have no other sample data.
 */
export interface SamplesOf<P> {
  readonly facts: { readonly [T in TypeOf<P>]: Data<GivenOf<P, T>> };
  /** A lawful way to each state but the first; facts without data take the example. */
  readonly ways: { readonly [S in StateOf<P> & string]?: readonly Step[] };
  /** By `fact`, `variant` or `state/fact/variant`; the more particular one wins. */
  readonly cells?: Readonly<Record<string, CellSample<ContextOf<P>>>>;
  /** Varied data, so that random walks go everywhere; what does not fit is refused, which is part of a walk. */
  readonly vary?: { readonly [T in TypeOf<P>]?: (draw: Draw, occasion: Occasion) => object };
  /** Values of settings other than their defaults. */
  readonly settings?: Readonly<Record<string, readonly unknown[]>>;
  /** Facts that end or turn a case: were they drawn as often as others, few walks would go far. */
  readonly turns?: readonly TypeOf<P>[];
}

/** The sample of a cell with its context forgotten. */
export interface AnyCellSample extends Omit<CellSample<object>, 'given'> {
  readonly given?: (context: never) => object;
}

/** Samples with their particular types forgotten. */
export interface AnySamples {
  readonly facts: Readonly<Record<string, object>>;
  readonly ways: Readonly<Record<string, readonly Step[] | undefined>>;
  readonly cells?: Readonly<Record<string, AnyCellSample>>;
  readonly vary?: Readonly<Record<string, ((draw: Draw, occasion: Occasion) => object) | undefined>>;
  readonly settings?: Readonly<Record<string, readonly unknown[]>>;
  readonly turns?: readonly string[];
}

/** Varied data of a fact where the samples vary it, else its example. */
export const drawData = (samples: AnySamples, type: string, draw: Draw, occasion: Occasion): object =>
  samples.vary?.[type]?.(draw, occasion) ?? samples.facts[type] ?? {};

/** A procedure with its samples. */
export interface Sampled {
  readonly procedure: AnyProcedure;
  readonly samples: AnySamples;
}
