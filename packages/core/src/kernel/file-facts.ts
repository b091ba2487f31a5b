import * as z from 'zod';
import { type Citation, convention } from '../law/cite.ts';
import { type Actor, needsDuty } from './duties.ts';
import { refusal, type Refusal } from './errors.ts';
import { factSchema, publicField, words } from './schemas.ts';
import { text, type Text } from './text.ts';

/** A fact of the file: declared once for every procedure, admitted in every state, and never moving the machine. */
export interface FileFact {
  readonly label: Text;
  readonly basis: Citation;
  readonly by: readonly string[];
  readonly schema: z.ZodType;
}

const seq = publicField(z.int().positive()).meta({ description: 'the number of the entry in the case' });
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

/** What every case has apart from its procedure: corrections of entries. Entries are never edited. */
export const FILE_FACTS = {
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
} as const satisfies Record<string, FileFact>;

/** The type of a fact of the file. */
export type FileFactType = keyof typeof FILE_FACTS;

/** The refusal of a fact of the file for an actor without its duties; null where the actor has one. */
export const fileDutyRefusal = (type: FileFactType, { duties }: Actor): Refusal | null => {
  const { by, basis: ground } = FILE_FACTS[type];
  if (duties.some((duty) => by.some((one) => one === duty))) return null;
  const issues = [{ path: 'type', message: needsDuty(by) }];
  return refusal('actor/forbidden', { basis: ground, issues });
};

/** Whether a type is that of a fact of the file. */
export const isFileFact = (type: unknown): type is FileFactType =>
  typeof type === 'string' && Object.hasOwn(FILE_FACTS, type);
