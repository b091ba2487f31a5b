import { cellsOf, type Format, type FormCell } from '../formats/format.ts';
import type { Entry } from '../registers/entry.ts';
import type { RegisterId } from '../registers/registers.ts';
import { sumOfFigures } from '../tally/amount.ts';

/** A cell that is blank for some requested agency. */
export interface MissingFigure {
  readonly cell: string;
  readonly register: RegisterId;
  /** The agencies without a figure, in order; empty if no agency was requested. */
  readonly agencies: readonly string[];
}

/** The origin of the figure of a cell. */
export interface FigureOrigin {
  /** `typed` if officers typed in every entry; `derived` if it is the sum of other cells. */
  readonly from: 'facts' | 'register' | 'typed' | 'derived' | 'blank';
  readonly register: RegisterId | null;
  /** The current entries: who entered what, and when. */
  readonly entries: readonly Entry[];
  /** The cells whose sum is used for agencies without a figure of their own. */
  readonly cells: readonly string[];
}

/** The figure of a cell that a register feeds. */
export interface RegisterFigure {
  /** Null if no agency has filled it; else the sum of the agencies that have. */
  readonly figure: number | null;
  readonly origin: FigureOrigin;
  readonly missing: MissingFigure | null;
}

type CurrentEntries = ReadonlyMap<RegisterId, ReadonlyMap<string, Entry>>;

/** The last entry of each register and agency for a year. */
export const currentEntries = (entries: Iterable<Entry>, year: number): CurrentEntries => {
  const current = new Map<RegisterId, Map<string, Entry>>();
  for (const entry of entries) {
    if (entry.year !== year) continue;
    const byAgency = current.get(entry.register) ?? new Map<string, Entry>();
    current.set(entry.register, byAgency.set(entry.agency, entry));
  }
  return current;
};

const originOf = (register: RegisterId, entries: readonly Entry[], cells: readonly string[]): FigureOrigin => {
  const own = entries.every(({ origin }) => origin === 'typed') ? 'typed' : 'register';
  const from = entries.length > 0 ? own : cells.length > 0 ? 'derived' : 'blank';
  return { from, register, entries, cells };
};

/** Fills cells from registers: for each agency its own figure, else the sum of its parts if none is blank. */
export const registerFigures = (format: Format, current: CurrentEntries, agencies: readonly string[]) => {
  const registerOf = new Map<string, RegisterId>();
  for (const { id, source } of cellsOf(format)) if (source.from === 'register') registerOf.set(id, source.register);

  const valueOf = (register: RegisterId | undefined, agency: string): number | null =>
    (register === undefined ? undefined : current.get(register)?.get(agency)?.value) ?? null;

  const sumOfParts = (parts: readonly string[], agency: string): number | null => {
    const values = parts.map((part) => valueOf(registerOf.get(part), agency)).filter((value) => value !== null);
    return parts.length === 0 || values.length < parts.length ? null : values.reduce(sumOfFigures, 0);
  };

  return ({ id: cell }: FormCell, register: RegisterId, sumOf: readonly string[]): RegisterFigure => {
    const held = current.get(register);
    let figure: number | null = null;
    let derived = false;
    const entries: Entry[] = [];
    const blank: string[] = [];
    for (const agency of agencies) {
      const entry = held?.get(agency);
      const own = entry?.value ?? null;
      const value = own ?? sumOfParts(sumOf, agency);
      if (value === null) {
        blank.push(agency);
        continue;
      }
      if (entry !== undefined && own !== null) entries.push(entry);
      else derived = true;
      figure = sumOfFigures(figure ?? 0, value);
    }
    const missing = figure === null || blank.length > 0 ? { cell, register, agencies: blank } : null;
    return { figure, origin: originOf(register, entries, derived ? sumOf : []), missing };
  };
};
