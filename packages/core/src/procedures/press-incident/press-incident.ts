import type { Instant } from '@gongkai/calendar';
import { civilDate, startOfDay } from '@gongkai/calendar';
import * as z from 'zod';
import type { Citation } from '../../kernel/index.ts';
import { cite, citeAll, convention, instant, INSTRUMENTS, text, words } from '../../kernel/index.ts';
import { INCIDENT_INDICATORS, incidentFigures } from './figures.ts';
import type { Category, Grade, IncidentContext } from './hours.ts';
import { bindingClocks, category, dueAt, grade, hourPeriods, incident, reachedAt } from './hours.ts';

const { fact, rule, each } = incident;

const rules80 = cite('implementing-rules-2016-80');
const notice61 = cite('response-2016-61');
const yunnan = cite('yunnan-report-2018');
const erl2007 = (article?: number): Citation => cite('emergency-response-law-2007', article);

/** The provision on detection by the law of the day of the event: both texts have the kinds and grades in Art. 3. */
const governing = (basis: Citation, { regime }: IncidentContext): Citation =>
  regime === 'ERL2024' && basis.instrument === 'emergency-response-law-2007' && basis.article !== null
    ? cite('emergency-response-law-2024', basis.article)
    : basis;

const firstInstantOf = (day: string): Instant => startOfDay(civilDate(day));
const FIRST_INSTANT = firstInstantOf(INSTRUMENTS['emergency-response-law-2007'].from);
const ERL2024_FROM = firstInstantOf(INSTRUMENTS['emergency-response-law-2024'].from);

/** Matters that must be answered (61号), 80号's collected ones included under the nearest. */
const priority = z.enum(['misread-policy', 'vital-interest', 'moral-bottom-line', 'emergency', 'ordered', 'other']);

/** Ways in which an authority speaks. */
const way = z.enum(['statement', 'press-conference', 'briefing', 'interview', 'weibo', 'wechat', 'app', 'website']);

/** A new grade: clocks that no longer bind, and are not met, are kept on record with the due instant they had. */
const graded = (context: IncidentContext, after: Pick<IncidentContext, 'category' | 'grade'>, at: Instant) => {
  const binding = bindingClocks({ ...context, ...after });
  const replaced = bindingClocks(context)
    .filter((clock) => !binding.includes(clock))
    .flatMap((clock) => {
      const due = dueAt(context, clock);
      return due === null ? [] : [{ clock, dueAt: due, replacedAt: at }];
    });
  return { ...after, replaced: [...context.replaced, ...replaced] };
};

const gradeMissing = (context: IncidentContext, given: { category?: Category; grade?: Grade }): boolean =>
  (given.category ?? context.category) !== 'social-security' && given.grade === undefined;

const beforeEvent = rule({
  code: 'rule/before-the-event',
  kind: 'invalid',
  basis: convention('U13', notice61),
  text: text('发布时间不得早于事件发生或者发现的时间', 'it is before the event and its detection'),
  bars: ({ occurredAt, detectedAt }, at) => at < Math.min(occurredAt ?? Infinity, detectedAt ?? Infinity),
});

const detection = {
  'sentiment.detected': fact({
    label: text('监测发现', 'detected'),
    basis: citeAll(notice61, rules80),
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
        bars: (_, at) => at < FIRST_INSTANT,
        breaks: (_, { occurredAt }) => occurredAt !== undefined && occurredAt < FIRST_INSTANT,
      },
      {
        code: 'rule/occurred-later',
        basis: convention('U13', notice61),
        text: text('事件发生时间不得晚于发现时间', 'the event cannot have happened after it was detected'),
        breaks: (_, { occurredAt, at }) => occurredAt !== undefined && occurredAt > at,
      },
    ],
    effect: (_, { at, occurredAt, grade: level }) => ({
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
    from: { detected: 'collected' },
  }),
};

const judgement = {
  'incident.triaged': fact({
    label: text('研判定级', 'triaged and graded'),
    basis: rules80,
    by: ['coordinator'],
    data: { category, grade: grade.optional(), priority, owner: words(200) },
    from: { detected: 'triaged', collected: 'triaged' },
    refuse: [
      {
        code: 'rule/grade-missing',
        basis: erl2007(3),
        text: text(
          '自然灾害、事故灾难、公共卫生事件应当定级;社会安全事件可以不定级',
          'natural disasters, accidents and public-health events are graded; social-security incidents need not be',
        ),
        breaks: gradeMissing,
      },
    ],
    effect: (context, { at, category: kind, grade: level = null }) => {
      const after = { category: kind, grade: level };
      // The first grade replaces nothing: until then only the general hours are known to bind.
      const isFirst = context.grade === null && !context.triaged;
      return { ...(isFirst ? after : graded(context, after, at)), triaged: true };
    },
  }),
  'incident.regraded': fact({
    label: text('调整级别', 'regraded'),
    basis: convention('U13', cite('accident-reporting-2007', 13)),
    by: ['coordinator'],
    data: { category: category.optional(), grade: grade.optional(), reason: words(2000) },
    from: {
      ...each(['detected', 'collected', 'responded', 'evaluated'], 'stay'),
      ...each(['triaged', 'consulted', 'disposed'], 'triaged'),
    },
    refuse: [
      {
        code: 'rule/grade-missing',
        basis: erl2007(3),
        text: text(
          '除社会安全事件外,调整后应当写明级别',
          'except for social-security incidents, the new grade must be given',
        ),
        breaks: gradeMissing,
      },
      {
        code: 'rule/same-grade',
        basis: convention('U13', cite('accident-reporting-2007', 13)),
        text: text('级别和类别均无变化', 'neither grade nor category changes'),
        breaks: (context, given) =>
          (given.grade ?? null) === context.grade && (given.category ?? context.category) === context.category,
      },
    ],
    effect: (context, { at, category: kind, grade: level }) =>
      graded(context, { category: kind ?? context.category, grade: level ?? null }, at),
  }),
  'incident.consulted': fact({
    label: text('会商', 'consulted'),
    basis: citeAll(rules80, yunnan),
    by: ['coordinator'],
    data: { with: z.array(words(100)).min(1).max(20) },
    from: { triaged: 'consulted', responded: 'stay' },
  }),
  'incident.disposed': fact({
    label: text('处置', 'disposed'),
    basis: notice61,
    by: ['responder', 'coordinator'],
    data: { measures: words(4000) },
    from: { triaged: 'disposed', consulted: 'disposed', responded: 'stay' },
  }),
};

// Five hours do not wait for disposal: after triage the authority may speak at any stage.
const speaking = each(['triaged', 'consulted', 'disposed'], 'responded');

const response = {
  'information.released': fact({
    label: text('首次发布权威信息', 'first authoritative release'),
    basis: rules80,
    by: ['responder', 'spokesperson'],
    backdated: true,
    data: { way, summary: words(4000) },
    from: speaking,
    refuse: [beforeEvent],
    effect: (_, { at }) => ({ releasedAt: at }),
  }),
  'conference.held': fact({
    label: text('举行新闻发布会', 'press conference held'),
    basis: citeAll(notice61, rules80),
    by: ['spokesperson', 'coordinator'],
    backdated: true,
    data: { speaker: z.enum(['leader', 'spokesperson']), summary: words(4000).optional() },
    from: { ...speaking, responded: 'stay', evaluated: 'stay' },
    refuse: [beforeEvent],
    // A conference is itself an authoritative release where none came before it.
    effect: ({ conferenceAt, releasedAt }, { at }) => ({
      conferenceAt: conferenceAt ?? at,
      releasedAt: releasedAt ?? at,
    }),
  }),
  'information.updated': fact({
    label: text('持续发布', 'information updated'),
    basis: citeAll(notice61, rules80),
    by: ['responder', 'spokesperson'],
    data: { way, summary: words(4000) },
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
        code: 'rule/still-owed',
        basis: rules80,
        text: text(
          '应当发布的权威信息或者应当举行的新闻发布会尚未完成',
          'a release or press conference that the grade demands is still owed',
        ),
        bars: (context) => bindingClocks(context).some((clock) => reachedAt(context, clock) === null),
      },
    ],
    effect: (_, { at }) => ({ closedAt: at }),
  }),
};

/** 突发事件政务舆情: a press incident, from its detection to the feedback on its effect. */
export const pressIncident = incident.procedure({
  id: 'press-incident',
  version: '1.0.0',
  label: text('突发事件政务舆情', 'press incident'),
  prefix: '舆',
  order: 'instant',
  governing,
  contributions: incidentFigures,
  indicators: INCIDENT_INDICATORS,
  chapters: [
    incident.chapter({
      context: {
        detectedAt: null,
        occurredAt: null,
        regime: null,
        category: null,
        grade: null,
        triaged: false,
        releasedAt: null,
        conferenceAt: null,
        updates: 0,
        rollupAt: null,
        closedAt: null,
        replaced: [],
      },
      facts: { ...detection, ...judgement, ...response },
      periods: hourPeriods,
    }),
  ],
});
