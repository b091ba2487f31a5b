import * as z from 'zod';
import { day, words } from '../kernel/schemas.ts';

/** The identifier of an agency, of a procedure, or of a register. */
export const shortName = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'lower-case letters, digits and dashes');

/** An agency in a list that is put: its name, level and place, the day from which they hold, and its local days. */
export const agencyInput = z.strictObject({
  id: shortName,
  name: words(100),
  level: words(40),
  parent: shortName.nullable(),
  from: day.optional(),
  ended: z.boolean().optional(),
  /** Regions that ship, by name, or days; null: those of the agency above it; absent: as they are. */
  overlays: z.array(z.unknown()).max(10).nullish(),
});

/** A list of agencies. */
export const agencyList = z.strictObject({ agencies: z.array(agencyInput).min(1).max(5000) });
