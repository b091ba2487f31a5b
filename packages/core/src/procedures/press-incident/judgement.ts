import type { Instant } from '@gongkai/calendar';
import * as z from 'zod';
import { cite, citeAll, convention, text, words } from '../../kernel/index.ts';
import { bindingClocks, dueAt } from './hours.ts';
import {
  category,
  type Category,
  grade,
  type Grade,
  incident,
  type IncidentContext,
  priority,
  type Priority,
  type Replaced,
} from './kit.ts';
import { erl2007, notice61, rules80, yunnan } from './law.ts';
import { bindingReports, reportDueAt } from './report-hours.ts';

const { fact, rule, each } = incident;

type Judged = Pick<IncidentContext, 'priority' | 'category' | 'grade'>;

const replacedBy = <N extends string>(
  context: IncidentContext,
  after: Judged,
  at: Instant,
  binding: (context: IncidentContext) => readonly N[],
  due: (context: IncidentContext, clock: N) => Instant | null,
): readonly Replaced<N>[] => {
  const bound = binding({ ...context, ...after });
  return binding(context)
    .filter((clock) => !bound.includes(clock))
    .flatMap((clock) => {
      const was = due(context, clock);
      return was === null ? [] : [{ clock, dueAt: was, replacedAt: at }];
    });
};

/** A new judgement: clocks that no longer bind are kept on record with the due instant they had. */
const judgedAs = (context: IncidentContext, after: Judged, at: Instant) => ({
  ...after,
  replaced: [...context.replaced, ...replacedBy(context, after, at, bindingClocks, dueAt)],
  replacedReports: [
    ...context.replacedReports,
    ...(context.reportSentAt === null ? replacedBy(context, after, at, bindingReports, reportDueAt) : []),
  ],
});

interface Given {
  readonly priority?: Priority | undefined;
  readonly category?: Category | undefined;
  readonly grade?: Grade | undefined;
}

/** A triaged incident without a category is public opinion and not an emergency (INC-12). */
const isOpinion = ({ triaged, category: kind }: IncidentContext): boolean => triaged && kind === null;

const gradeMissing = (context: IncidentContext, given: Given): boolean =>
  (given.category ?? context.category) !== 'social-security' && given.grade === undefined;

const notEmergency = {
  code: 'rule/not-an-emergency',
  kind: 'invalid',
  basis: erl2007(3),
  text: text(
    '级别和类别只属于突发事件;其他政务舆情不定类、不定级',
    'grade and category belong to an emergency; other public opinion has neither',
  ),
} as const;

const responsible = {
  owner: words(200),
  /** Departments that answer with the owner, who leads. */
  joint: z.array(words(200)).min(1).max(20).optional(),
};

const namedTwice = rule<{ readonly at: Instant; readonly owner: string; readonly joint?: string[] | undefined }>({
  code: 'rule/named-twice',
  basis: notice61,
  text: text(
    '牵头部门和共同回应的部门应当各列一次',
    'the leading department and those that answer with it are each named once',
  ),
  breaks: (_, { owner, joint = [] }) => new Set([owner, ...joint]).size <= joint.length,
});

const triaged = fact({
  label: text('研判定级', 'triaged and graded'),
  basis: citeAll(rules80, notice61),
  by: ['coordinator'],
  data: { category: category.optional(), grade: grade.optional(), priority, ...responsible },
  // An answer that came first is not taken back by triage (INC-13).
  from: { detected: 'triaged', collected: 'triaged', responded: 'stay', evaluated: 'stay' },
  refuse: [
    {
      code: 'rule/already-triaged',
      basis: rules80,
      text: text('已经研判;级别变化按调整级别登记', 'it is triaged already; a change of grade is recorded as such'),
      bars: (context) => context.triaged,
    },
    {
      ...notEmergency,
      breaks: (_, { priority: of, category: kind, grade: level }) =>
        of !== 'emergency' && (kind !== undefined || level !== undefined),
    },
    {
      code: 'rule/category-missing',
      basis: erl2007(3),
      text: text('突发事件应当写明类别', 'an emergency has a category'),
      breaks: (_, { priority: of, category: kind }) => of === 'emergency' && kind === undefined,
    },
    {
      code: 'rule/grade-missing',
      basis: erl2007(3),
      text: text(
        '自然灾害、事故灾难、公共卫生事件应当定级;社会安全事件可以不定级',
        'natural disasters, accidents and public-health events are graded; social-security incidents need not be',
      ),
      breaks: (context, given) => given.priority === 'emergency' && gradeMissing(context, given),
    },
    namedTwice,
  ],
  effect: (context, { at, category: kind = null, grade: level = null, priority: of, owner }) => {
    const after = { priority: of, category: kind, grade: level };
    // The first grade replaces nothing: until then only the general hours are known to bind.
    const isFirst = context.grade === null && !context.triaged;
    return { ...(isFirst ? after : judgedAs(context, after, at)), triaged: true, owner };
  },
});

const regraded = fact({
  label: text('调整级别', 'regraded'),
  basis: convention('U13', cite('accident-reporting-2007', 13)),
  by: ['coordinator'],
  data: { category: category.optional(), grade: grade.optional(), reason: words(2000) },
  from: {
    ...each(['detected', 'collected', 'responded', 'evaluated'], 'stay'),
    ...each(['triaged', 'consulted', 'disposed'], 'triaged'),
  },
  refuse: [
    { ...notEmergency, breaks: (context, given) => isOpinion(context) && given.category === undefined },
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
  effect: (context, { at, category: kind, grade: level }) => {
    const of = isOpinion(context) ? ('emergency' as const) : context.priority;
    return judgedAs(context, { priority: of, category: kind ?? context.category, grade: level ?? null }, at);
  },
});

/** Triage and grading, the responsible departments, consultation and disposal. */
export const judgement = incident.chapter({
  context: { owner: null, priority: null, category: null, grade: null, triaged: false, replaced: [] },
  facts: {
    'incident.triaged': triaged,
    'incident.regraded': regraded,
    'incident.reassigned': fact({
      label: text('调整责任部门', 'reassigned'),
      basis: notice61,
      by: ['coordinator'],
      data: { ...responsible, reason: words(2000) },
      from: each(['triaged', 'consulted', 'disposed', 'responded'], 'stay'),
      refuse: [namedTwice],
      effect: (_, { owner }) => ({ owner }),
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
  },
});
