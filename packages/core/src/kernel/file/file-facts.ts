import { CORRECTIONS, isCorrection } from './corrections.ts';
import { ATTACHING } from './attaching.ts';
import { EXEMPTING } from './exempting.ts';
import type { FileFact } from './file-fact.ts';
import { HOLDING } from './holding.ts';
import { LINKING } from './linking.ts';
import { NOTING } from './noting.ts';
import { SUPERVISING } from './supervising.ts';
import { QUESTIONING } from './questioning.ts';
import { TRANSFERRING } from './transferring.ts';

/** What the file of every case may hold beside its procedure. */
export const OFFICE_FACTS = {
  ...HOLDING,
  ...NOTING,
  ...ATTACHING,
  ...LINKING,
  ...TRANSFERRING,
  ...EXEMPTING,
  ...SUPERVISING,
  ...QUESTIONING,
} satisfies Record<string, FileFact>;

/** Every fact that is declared for all procedures: the file, and corrections of entries. */
export const FILE_FACTS = { ...OFFICE_FACTS, ...CORRECTIONS };

/** The type of a fact of the file. */
export type FileFactType = keyof typeof FILE_FACTS;

/** Whether a type is declared for all procedures. */
export const isFileFact = (type: unknown): type is FileFactType =>
  typeof type === 'string' && Object.hasOwn(FILE_FACTS, type);

/** Whether a type is one of the file itself, and no correction. */
export const isOfficeFact = (type: unknown): type is keyof typeof OFFICE_FACTS =>
  isFileFact(type) && !isCorrection(type);
