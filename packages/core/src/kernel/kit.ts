import type { Instant } from '@gongkai/calendar';
import * as z from 'zod';
import { buildProcedure } from './build-procedure.ts';
import {
  type AnyChapter,
  type Chapter,
  type ChapterSpec,
  type CheckedChapters,
  type FactsIn,
  joinChapters,
  type PeriodsIn,
} from './chapter.ts';
import type { Duty } from './duties.ts';
import {
  type Change,
  type DeclaredFact,
  declareFact,
  type Edge,
  type Fact,
  type FactSpec,
  type Given,
  type Kept,
  type Of,
  type When,
} from './fact.ts';
import type { Party } from './parties.ts';
import type { DeclaredPeriod, Period } from './period.ts';
import type { Head } from './procedure-parts.ts';
import type { IrregularRule } from './rule.ts';
import type { Text } from './text.ts';
import type { SmallContext, TypedProcedure } from './typed-procedure.ts';

type Texts = Readonly<Record<string, Text>>;
type Names<T> = keyof T & string;

/** What a kit is made from: the states of the procedure, the first of them the initial one. */
interface KitSpec<S extends Texts, X, U extends Texts, P extends Texts> {
  readonly states: S;
  readonly settings?: X;
  /** Settings of earlier versions: cases that were opened with them go on without. */
  readonly retired?: readonly string[];
  /** Duties and parties that the procedure adds to those of the kernel. */
  readonly duties?: U;
  readonly parties?: P;
}

/** The helpers with which the chapters of one procedure are written, bound to its states, context and duties. */
export interface Kit<
  S extends string,
  C extends Kept,
  X extends z.ZodType<object>,
  U extends string,
  P extends string,
> {
  /** Declares a fact. */
  readonly fact: <const D extends z.ZodRawShape = None, E extends Change<C> = None>(
    spec: FactSpec<S, C, U, D, E>,
  ) => Fact<S, Of<D>, Given<D>>;
  /** A rule that several facts share; it names what it reads of them. */
  readonly rule: <F extends { readonly at: Instant } = { readonly at: Instant }>(
    rule: IrregularRule<S, C, F>,
  ) => IrregularRule<S, C, F>;
  /** A condition that several edges share. */
  readonly when: <F extends { readonly at: Instant } = { readonly at: Instant }>(
    name: string,
    test: (context: C, fact: F) => boolean,
  ) => When<C, F>;
  /** The same edge from several states. */
  readonly each: <const K extends S, const G extends Edge<S, C, never>>(
    states: readonly K[],
    edge: G,
  ) => { readonly [N in K]: G };
  /** A period that is declared outside its chapter; facts that it names are its type argument. */
  readonly period: <const N extends string = never>(period: Period<S, C, P, NoInfer<N>>) => Period<S, C, P, N>;
  readonly chapter: <
    const F extends Readonly<Record<string, DeclaredFact>>,
    const N extends string = never,
    const K extends object = Record<never, never>,
    const R extends string = never,
  >(
    spec: ChapterSpec<S, C, P, F, N, K, R>,
  ) => Chapter<F, NoInfer<N>, NoInfer<K>, NoInfer<R>>;
  /** Puts the chapters together. */
  readonly procedure: <const Id extends string, const T extends readonly AnyChapter[]>(
    head: Head<S, Names<FactsIn<T>>, C> & { readonly id: Id; readonly chapters: T & CheckedChapters<C, T> },
  ) => TypedProcedure<Id, S, FactsIn<T>, PeriodsIn<T>, C, X>;
}

type Shared<S extends string, C extends Kept, X extends z.ZodType<object>, U extends string, P extends string> = Pick<
  Kit<S, C, X, U, P>,
  'fact' | 'rule' | 'when' | 'each' | 'period'
>;

/** The helpers of a procedure without chapters and without a context of its own. */
export interface SmallKit<
  S extends string,
  X extends z.ZodType<object>,
  U extends string,
  P extends string,
> extends Shared<S, SmallContext<string, z.input<X>>, X, U, P> {
  readonly procedure: <
    const Id extends string,
    const F extends Readonly<Record<string, DeclaredFact>>,
    const N extends string = never,
  >(
    spec: Head<S, Names<F>, SmallContext<Names<F>, z.input<X>>> & {
      readonly id: Id;
      readonly facts: F;
      readonly periods?: {
        readonly [name in N]: Period<S, SmallContext<string, z.input<X>>, P, NoInfer<Names<F>>>;
      };
    },
  ) => TypedProcedure<Id, S, F, { readonly [name in N]: DeclaredPeriod }, SmallContext<Names<F>, z.input<X>>, X>;
}

type None = Record<never, never>;
type NoSettings = z.ZodObject<None, z.core.$strict>;

// The types of the kits say what these may be called with; inside, the particular types are forgotten.
const helpers = {
  fact: declareFact,
  rule: <T>(rule: T): T => rule,
  when: (name: string, test: unknown) => ({ name, test }),
  each: (states: readonly string[], edge: unknown) => Object.fromEntries(states.map((state) => [state, edge])),
  period: <T>(period: T): T => period,
  chapter: ({ context = {}, periods = {}, uses = [], facts }: Partial<AnyChapter>) => ({
    context,
    facts,
    periods,
    uses,
  }),
};

type AnyHead = Head<string, string, never>;

const put = (spec: KitSpec<Texts, z.ZodType<object>, Texts, Texts>, head: AnyHead, chapters: readonly AnyChapter[]) => {
  const { id, version, label, prefix, order = 'day', outcomes = {} } = head;
  const { facts, periods, slices } = joinChapters(id, chapters);
  // The functions of the head take the context of this very procedure.
  const given = head as Head<string, string, object>;
  return buildProcedure({
    id,
    states: spec.states,
    settings: spec.settings ?? z.strictObject({}),
    retired: spec.retired ?? [],
    labels: head.labels ?? {},
    slices,
    facts,
    periods,
    settled: head.settled ?? [],
    apart: head.apart ?? [],
    indicators: head.indicators ?? [],
    ...(head.governing === undefined ? {} : { governing: head.governing }),
    ...(given.dayEnds === undefined ? {} : { dayEnds: given.dayEnds }),
    ...(given.contributions === undefined ? {} : { contributions: given.contributions }),
    head: {
      id,
      version,
      label,
      prefix,
      order,
      outcomes,
      outcomeOf: given.outcomeOf ?? (() => null),
      ...(given.route === undefined ? {} : { route: given.route }),
      results: given.results ?? (() => []),
      suggestions: given.suggestions ?? (() => []),
      ...(given.splitting === undefined ? {} : { splitting: given.splitting }),
      ...(given.merging === undefined ? {} : { merging: given.merging }),
      whenLinked: given.whenLinked ?? [],
      summary: given.summary ?? (() => ({ subject: null })),
      settled: head.settled ?? [],
      reviewed: head.reviewed ?? [],
      course: head.course ?? [],
      names: head.names ?? {},
      duties: spec.duties ?? {},
      parties: spec.parties ?? {},
      tags: head.tags ?? {},
    },
  });
};

/**
 * The helpers for a small procedure: its context holds when each fact last happened, and which expiries are recorded.
 * The first state is the initial one.
 */
export const kit = <
  const S extends Texts,
  X extends z.ZodType<object> = NoSettings,
  const U extends Texts = None,
  const P extends Texts = None,
>(
  spec: KitSpec<S, X, U, P>,
): SmallKit<Names<S>, X, Duty | Names<U>, Party | Names<P>> =>
  ({
    ...helpers,
    procedure: (head: AnyHead & Partial<AnyChapter>) => put(spec, head, [helpers.chapter(head) as AnyChapter]),
  }) as never;

/** The same for a large procedure, with a context of its own and chapters. Export the kit as one value. */
export const kitFor =
  <C extends Kept>() =>
  <
    const S extends Texts,
    X extends z.ZodType<object> = NoSettings,
    const U extends Texts = None,
    const P extends Texts = None,
  >(
    spec: KitSpec<S, X, U, P>,
  ): Kit<Names<S>, C, X, Duty | Names<U>, Party | Names<P>> =>
    ({
      ...helpers,
      procedure: (head: AnyHead & { readonly chapters: readonly AnyChapter[] }) => put(spec, head, head.chapters),
    }) as never;
