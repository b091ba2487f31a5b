import { PROCEDURES } from '@gongkai/core';
import { expect, it } from 'vitest';
import { personalTexts } from './plant.ts';

/**
 * Personal texts of the facts by which people turn to an authority, listed by hand: a new one is a decision about what is
 * collected. Art. 29 of the Regulation asks a request for a name, a proof of identity (here a flag), a contact, what is
 * sought, and in which form. The rest is on the forms of the offices and may be left out: who acts for the applicant or applies
 * with them, their numbers of identity, addresses and telephone numbers, and the numbers of the letter.
 */
const COLLECTED: Readonly<Record<string, readonly string[]>> = {
  'disclosure-request request.submitted': [
    ...['address', 'authorisation', 'idNumber', 'name', 'phone'].map((part) => `agent.${part}`),
    ...['address', 'contact', 'idNumber', 'legalRepresentative', 'name', 'phone'].map((part) => `applicant.${part}`),
    'description',
    'externalNo',
    'formRequested',
    ...['address', 'idNumber', 'name', 'phone'].map((part) => `jointApplicants.*.${part}`),
    'representative',
    'trackingNo',
  ],
};

it.each(Object.entries(COLLECTED))(
  '%s asks for what the law names, and for nothing else of a person',
  (name, fields) => {
    const [id, type = ''] = name.split(' ');
    const texts = PROCEDURES.filter((one) => one.id === id).flatMap((one) => personalTexts(one, type));
    expect(texts.map((path) => path.join('.')).toSorted()).toEqual(fields);
  },
);
