import type { Instant } from '@gongkai/calendar';
import type { CaseState } from './case-state.ts';
import type { LinkKind } from './file/links.ts';
import { isRecord } from './is-record.ts';
import type { Suggestion } from './suggestion.ts';

/** A case that is linked with another one, as far as the suggestions of that one look at it. */
export interface LinkedCase {
  readonly number: string;
  readonly procedure: string;
  readonly state: string;
  readonly context: Readonly<Record<string, unknown>>;
  /** When each fact that a period names, or that counts, last happened. */
  readonly at: Readonly<Record<string, Instant | undefined>>;
}

/** What a case calls for since another one, linked with it, reached a state. */
export interface WhenLinked<C = never> {
  readonly kind: LinkKind;
  /** Whether this case names the other one, or is named by it. */
  readonly names: 'the-other' | 'this-one';
  /** Procedures of the other case. */
  readonly procedures: readonly string[];
  readonly suggest: (context: C, other: LinkedCase) => readonly Suggestion[];
}

/** A link of a case, with the case at its other end. */
export interface Linked {
  readonly kind: string;
  readonly names: WhenLinked['names'];
  readonly other: LinkedCase;
}

/** A stored case as the other end of a link. */
export const linkedCase = (
  { number, procedure }: Pick<LinkedCase, 'number' | 'procedure'>,
  { value, context }: Pick<CaseState, 'value' | 'context'>,
): LinkedCase => {
  const parts: Readonly<Record<string, unknown>> = isRecord(context) ? context : {};
  const { at } = parts;
  return { number, procedure, state: value, context: parts, at: isRecord(at) ? (at as LinkedCase['at']) : {} };
};

/** What a case calls for because of the cases that it is linked with, each with the number of the other case. */
export const linkedSuggestions = (
  { whenLinked }: { readonly whenLinked: readonly WhenLinked[] },
  { context }: Pick<CaseState, 'context'>,
  links: readonly Linked[],
): readonly (Suggestion & { readonly from: string })[] =>
  links.flatMap(({ kind, names, other }) =>
    whenLinked
      .filter((one) => one.kind === kind && one.names === names && one.procedures.includes(other.procedure))
      // The context is one that the same procedure made.
      .flatMap((one) => one.suggest(context as never, other))
      .map((one) => ({ ...one, from: other.number })),
  );
