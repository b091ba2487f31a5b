import type { Instant } from '@gongkai/calendar';
import * as z from 'zod';
import { cite, citeAll, convention, text, words } from '../../kernel/index.ts';
import { bindingClocks, dueAt } from './hours.ts';
import type { Category, Grade, IncidentContext } from './kit.ts';
import { category, grade, incident } from './kit.ts';
import { erl2007, notice61, rules80, yunnan } from './law.ts';

const { fact, each } = incident;

/** Matters that must be answered (61号), 80号's collected ones included under the nearest. */
const priority = z.enum(['misread-policy', 'vital-interest', 'moral-bottom-line', 'emergency', 'ordered', 'other']);

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

/** Triage and grading, consultation and disposal. */
export const judgement = incident.chapter({
  context: { category: null, grade: null, triaged: false, replaced: [] },
  facts: {
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
  },
});
