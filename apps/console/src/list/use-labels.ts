import { useQueries, useQuery } from '@tanstack/react-query';
import { readProcedure, readProcedures } from '../data/reads.ts';
import type { Text } from '../data/problem.ts';

/** A value with its label. */
export interface Choice {
  readonly value: string;
  readonly label: Text;
}

const distinct = (choices: readonly Choice[]): readonly Choice[] =>
  [...new Map(choices.toReversed().map((one) => [one.value, one])).values()].toReversed();

/** What the procedures say of their states, outcomes and channels; of one of them, or of all. */
export const useLabels = (procedure?: string) => {
  const { data } = useQuery(readProcedures);
  const named = data?.procedures ?? [];
  const asked = named.filter(({ id }) => procedure === undefined || id === procedure);
  const read = useQueries({ queries: asked.map(({ id }) => readProcedure(id)) }).flatMap((one) => one.data ?? []);
  const channels = read.flatMap(({ facts }) =>
    facts
      .flatMap(({ fields }) => fields)
      .filter(({ path }) => path === 'channel')
      .flatMap(({ values }) => values ?? []),
  );
  return {
    clocks: distinct(read.flatMap(({ periods }) => periods.map(({ clock, label }) => ({ value: clock, label })))),
    procedures: named.map(({ id, label }): Choice => ({ value: id, label })),
    states: distinct(read.flatMap(({ states }) => states.map(({ id, label }) => ({ value: id, label })))),
    outcomes: distinct(read.flatMap(({ outcomes }) => outcomes.map(({ code, label }) => ({ value: code, label })))),
    tags: distinct(read.flatMap(({ tags }) => Object.entries(tags).map(([value, label]) => ({ value, label })))),
    channels: distinct(channels.map(({ value, label }) => ({ value: String(value), label }))),
  };
};

/** The label of a value; the value itself where nothing names it. */
export const labelIn = (choices: readonly Choice[], value: string, text: (both: Text) => string): string => {
  const found = choices.find((one) => one.value === value);
  return found === undefined ? value : text(found.label);
};
