import * as z from 'zod';
import { partyField, publicField, words } from '../../kernel/index.ts';
import { isCreditCode, isResidentNumber } from './id-numbers.ts';
import { applicantKind } from './receipt-terms.ts';

const idKind = publicField(z.enum(['resident', 'credit-code', 'passport', 'other'])).meta({
  description: 'what the number is of: by default that of a resident for a person, the credit code for an organisation',
});

/** How a person can be distinguished and reached. The number stays in the case: no list, message or figure has it. */
const person = {
  idKind: idKind.optional(),
  idNumber: words(50).optional().meta({ description: 'checked by its last character where its kind has one' }),
  address: words(500).optional(),
  phone: words(50).optional(),
};

const CHECKED: Readonly<Record<string, (number: string) => boolean>> = {
  resident: isResidentNumber,
  'credit-code': isCreditCode,
};

interface Numbered {
  readonly kind?: z.output<typeof applicantKind> | undefined;
  readonly idKind?: z.output<typeof idKind> | undefined;
  readonly idNumber?: string | undefined;
}

const numberFits = (given: Numbered, context: z.core.$RefinementCtx): void => {
  const { kind = 'natural', idNumber, idKind: of = kind === 'natural' ? 'resident' : 'credit-code' } = given;
  if (idNumber === undefined || (CHECKED[of]?.(idNumber) ?? true)) return;
  context.addIssue({
    code: 'custom',
    path: ['idNumber'],
    message: `is not a number of the kind ${of}: compare it again`,
  });
};

/** What a request says of its applicant; Art. 29 asks for name, proof of identity and contact, and for no more. */
export const applicant = partyField(
  z
    .strictObject({
      kind: applicantKind,
      name: words(200).optional(),
      identityProof: z.boolean().optional(),
      contact: words(200).optional(),
      legalRepresentative: words(200).optional().meta({ description: 'of an organisation' }),
      ...person,
    })
    .superRefine(numberFits),
);

/** Those who apply together with the applicant. */
export const jointApplicants = z
  .array(partyField(z.strictObject({ name: words(200), ...person }).superRefine(numberFits)))
  .min(1)
  .max(100);

/** Who acts for the applicant. */
export const agent = z
  .strictObject({
    name: words(200),
    authorisation: words(500).optional().meta({ description: 'what the authorisation covers, and until when' }),
    ...person,
  })
  .superRefine(numberFits);

/** What of the applicant a correction supplies. */
export const suppliedApplicant = partyField(
  z
    .strictObject({
      name: words(200).optional(),
      identityProof: z.boolean().optional(),
      contact: words(200).optional(),
      ...person,
    })
    .superRefine(numberFits),
);
