import * as z from 'zod';
import { convention, matterField, publicField, text, words } from '../../kernel/index.ts';
import type { AboutSlice } from './context.ts';
import { r19, request } from './kit.ts';
import { agent, applicant, jointApplicants } from './persons.ts';
import { channel } from './receipt-terms.ts';
import { TOPIC_CODES } from './topics.ts';
import { WAY_IN_CODES, WAYS_IN } from './ways-in.ts';
import { partyOf, subjectOf } from './wording.ts';

/** What a request says (Art. 29), and what the desk notes of it. */
export const submitted = {
  channel,
  wayIn: publicField(z.enum(WAY_IN_CODES)).optional().meta({ description: 'how it came, where the channel says less' }),
  applicant,
  jointApplicants: jointApplicants.optional(),
  representative: words(200).optional().meta({ description: 'the one of several applicants who acts for all' }),
  agent: agent.optional(),
  description: matterField(words(4000)).optional(),
  topic: publicField(z.enum(TOPIC_CODES)).optional().meta({ description: 'issue area of the annual report' }),
  formRequested: words(200).optional(),
  electronicService: publicField(z.boolean())
    .optional()
    .meta({ description: 'the applicant chose in writing to be served electronically' }),
  feeReduction: z.boolean().optional().meta({ description: 'the applicant wishes the fee to be reduced or waived' }),
  trackingNo: words(60).optional().meta({ description: 'of the letter in which it came' }),
  externalNo: words(100).optional().meta({ description: 'its number in the system from which it came' }),
};

type Submitted = Readonly<z.core.$InferObjectOutput<typeof submitted, Record<never, never>>> & { readonly at: number };

/** The way in belongs to the channel. */
export const wayInFits = request.rule<Submitted>({
  code: 'rule/way-in-of-other-channel',
  basis: convention('channels', r19(29)),
  text: text(
    '来件方式与申请渠道不一致:每一来件方式归属条例规定的一种渠道',
    'the way in belongs to another channel: each way comes under one of those that the Regulation knows',
  ),
  breaks: (_, { wayIn, channel: by }) => wayIn !== undefined && WAYS_IN[wayIn].channel !== by,
});

/** What lists show of a request, and what it chose. */
export const aboutOf = (given: Submitted): Omit<AboutSlice, 'suppliedLate'> => {
  const { applicant: by, jointApplicants: others, description, topic = null, electronicService = false } = given;
  return {
    subject: description === undefined ? null : subjectOf(description),
    party: partyOf(by.name, others),
    topic,
    electronicChosen: electronicService,
  };
};
