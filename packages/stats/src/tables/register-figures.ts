import { type Cell, cellsOf, type Format } from '../formats/format.ts';
import type { Entry } from '../registers/entry.ts';
import type { RegisterId } from '../registers/registers.ts';
import { sumOfFigures } from '../tally/amount.ts';

/** A cell that some agency of those in view has left blank. */
export interface Missing {
  readonly cell: string;
  readonly register: RegisterId;
  /** The agencies without a figure, in order; none where no agency at all is in view. */
  readonly agencies: readonly string[];
}

/** Where the figure of a filled cell comes from. */
export interface Origin {
  /** `typed` where officers typed in every entry of it; `derived` where it is the sum of other cells. */
  readonly from: 'facts' | 'register' | 'typed' | 'derived' | 'blank';
  readonly register: RegisterId | null;
  /** The entries that stand: who entered what, and when. */
  readonly entries: readonly Entry[];
  /** The cells whose sum stands in for agencies that gave no figure of their own. */
  readonly cells: readonly string[];
}

/** The figure of a cell that a register feeds. */
export interface RegisterFigure {
  /** Null where no agency has filled it; the sum of those that have where some have not. */
  readonly figure: number | null;
  readonly origin: Origin;
  readonly missing: Missing | null;
}

type Standing = ReadonlyMap<RegisterId, ReadonlyMap<string, Entry>>;

/** The last entry of each register and agency for a year. */
export const standingEntries = (entries: Iterable<Entry>, year: number): Standing => {
  const standing = new Map<RegisterId, Map<string, Entry>>();
  for (const entry of entries) {
    if (entry.year !== year) continue;
    const byAgency = standing.get(entry.register) ?? new Map<string, Entry>();
    standing.set(entry.register, byAgency.set(entry.agency, entry));
  }
  return standing;
};

const originOf = (register: RegisterId, entries: readonly Entry[], cells: readonly string[]): Origin => {
  const own = entries.every(({ origin }) => origin === 'typed') ? 'typed' : 'register';
  const from = entries.length > 0 ? own : cells.length > 0 ? 'derived' : 'blank';
  return { from, register, entries, cells };
};

/** Fills cells from registers: for each agency its own figure, else the sum of its parts where none is blank. */
export const registerFigures = (format: Format, standing: Standing, agencies: readonly string[]) => {
  const registerOf = new Map<string, RegisterId>();
  for (const { id, source } of cellsOf(format)) if (source.from === 'register') registerOf.set(id, source.register);

  const valueOf = (register: RegisterId | undefined, agency: string): number | null =>
    (register === undefined ? undefined : standing.get(register)?.get(agency)?.value) ?? null;

  const sumOfParts = (parts: readonly string[], agency: string): number | null => {
    const values = parts.map((part) => valueOf(registerOf.get(part), agency)).filter((value) => value !== null);
    return parts.length === 0 || values.length < parts.length ? null : values.reduce(sumOfFigures, 0);
  };

  return ({ id: cell }: Cell, register: RegisterId, sumOf: readonly string[]): RegisterFigure => {
    const held = standing.get(register);
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
