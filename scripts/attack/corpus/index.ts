import { ATTACHMENTS } from './attachments.ts';
import { BODIES } from './bodies.ts';
import { DOCUMENTS } from './documents.ts';
import { FILES } from './files.ts';
import { PDFS } from './pdfs.ts';
import { TEXTS } from './texts.ts';
import type { Attack } from './upload.ts';
import { WORKBOOKS } from './workbooks.ts';

/** Every hostile request. */
export const CORPUS: readonly Attack[] = [
  ...FILES,
  ...BODIES,
  ...WORKBOOKS,
  ...DOCUMENTS,
  ...TEXTS,
  ...PDFS,
  ...ATTACHMENTS,
];
