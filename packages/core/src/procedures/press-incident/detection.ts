import * as z from 'zod';
import { caseNumber, convention, instant, publicField, text, words } from '../../kernel/index.ts';
import { grade, incident } from './kit.ts';
import { both, ERL2007_FROM, ERL2024_FROM, erl2007, notice61, rules80 } from './law.ts';

const { fact, each } = incident;

/** Detection, collection, and what other incidents belong to this one. */
export const detection = incident.chapter({
  context: { subject: null, detectedAt: null, occurredAt: null, regime: null },
  facts: {
    'sentiment.detected': fact({
      label: text('监测发现', 'detected'),
      basis: both,
      by: ['monitor', 'coordinator'],
      data: {
        subject: words(500),
        /** When the event itself happened; it may be earlier than its detection. */
        occurredAt: instant.optional(),
        source: words(200).optional(),
        /** Where the grade is known at once, its hours run at once (INC-01). */
        grade: grade.optional(),
      },
      from: { new: 'detected' },
      refuse: [
        {
          code: 'rule/before-the-law',
          kind: 'invalid',
          basis: erl2007(),
          text: text(
            '《突发事件应对法》自2007年11月1日起施行,此前的事件不适用',
            'the Emergency Response Law took effect on 2007-11-01',
          ),
          bars: (_, at) => at < ERL2007_FROM,
          breaks: (_, { occurredAt }) => occurredAt !== undefined && occurredAt < ERL2007_FROM,
        },
        {
          code: 'rule/occurred-later',
          basis: convention('U13', notice61),
          text: text('事件发生时间不得晚于发现时间', 'the event cannot have happened after it was detected'),
          breaks: (_, { occurredAt, at }) => occurredAt !== undefined && occurredAt > at,
        },
      ],
      effect: (_, { at, subject, occurredAt, grade: level }) => ({
        subject,
        detectedAt: at,
        occurredAt: occurredAt ?? null,
        regime: (occurredAt ?? at) < ERL2024_FROM ? 'ERL2007' : 'ERL2024',
        grade: level ?? null,
      }),
    }),
    'sentiment.collected': fact({
      label: text('收集', 'collected'),
      basis: rules80,
      by: ['monitor', 'coordinator'],
      data: { note: words(4000) },
      // After an early first word the collecting goes on.
      from: { detected: 'collected', responded: 'stay' },
    }),
    'incident.linked': fact({
      label: text('关联舆情', 'linked to another incident'),
      basis: convention('links', rules80),
      by: ['monitor', 'coordinator'],
      data: {
        to: caseNumber,
        /** Secondary 次生: this one arose from the other; primary: the other arose from this one. */
        kind: publicField(z.enum(['secondary', 'primary', 'related'])),
        note: words(2000).optional(),
      },
      from: each(
        ['detected', 'collected', 'triaged', 'consulted', 'disposed', 'responded', 'evaluated', 'closed'],
        'stay',
      ),
    }),
  },
});
