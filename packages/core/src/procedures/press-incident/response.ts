import * as z from 'zod';
import { citeAll, convention, publicField, text, words } from '../../kernel/index.ts';
import { bindingClocks, hourPeriods, reachedAt } from './hours.ts';
import { form, incident } from './kit.ts';
import { both, notice61, reporting2007, rules80, yunnan } from './law.ts';
import { release } from './release.ts';
import { owesReport } from './report-hours.ts';

const { fact, rule, each } = incident;

export const beforeEvent = rule({
  code: 'rule/before-the-event',
  kind: 'invalid',
  basis: convention('U13', notice61),
  text: text('发布时间不得早于事件发生或者发现的时间', 'it is before the event and its detection'),
  bars: ({ occurredAt, detectedAt }, at) => at < Math.min(occurredAt ?? Infinity, detectedAt ?? Infinity),
});

// Five hours do not wait for disposal, and the first word does not wait for triage (INC-13).
const speaking = each(['detected', 'collected', 'triaged', 'consulted', 'disposed'], 'responded');

/** The first word, press conferences and other forms, updates, feedback, roll-ups and the close. */
export const response = incident.chapter({
  context: { releasedAt: null, conferenceAt: null, formsAt: {}, updates: 0, rollupAt: null },
  periods: hourPeriods,
  facts: {
    'information.released': fact({
      label: text('首次发布权威信息', 'first authoritative release'),
      basis: rules80,
      by: ['responder', 'spokesperson'],
      backdated: true,
      data: release,
      from: speaking,
      refuse: [beforeEvent],
      effect: (_, { at }) => ({ releasedAt: at }),
    }),
    'conference.held': fact({
      label: text('举行新闻发布会', 'press conference held'),
      basis: both,
      by: ['spokesperson', 'coordinator'],
      backdated: true,
      data: {
        speaker: publicField(z.enum(['leader', 'spokesperson'])),
        /** A press conference where it is left out. */
        form: form.optional(),
        summary: words(4000).optional(),
      },
      from: { ...speaking, responded: 'stay', evaluated: 'stay' },
      refuse: [beforeEvent],
      // Each form is itself an authoritative release where none came before it.
      effect: ({ conferenceAt, formsAt, releasedAt }, { at, form: held = 'conference' }) => ({
        releasedAt: releasedAt ?? at,
        ...(held === 'conference'
          ? { conferenceAt: conferenceAt ?? at }
          : { formsAt: { ...formsAt, [held]: Math.min(formsAt[held] ?? at, at) } }),
      }),
    }),
    'information.updated': fact({
      label: text('持续发布', 'information updated'),
      basis: both,
      by: ['responder', 'spokesperson'],
      data: release,
      from: { responded: 'stay', evaluated: 'responded' },
      effect: ({ updates }) => ({ updates: updates + 1 }),
    }),
    'effect.evaluated': fact({
      label: text('评估反馈', 'effect evaluated'),
      basis: citeAll(rules80, yunnan),
      by: ['coordinator'],
      data: { note: words(4000) },
      from: { responded: 'evaluated' },
    }),
    'rollup.submitted': fact({
      label: text('报送每周汇总', 'weekly roll-up submitted'),
      basis: yunnan,
      by: ['coordinator'],
      data: { note: words(4000).optional() },
      from: { responded: 'stay', evaluated: 'stay' },
      effect: (_, { at }) => ({ rollupAt: at }),
    }),
    'incident.closed': fact({
      label: text('办结', 'closed'),
      basis: yunnan,
      by: ['coordinator'],
      data: { note: words(2000).optional() },
      from: { evaluated: 'closed' },
      refuse: [
        {
          code: 'rule/not-triaged',
          basis: rules80,
          text: text('尚未研判,不能办结', 'it is not triaged yet, so that it is not known what is owed'),
          bars: ({ triaged }) => !triaged,
        },
        {
          code: 'rule/still-owed',
          basis: rules80,
          text: text(
            '应当发布的权威信息或者应当举行的新闻发布会尚未完成',
            'a release or press conference that the grade demands is still owed',
          ),
          bars: (context) => bindingClocks(context).some((clock) => reachedAt(context, clock) === null),
        },
        {
          code: 'rule/report-owed',
          basis: reporting2007,
          text: text('应当上报的信息尚未上报', 'a report to the level above is still owed'),
          bars: owesReport,
        },
      ],
      effect: (_, { at }) => ({ closedAt: at }),
    }),
  },
});
