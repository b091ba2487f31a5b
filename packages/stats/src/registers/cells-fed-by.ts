import { cellsOf, type FormatId } from '../formats/format.ts';
import { FORMATS } from '../formats/formats.ts';
import type { RegisterId } from './registers.ts';

/** A cell of a form that a register feeds. */
export interface FedCell {
  readonly format: FormatId;
  readonly cell: string;
}

/**
 * The cells that a register feeds, form by form.
 * @example
 * cellsFedBy('regulations-in-force') // => [{ format: 'AR2021', cell: 'regulations/inForce' }]
 */
export const cellsFedBy = (register: RegisterId): readonly FedCell[] =>
  Object.values(FORMATS).flatMap((format) =>
    cellsOf(format)
      .filter(({ source }) => source.from === 'register' && source.register === register)
      .map(({ id }) => ({ format: format.id, cell: id })),
  );
