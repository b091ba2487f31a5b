import type { Instant } from '@gongkai/calendar';
import type { EventObject, StateMachine } from 'xstate';
import type { z } from 'zod';
import type { Citation } from '../law/cite.ts';
import type { ClockExpired } from './clock-expired.ts';
import type { DeclaredFact, Flat } from './fact.ts';
import type { DeclaredPeriod } from './period.ts';
import type { AnyFact } from './fact.ts';
import type { Procedure } from './procedure.ts';
import type { Text } from './text.ts';

type Facts = Readonly<Record<string, DeclaredFact>>;

type Remembered<F> = F extends { readonly '~types'?: infer T } ? NonNullable<T> : never;
type Out<F> = Remembered<F> extends { readonly out: infer O } ? O & { readonly at: Instant } : never;
type In<F> = Remembered<F> extends { readonly in: infer I } ? I : never;

/** The union of all facts of a record, parsed, with the one that the kernel owns. */
export type FactUnion<F> =
  | { [K in keyof F & string]: { readonly type: K; readonly at: Instant } & Flat<Out<F[K]>> }[keyof F & string]
  | ClockExpired;

/** The same as they arrive. */
export type GivenUnion<F> =
  | { [K in keyof F & string]: Flat<{ readonly type: K } & In<F[K]>> }[keyof F & string]
  | { readonly type: 'clock.expired'; readonly at: string; readonly clock: string; readonly dueAt: string };

/** The meta of a state. */
export interface StateMeta {
  readonly [key: string]: unknown;
  readonly label: Text;
}

/** The meta of an edge. */
export interface EdgeMeta extends StateMeta {
  readonly basis: Citation;
}

/** The XState machine of a procedure, with its states, facts, context and input. */
export type ProcedureMachine<S extends string, F extends AnyFact, C extends object, I> = StateMachine<
  Flat<C> & Record<string, unknown>,
  F & EventObject,
  Record<never, never>,
  never,
  { type: 'record'; params: undefined },
  { type: string; params: unknown },
  never,
  S,
  string,
  { readonly settings?: I } | undefined,
  Record<never, never>,
  EventObject,
  StateMeta,
  { states: { [K in S]: Record<never, never> } },
  EdgeMeta
>;

/** A procedure that remembers the types of its facts, its context and its settings. */
export interface TypedProcedure<
  Id extends string,
  S extends string,
  F extends Facts,
  N,
  C extends object,
  X extends z.ZodType<object>,
> extends Procedure<S, FactUnion<F>, C> {
  readonly id: Id;
  readonly machine: ProcedureMachine<S, FactUnion<F>, C, z.input<X>>;
  readonly periods: { readonly [K in keyof N & string]: DeclaredPeriod };
  readonly '~types'?: {
    readonly state: S;
    readonly fact: FactUnion<F>;
    readonly given: GivenUnion<F>;
    readonly context: C;
    readonly settings: z.input<X>;
  };
}

type Types<P> = P extends { readonly '~types'?: infer T } ? NonNullable<T> : never;
type Part<P, K extends string> = Types<P> extends { readonly [N in K]: infer T } ? T : never;

/** The states of a procedure. */
export type StateOf<P> = Part<P, 'state'>;
/** The facts of a procedure, parsed; one of them by its type. */
export type FactOf<P, T extends string = string> = Extract<Part<P, 'fact'>, { readonly type: T }>;
/** The same as they arrive. */
export type GivenOf<P, T extends string = string> = Extract<Part<P, 'given'>, { readonly type: T }>;
/** The context of a procedure. */
export type ContextOf<P> = Part<P, 'context'>;
/** The settings of a procedure, as they are given. */
export type SettingsOf<P> = Part<P, 'settings'>;

/** The context of a procedure that declares none: when each fact last happened. */
export interface SmallContext<T extends string = string, I = object> {
  readonly settings: I;
  readonly at: { readonly [K in T]?: Instant };
  readonly expired: Readonly<Record<string, Instant>>;
}
