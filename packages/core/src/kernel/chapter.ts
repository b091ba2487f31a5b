import type { DeclaredFact, Flat, Kept } from './fact.ts';
import type { DeclaredPeriod, Period } from './period.ts';

type Facts = Readonly<Record<string, DeclaredFact>>;
type Names<T> = keyof T & string;

/** One chapter of the law: its slice of the context, its facts and its periods. */
export interface ChapterSpec<
  S extends string,
  C,
  P extends string,
  F extends Facts,
  N extends string,
  K extends object,
  R extends string,
> {
  /** Its part of the context before the first fact. */
  readonly context?: K;
  readonly facts: F;
  readonly periods?: { readonly [name in N]: Period<S, C, P, NoInfer<Names<F> | R>> };
  /** Facts of other chapters that its periods name. */
  readonly uses?: readonly R[];
}

/** A chapter with the types that putting chapters together needs. */
export interface Chapter<F extends Facts, N extends string, K extends object, R extends string> {
  readonly context: K;
  readonly facts: F;
  readonly periods: { readonly [name in N]: DeclaredPeriod };
  readonly uses: readonly R[];
}

/** Any chapter. */
export type AnyChapter = Chapter<Facts, string, object, string>;

type List = readonly AnyChapter[];

type Joined<T extends List, K extends 'facts' | 'periods' | 'context'> = T extends readonly [
  infer H extends AnyChapter,
  ...infer R extends List,
]
  ? H[K] & Joined<R, K>
  : unknown;

/** The facts of all chapters. */
export type FactsIn<T extends List> = Flat<Joined<T, 'facts'>> extends infer F extends Facts ? F : never;

/** The periods of all chapters. */
export type PeriodsIn<T extends List> = Flat<Joined<T, 'periods'>>;

type Twice<T extends List, Seen = never> = T extends readonly [infer H extends AnyChapter, ...infer R extends List]
  ? (Names<H['facts']> & Seen) | Twice<R, Seen | Names<H['facts']>>
  : never;

type Missing<C, T extends List> = Exclude<keyof C, keyof Kept | keyof Joined<T, 'context'>>;

type Unknown<T extends List> = Exclude<T[number]['uses'][number], keyof Joined<T, 'facts'>>;

type Demand<Text extends string, Names> = [Names] extends [never] ? unknown : { readonly [K in Text]: Names };

/** What a list of chapters lacks, as a type that nothing has: so that the compiler says it. */
export type CheckedChapters<C, T extends List> = Demand<'no chapter gives the context its', Missing<C, T>> &
  Demand<'declared by two chapters', Twice<T>> &
  Demand<'no chapter declares the fact', Unknown<T>>;

const joined = <A>(id: string, parts: readonly Readonly<Record<string, A>>[], what: string): Record<string, A> => {
  const all: Record<string, A> = {};
  for (const [name, one] of parts.flatMap((part) => Object.entries(part))) {
    if (Object.hasOwn(all, name)) throw new Error(`${id}: two chapters declare the ${what} ${name}`);
    all[name] = one;
  }
  return all;
};

/**
 * Puts chapters together.
 * @throws Error where two of them declare the same, or one uses a fact that none declares.
 */
export const joinChapters = (id: string, chapters: readonly AnyChapter[]) => {
  const facts = joined(
    id,
    chapters.map((one) => one.facts),
    'fact',
  );
  const unknown = chapters.flatMap(({ uses }) => uses).find((name) => !Object.hasOwn(facts, name));
  if (unknown !== undefined) throw new Error(`${id}: no chapter declares the fact ${unknown}`);
  const periods = joined(
    id,
    chapters.map((one) => one.periods),
    'period',
  );
  const slices = joined<unknown>(
    id,
    chapters.map(({ context }) => ({ ...context })),
    'context part',
  );
  return { facts, periods, slices };
};
