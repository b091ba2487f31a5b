import { PROCEDURES } from '@gongkai/core';
import { expect, it } from 'vitest';
import { personalTexts } from './plant.ts';

/**
 * Personal texts of the facts by which people turn to an authority, listed by hand: a new one is a decision about what is
 * collected. Art. 29 of the Regulation asks a request for a name, a proof of identity (here a flag), a contact, what is
 * sought, and in which form.
 */
const COLLECTED: Readonly<Record<string, readonly string[]>> = {
  'disclosure-request request.submitted': ['applicant.contact', 'applicant.name', 'description', 'formRequested'],
};

it.each(Object.entries(COLLECTED))(
  '%s asks for what the law names, and for nothing else of a person',
  (name, fields) => {
    const [id, type = ''] = name.split(' ');
    const texts = PROCEDURES.filter((one) => one.id === id).flatMap((one) => personalTexts(one, type));
    expect(texts.map((path) => path.join('.')).toSorted()).toEqual(fields);
  },
);
