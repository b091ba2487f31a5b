import * as z from 'zod';
import { convention } from '../../law/cite.ts';
import { factSchema, publicField, words } from '../schemas.ts';
import { text } from '../text.ts';

const seq = publicField(z.int().positive()).meta({
  description: 'the number of the entry in the case',
  format: 'entry',
});
const basis = convention('entries');

const code = z
  .string()
  .regex(/^[a-z]+\/[a-z0-9-]+$/, 'the code of a rule')
  .max(80);

// Rules that a later fact breaks once the entry is right; the fact is then recorded as irregular, by this correction.
const acknowledged = z
  .array(publicField(code))
  .min(1)
  .max(20)
  .optional()
  .meta({ description: 'rules that later facts break after the correction; those facts are then irregular acts' });

/** Corrections of entries: they say what earlier facts should have been. Entries are never edited. */
export const CORRECTIONS = {
  'entry.corrected': {
    label: text('更正登记', 'entry corrected'),
    basis,
    by: ['office-head', 'system'],
    schema: factSchema('entry.corrected', {
      seq,
      data: z
        .record(z.string().max(64), z.unknown())
        .refine((data) => Object.keys(data).length > 0, 'names at least one part')
        .refine((data) => !('type' in data), 'the type of a fact is not corrected; void it and record another')
        .meta({ description: 'the parts of the fact that were wrong, with their right values' }),
      acknowledged,
      reason: words(2000),
    }),
  },
  'entry.voided': {
    label: text('作废登记', 'entry voided'),
    basis,
    by: ['office-head', 'system'],
    schema: factSchema('entry.voided', { seq, acknowledged, reason: words(2000) }),
  },
} as const;

/** The type of a correction. */
export type CorrectionType = keyof typeof CORRECTIONS;

/** Whether a type is that of a correction: a fact about another fact, for which the whole case is folded again. */
export const isCorrection = (type: unknown): type is CorrectionType =>
  typeof type === 'string' && Object.hasOwn(CORRECTIONS, type);
