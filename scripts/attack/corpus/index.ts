import { BODIES } from './bodies.ts';
import { DOCUMENTS } from './documents.ts';
import { PDFS } from './pdfs.ts';
import { TEXTS } from './texts.ts';
import type { Attack } from './upload.ts';
import { WORKBOOKS } from './workbooks.ts';

/** Every hostile request. */
export const CORPUS: readonly Attack[] = [...BODIES, ...WORKBOOKS, ...DOCUMENTS, ...TEXTS, ...PDFS];
