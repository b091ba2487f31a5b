import { civilDate, type Instant, startOfDay } from '@gongkai/calendar';
import { cellsOf, type FormatId } from '../formats/format.ts';
import { FORMATS } from '../formats/formats.ts';
import { refused, type StatsRefusal } from '../refusal.ts';
import { checkTable, type Table } from '../tables/check-table.ts';
import type { FilledTable } from '../tables/fill-table.ts';

/** A correction of a published figure: the only way to change it. */
export interface Correction {
  readonly cell: string;
  /** The figure before and after; null is a blank. */
  readonly from: number | null;
  readonly to: number | null;
  readonly why: string;
  readonly by: string;
  readonly at: Instant;
}

/** The table of a year as published, with its corrections in order. */
export interface PublishedYear {
  readonly format: FormatId;
  readonly year: number;
  /** The agency whose table it is, with all agencies below it. */
  readonly agency: string;
  /** As published; never changed. */
  readonly cells: Readonly<Record<string, number | null>>;
  readonly missing: FilledTable['missing'];
  readonly by: string;
  readonly at: Instant;
  readonly corrections: readonly Correction[];
}

/** The agency, the publisher and the instant of a publication. */
export interface Publication {
  readonly agency: string;
  readonly by: string;
  readonly at: Instant;
}

/** The instant at which a year ends in China. */
export const endOfYear = (year: number): Instant => startOfDay(civilDate(`${String(year + 1).padStart(4, '0')}-01-01`));

/** Freezes a table. Refuses a year that is not over in China, a table without any figure, and one that breaks a compelling rule. */
export const publishYear = (
  table: FilledTable,
  { agency, by, at }: Publication,
): { readonly ok: true; readonly published: PublishedYear } | StatsRefusal => {
  const { format, year, cells, missing } = table;
  if (year >= 9999 || at < endOfYear(year)) {
    return refused(
      'year/not-closed',
      `${year}年尚未结束,不能发布年度表`,
      `The year ${year} is not over; its table cannot be published`,
    );
  }
  if (Object.values(cells).every((figure) => figure === null)) {
    return refused(
      'year/empty',
      `${year}年没有任何数字,不能发布`,
      `The table of ${year} has no figure at all; there is nothing to publish`,
    );
  }
  const [fault] = checkTable(table).filter(({ soft }) => !soft);
  if (fault !== undefined) {
    const { ruleId, at: place, stated, expected } = fault;
    const rule = place === null ? ruleId : `${ruleId} ${place}`;
    return refused(
      'year/faulty',
      `表内勾稽关系不符(${rule}):填${stated},应为${expected}`,
      `The table breaks its rule ${rule}: it says ${stated} where ${expected} follows`,
    );
  }
  return { ok: true, published: { format, year, agency, cells, missing, by, at, corrections: [] } };
};

/** The current figures: those published, with corrections applied. */
export const currentTable = ({ format, cells, missing, corrections }: PublishedYear): Table => ({
  format,
  missing,
  cells: { ...cells, ...Object.fromEntries(corrections.map(({ cell, to }) => [cell, to])) },
});

const wrongNumber = (format: FormatId, cell: string, figure: number): boolean =>
  !Number.isFinite(figure) || checkTable({ format, cells: { [cell]: figure } }).length > 0;

/**
 * Corrects a published figure. The correction names the figure that it replaces, so it is refused if another correction
 * came first. The published figures and all corrections are kept.
 */
export const correct = (
  published: PublishedYear,
  correction: Correction,
): { readonly ok: true; readonly published: PublishedYear } | StatsRefusal => {
  const { format, corrections } = published;
  const { cell, from, to, why } = correction;
  if (!cellsOf(FORMATS[format]).some(({ id }) => id === cell)) {
    return refused('correction/unknown-cell', `${format}没有“${cell}”这一格`, `The form ${format} has no cell ${cell}`);
  }
  const current = currentTable(published).cells[cell] ?? null;
  if (current !== from) {
    const [zh, en] = [current ?? '空白', current ?? 'blank'];
    return refused(
      'correction/stale',
      `该数字现为${zh},不是${from ?? '空白'}`,
      `The figure is ${en} now, not ${from ?? 'blank'}`,
    );
  }
  if (to === from) return refused('correction/no-change', '更正前后的数字相同', 'The correction changes nothing');
  if (to !== null && wrongNumber(format, cell, to)) {
    return refused('correction/wrong-number', `这一格不能填${to}`, `The cell cannot hold ${to}`);
  }
  if (why.trim() === '') return refused('correction/no-reason', '须写明更正理由', 'A correction says why');
  return { ok: true, published: { ...published, corrections: [...corrections, correction] } };
};

/** A figure that differs between a published table and the current facts and registers. */
export interface Drift {
  readonly cell: string;
  readonly published: number | null;
  readonly now: number | null;
}

/**
 * Compares a published table with a recomputed one: a case may have been reopened, a fact recorded late, or an entry
 * changed. The published table is not changed.
 */
export const findDrift = (published: PublishedYear, now: Table): readonly Drift[] => {
  const current = currentTable(published);
  return cellsOf(FORMATS[published.format]).flatMap(({ id }) => {
    const [held, fresh] = [current.cells[id] ?? null, now.cells[id] ?? null];
    return held === fresh ? [] : [{ cell: id, published: held, now: fresh }];
  });
};
