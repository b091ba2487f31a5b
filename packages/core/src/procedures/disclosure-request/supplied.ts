import { matterField, words } from '../../kernel/index.ts';
import type { AboutSlice, RequestContext } from './context.ts';
import { type Given, stillMissing } from './missing.ts';
import { suppliedApplicant } from './persons.ts';
import { partyOf, subjectOf } from './wording.ts';

/** What a correction says. Its text stands for the description from then on; both stay in the history. */
export const suppliedData = {
  text: matterField(words(4000)).optional().meta({ description: 'the request as it is corrected' }),
  applicant: suppliedApplicant.optional().meta({ description: 'what was missing of the applicant (Art. 29)' }),
};

interface Supplied extends Pick<Given, 'applicant'> {
  readonly text?: string | undefined;
}

type Change = NonNullable<AboutSlice['suppliedLate']>;

/** What a correction changes of what lists show, and of what is missing; nothing where it says nothing. */
export const suppliedBy = ({ missing }: RequestContext, { text: corrected, applicant }: Supplied): Change => ({
  ...(corrected === undefined ? {} : { subject: subjectOf(corrected) }),
  ...(applicant?.name === undefined ? {} : { party: partyOf(applicant.name) }),
  ...(corrected === undefined && applicant === undefined
    ? {}
    : { missing: stillMissing({ description: corrected, applicant }, missing) }),
});
