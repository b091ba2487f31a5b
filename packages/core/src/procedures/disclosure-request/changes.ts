import * as z from 'zod';
import { convention, matterField, publicField, text, words } from '../../kernel/index.ts';
import { r19, request } from './kit.ts';
import { subjectOf } from './wording.ts';

const { fact, each } = request;

/** The applicant changes the request of their own accord: no provision speaks of it. */
export const changes = request.chapter({
  facts: {
    'request.changed': fact({
      label: text('变更申请内容', 'request changed'),
      basis: convention('changed', r19(29)),
      by: ['applicant', 'registrar', 'handler'],
      data: {
        kind: publicField(z.enum(['narrowed', 'widened', 'reworded'])),
        text: matterField(words(4000)).meta({ description: 'the request as it is now' }),
        note: words(2000).optional(),
      },
      from: {
        ...each(
          [
            'awaiting-signature',
            'awaiting-confirmation',
            'received',
            'registered',
            'correcting',
            'processing',
            'giving-reasons',
            'awaiting-fee',
          ],
          'stay',
        ),
        // A draft answers what was asked before.
        ...each(['drafted', 'cleared', 'countersigned'], 'processing'),
      },
      effect: ({ draft, missing }, { text: changed }) => ({
        subject: subjectOf(changed),
        missing: missing.filter((one) => one !== 'description'),
        ...(draft === null ? {} : { draft: null, grounds: [], cleared: false }),
      }),
    }),
  },
});
