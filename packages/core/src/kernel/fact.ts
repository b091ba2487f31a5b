import type { Instant } from '@gongkai/calendar';
import type * as z from 'zod';
import type { Citation } from '../law/cite.ts';
import { type AnyRule, type IrregularRule, type Rule, settleRule } from './rule.ts';
import type { Text } from './text.ts';

/** What every parsed fact has: its type, and when it happened (epoch milliseconds). */
export interface AnyFact {
  readonly type: string;
  readonly at: Instant;
}

/** The part of a context that the kernel keeps; effects cannot change it. */
export interface Kept<X extends z.ZodType = z.ZodType> {
  /** Settings of the case that differ from the defaults. */
  readonly settings: z.input<X>;
  /** When each fact that a period names, or that counts, last happened in this round. Figures count every time, in `counted`. */
  readonly at: { readonly [type: string]: Instant | undefined };
  /** Every instant at which a fact that counts happened, where the kernel makes the figures; in the order of recording. */
  readonly counted?: { readonly [type: string]: readonly Instant[] | undefined };
  /** The same of each earlier round, where a fact begins the case again. */
  readonly rounds?: readonly Kept['at'][];
  /** The end of the period whose expiry is recorded, by clock. */
  readonly expired: Readonly<Record<string, Instant>>;
}

export type Flat<T> = { readonly [K in keyof T]: T[K] };

// Without data zod infers Record<string, never>, and every name would compile.
type Output<D extends z.ZodRawShape> = keyof D extends never ? unknown : z.core.$InferObjectOutput<D, None>;
type Input<D extends z.ZodRawShape> = keyof D extends never ? unknown : z.core.$InferObjectInput<D, None>;

export type None = Record<never, never>;

/** What a fact carries that was recorded although it is irregular. */
export interface Acknowledgement {
  /** Codes of the irregularities that were acknowledged when the fact was recorded. */
  readonly acknowledged?: readonly string[] | undefined;
}

/** A fact of this data as rules and effects see it: complete and parsed. */
export type Of<D extends z.ZodRawShape> = Flat<{ readonly at: Instant } & Acknowledgement & Output<D>>;

/** The same as it arrives: instants and days are text. */
export type Given<D extends z.ZodRawShape> = Flat<{ readonly at: string } & Acknowledgement & Input<D>>;

/** A named condition on the content of a fact; shared ones are made by `when`, others are written in the edge. */
export interface When<C, F> {
  readonly name: string;
  readonly test: (context: C, fact: F) => boolean;
}

type Target<S extends string> = S | 'stay';

/** Where a fact leads: a state, `stay`, or a list of conditions that ends in a default. */
export type Edge<S extends string, C, F> =
  | Target<S>
  | readonly [...(When<C, F> & { readonly to: Target<S> })[], Target<S>];

/** What an effect may change: every part of the context but what the kernel keeps. */
export type Change<C> = Partial<Omit<C, keyof Kept>>;

/** Refuses names that are not in the context, and keeps literals narrow. */
export type Exact<E, C> = E & {
  readonly [K in Exclude<keyof E, keyof Change<C>>]: `not in the context: ${K & string}`;
};

/** A fact of a procedure, declared once. */
export interface FactSpec<S extends string, C, U extends string, D extends z.ZodRawShape, E> {
  readonly label: Text;
  /** The provision on which the fact is based; shown with every refusal of it. */
  readonly basis: Citation;
  /** Duties that may record it. */
  readonly by: readonly [U, ...U[]];
  /** Its fields. Each is personal, unless it is declared with `publicField`. */
  readonly data?: D;
  /** The states that admit it, and where it leads from each. */
  readonly from: { readonly [K in S]?: Edge<S, C, Of<D>> };
  /** Rules that refuse it: what is impossible, or malformed. */
  readonly refuse?: readonly Rule<C, Of<D>>[];
  /** Rules that it may break on acknowledgement: what is unlawful, and can nevertheless happen. */
  readonly irregular?: readonly IrregularRule<S, C, Of<D>>[];
  /** What it changes. Pure, and without a calendar: an amended calendar never changes a fold. */
  readonly effect?: (context: C, fact: Of<D>) => Exact<E, C>;
  /** The indicator to which it adds one. */
  readonly counts?: string;
  /** It begins the periods of the case again: the clocks of each earlier round that ended are shown with their verdicts. */
  readonly restarts?: boolean;
  /** It may be recorded after facts that happened later; its own rules bound it. */
  readonly backdated?: boolean;
}

/** A declared fact with its particular types forgotten; the kernel calls its functions with what it parsed itself. */
export interface DeclaredFact {
  readonly label: Text;
  readonly basis: Citation;
  readonly by: readonly string[];
  readonly data: z.ZodRawShape;
  readonly from: Readonly<Record<string, Edge<string, never, never> | undefined>>;
  readonly refuse: readonly AnyRule[];
  readonly irregular: readonly AnyRule[];
  readonly effect: ((context: never, fact: never) => object) | null;
  readonly counts: string | null;
  readonly restarts: boolean;
  readonly backdated: boolean;
}

/** A declared fact that remembers its plain data types: `out` parsed, `in` as it arrives. */
export interface Fact<S extends string, O, I> extends DeclaredFact {
  readonly '~types'?: { readonly state: S; readonly out: O; readonly in: I };
}

/** Declares a fact; a kit binds it to the states, the context and the duties of its procedure. */
export const declareFact = <S extends string, C, U extends string, D extends z.ZodRawShape, E>(
  spec: FactSpec<S, C, U, D, E>,
): Fact<S, Of<D>, Given<D>> => ({
  label: spec.label,
  basis: spec.basis,
  by: spec.by,
  data: spec.data ?? {},
  from: spec.from as DeclaredFact['from'],
  refuse: (spec.refuse ?? []).map((rule) => settleRule<S, C, Of<D>>(rule)),
  irregular: (spec.irregular ?? []).map((rule) => settleRule(rule)),
  effect: (spec.effect ?? null) as DeclaredFact['effect'],
  counts: spec.counts ?? null,
  restarts: spec.restarts ?? false,
  backdated: spec.backdated ?? false,
});
