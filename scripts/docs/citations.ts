import { instantOf } from '@gongkai/calendar';
import type { AnyProcedure, Citation, InstrumentId } from '@gongkai/core';
import { articleNumeral, PROCEDURES } from '@gongkai/core';
import { rulesIn } from './rules-in.ts';

/** A part of a procedure that has a legal basis. */
export interface Use {
  readonly what: string;
  readonly citation: Citation;
}

// A case of 2018, for the provisions that applied then.
const OLDER = instantOf('2018-06-01T00:00:00+08:00');

/** Returns the provision that applies to a fact in a case of 2018, if it differs from the declared one. */
export const olderBasis = (procedure: AnyProcedure, basis: Citation | null, type: string): Citation | null => {
  if (basis === null || procedure.governing === undefined) return null;
  const found = procedure.governing(basis, procedure.initial({}), { type, at: OLDER });
  return found.text === basis.text ? null : found;
};

const usesIn = (procedure: AnyProcedure): readonly Use[] => {
  const { id, periods, legalBasis, outcomes, labels } = procedure;
  const names = new Map(Object.entries(labels.facts));
  return [
    ...Object.entries(periods).map(([name, one]) => ({
      what: `\`${id}\` period \`${name}\` ${one.label.zh}`,
      citation: one.basis,
    })),
    ...Object.entries(legalBasis).map(([type, citation]) => ({
      what: `\`${id}\` fact \`${type}\` ${names.get(type)?.zh ?? ''}`,
      citation,
    })),
    ...rulesIn(procedure).map(({ type, rule: { code, basis } }) => ({
      what: `\`${id}\` rule \`${code}\` of \`${type}\``,
      citation: basis,
    })),
    ...Object.entries(outcomes).flatMap(([code, { label, basis }]) =>
      basis === null ? [] : [{ what: `\`${id}\` outcome \`${code}\` ${label.zh}`, citation: basis }],
    ),
  ];
};

const olderUses = (procedure: AnyProcedure): readonly Use[] => {
  const { id, legalBasis } = procedure;
  const found = (what: string, basis: Citation, type: string): readonly Use[] => {
    const citation = olderBasis(procedure, basis, type);
    return citation === null ? [] : [{ what: `${what}, in a case of 2018`, citation }];
  };
  return [
    ...Object.entries(legalBasis).flatMap(([type, basis]) => found(`\`${id}\` fact \`${type}\``, basis, type)),
    ...rulesIn(procedure).flatMap(({ type, rule: { code, basis } }) =>
      found(`\`${id}\` rule \`${code}\` of \`${type}\``, basis, type),
    ),
  ];
};

/** Returns every part of every procedure that has a legal basis. */
export const allUses = (): readonly Use[] => PROCEDURES.flatMap((one) => [...usesIn(one), ...olderUses(one)]);

/** A place in one instrument; `together` and `chosen` citations have several, or none. */
export interface Place {
  readonly instrument: InstrumentId;
  readonly heading: string;
}

/** Returns the heading of an article on the page of its instrument; that of the whole text where no article is named. */
export const headingOf = ({ article }: Pick<Citation, 'article'>): string =>
  article === null ? '全文' : `第${articleNumeral(article)}条`;

/** Returns every place that a citation names, each of several consecutive articles included. */
export const placesOf = (citation: Citation): readonly Place[] => {
  const { instrument, article, through, also } = citation;
  const count = article === null || through === null ? 1 : through - article + 1;
  const own =
    instrument === null
      ? []
      : Array.from({ length: count }, (_, index) => ({
          instrument,
          heading: headingOf({ article: article === null ? null : article + index }),
        }));
  return [...own, ...also.flatMap(placesOf)];
};

/** Returns the address of a place, relative to `docs/`. */
export const addressOf = ({ instrument, heading }: Place): string => `law/${instrument}.md#${heading}`;
