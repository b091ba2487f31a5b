import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../data/api.ts';
import type { YearSearch } from './year-search.ts';
import { without } from '../parts/without.ts';

/** Which table: the form, the year, the agency with or without those below it. */
export interface TableKey {
  readonly format: string;
  readonly year: number;
  readonly agency?: string;
  readonly own?: boolean;
}

const FOREVER = { staleTime: Infinity } as const;

/** The agency of a request, as the server takes it. */
export const viewOf = ({ agency, own }: Pick<YearSearch, 'agency' | 'own'>) => ({
  ...(agency === undefined ? {} : { agency }),
  ...(own === true ? { own: 'true' as const } : {}),
});

const paramOf = ({ format, year }: TableKey) => ({ format, year: String(year) });

/** The forms, the newest first. */
export const readForms = queryOptions({
  queryKey: ['forms'],
  queryFn: () => answerOf(api.tables.$get()),
  ...FOREVER,
});

/** A form as it is printed, with its rules. */
export const readForm = (format: string) =>
  queryOptions({
    queryKey: ['form', format],
    queryFn: () => answerOf(api.tables[':format'].$get({ param: { format } })),
    ...FOREVER,
  });

/** The figures of a year as they are now. */
export const readTable = (key: TableKey) =>
  queryOptions({
    queryKey: ['table', key],
    queryFn: () => answerOf(api.tables[':format'][':year'].$get({ param: paramOf(key), query: viewOf(key) })),
  });

/** The published table of a year, which is that of the agency with all below it; null where it is not published. */
export const readPublication = (key: TableKey, isPublished: boolean) =>
  queryOptions({
    queryKey: ['publication', without(key, 'own'), isPublished],
    queryFn: () =>
      isPublished
        ? answerOf(
            api.tables[':format'][':year'].publication.$get({
              param: paramOf(key),
              query: viewOf(without(key, 'own')),
            }),
          )
        : null,
  });

/** A page of the cases that make up a cell. */
export const readCellCases = (key: TableKey, cell: string, after: string) =>
  answerOf(
    api.tables[':format'][':year'].cases.$get({
      param: paramOf(key),
      query: { ...viewOf(key), cell, ...(after === '' ? {} : { after }), limit: '50' },
    }),
  );

/** The registers of the forms, with their units. */
export const readRegisters = queryOptions({
  queryKey: ['registers'],
  queryFn: () => answerOf(api.registers.$get()),
  ...FOREVER,
});

/** What units have entered for a year. */
export const readEntries = ({ year, agency, own }: Omit<TableKey, 'format'>) =>
  queryOptions({
    queryKey: ['entries', year, agency, own],
    queryFn: () =>
      answerOf(
        api.registers[':year'].$get({
          param: { year: String(year) },
          query: viewOf({ ...(agency === undefined ? {} : { agency }), ...(own === undefined ? {} : { own }) }),
        }),
      ),
  });

/** How requests were kept in time, by month. */
export const readTimeliness = ({ year, agency, own }: Omit<TableKey, 'format'>) =>
  queryOptions({
    queryKey: ['timeliness', year, agency, own],
    queryFn: () =>
      answerOf(
        api.timeliness[':year'].$get({
          param: { year: String(year) },
          query: viewOf({ ...(agency === undefined ? {} : { agency }), ...(own === undefined ? {} : { own }) }),
        }),
      ),
  });

/** The agencies of the region. */
export const readAgencies = queryOptions({
  queryKey: ['agencies'],
  queryFn: () => answerOf(api.agencies.$get({ query: {} })),
  staleTime: 600_000,
});

type ReadBy<Q extends { readonly queryFn?: unknown }> =
  NonNullable<Q['queryFn']> extends (...given: never[]) => infer Answer ? Awaited<Answer> : never;

/** A form. */
export type Form = ReadBy<ReturnType<typeof readForm>>;
/** A table of a form. */
export type FormTable = Form['tables'][number];
/** A block of a table. */
export type FormBlock = FormTable['blocks'][number];
/** The figures of a form in a year. */
export type YearTable = ReadBy<ReturnType<typeof readTable>>;
/** A figure. */
export type Cell = YearTable['cells'][number];
/** A published table. */
export type Publication = NonNullable<ReadBy<ReturnType<typeof readPublication>>>;
/** What a unit entered. */
export type Entry = ReadBy<ReturnType<typeof readEntries>>['entries'][number];
/** Timeliness of a year. */
export type Timeliness = ReadBy<ReturnType<typeof readTimeliness>>;
/** An agency of the region. */
export type Agency = ReadBy<typeof readAgencies>['agencies'][number];
