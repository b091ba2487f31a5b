import * as z from 'zod';
import { publicField } from '../../kernel/index.ts';

/** How a request came in (Art. 29); the two kinds of post differ in their date of receipt (Art. 31). */
export const channel = publicField(z.enum(['in-person', 'oral', 'mail-signed', 'mail-ordinary', 'internet', 'fax']));

/** Applicant kinds: the columns of table 3 of the annual report. */
export const applicantKind = publicField(
  z.enum(['natural', 'commercial', 'research', 'public-welfare', 'legal-service', 'other']),
);
