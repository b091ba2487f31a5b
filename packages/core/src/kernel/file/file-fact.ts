import type { Instant } from '@gongkai/calendar';
import type * as z from 'zod';
import { type Citation, convention } from '../../law/cite.ts';
import type { CaseFile } from './case-file.ts';
import type { Duty } from '../duties.ts';
import type { ErrorCode } from '../errors.ts';
import { factSchema } from '../schemas.ts';
import type { Text } from '../text.ts';

/** Who records a fact of the file. */
export interface Recorder {
  readonly person: string;
  readonly unit?: string | undefined;
  /** How many entries the case has. */
  readonly entries: number;
  /** Facts of the procedure that one person may not both record. */
  readonly apart: readonly string[];
}

/** Why a fact of the file is refused: a code, and the place in the fact. */
export interface FileRefusal {
  readonly code: ErrorCode;
  readonly path: string;
  readonly message: string;
}

type Data<D extends z.ZodRawShape> = { readonly at: Instant } & z.core.$InferObjectOutput<D, Record<never, never>>;

interface Spec<D extends z.ZodRawShape> {
  readonly label: Text;
  /** Duties that may record it; `handling` for every duty that handles cases of the procedure. */
  readonly by: readonly Duty[] | 'handling';
  readonly data: D;
  /** Whether the case and its recorder alone bar it, whatever its data. */
  readonly bars?: (file: CaseFile, recorder: Recorder) => FileRefusal | null;
  readonly refuse?: (file: CaseFile, fact: Data<D>, recorder: Recorder) => FileRefusal | null;
  readonly effect?: (file: CaseFile, fact: Data<D>, recorder: Recorder) => CaseFile;
  readonly stays?: FileFact['stays'];
  readonly openOnly?: true;
}

/** A fact of the file: declared once for every procedure, admitted in every state, and never moving the machine. */
export interface FileFact {
  readonly label: Text;
  readonly basis: Citation;
  readonly by: readonly string[] | 'handling';
  readonly schema: z.ZodType;
  readonly bars: (file: CaseFile, recorder: Recorder) => FileRefusal | null;
  readonly refuse: (file: CaseFile, fact: never, recorder: Recorder) => FileRefusal | null;
  readonly effect: (file: CaseFile, fact: never, recorder: Recorder) => CaseFile;
  /** Whether its data are not corrected, or the fact is not voided either: others rely on what it was checked against. */
  readonly stays: 'data' | 'whole' | null;
  /** Whether it is refused on a case that is closed: of most facts, a file stays open for longer than its case. */
  readonly openOnly: boolean;
}

/** How an office keeps its files is its own affair: no provision says it. */
const basis = convention('file');

/** Declares a fact of the file. */
export const fileFact = <const T extends string, D extends z.ZodRawShape>(type: T, spec: Spec<D>): FileFact => ({
  label: spec.label,
  basis,
  by: spec.by,
  schema: factSchema(type, spec.data),
  bars: spec.bars ?? (() => null),
  refuse: spec.refuse ?? (() => null),
  effect: spec.effect ?? ((file) => file),
  stays: spec.stays ?? null,
  openOnly: spec.openOnly ?? false,
});
