import type { Instant } from '@gongkai/calendar';
import * as z from 'zod';
import { caseNumber, citeAll, convention, instant, publicField, text, words } from '../../kernel/index.ts';
import { bindingClocks, dueAt, reachedAt } from './hours.ts';
import { grade, type Ground, type HourClock, incident, type IncidentContext } from './kit.ts';
import { both, notice61 } from './law.ts';

const { fact, each } = incident;

const noAnswer = convention('no-answer', both);
const merging = convention('merged', notice61);

const AFTER_TRIAGE = ['triaged', 'consulted', 'disposed'] as const;

const reason = words(2000);

const closedAs = (at: Instant, ground: Ground) => ({ closedAt: at, closedAs: ground });

/** The other incident of a matter, as far as its hours depend on it. */
interface Other {
  readonly detectedAt: Instant;
  readonly occurredAt?: Instant | undefined;
  readonly grade?: IncidentContext['grade'] | undefined;
}

const WORDS: readonly HourClock[] = ['release', 'response'];

// A press conference answers for itself; the first word is owed by either of two clocks.
const isSameDuty = (one: HourClock, other: HourClock): boolean =>
  one === other || (WORDS.includes(one) && WORDS.includes(other));

/** Whether a duty that is still owed would bind the other incident later, or not at all. */
const isLessStrict = (context: IncidentContext, into: Other): boolean => {
  const { detectedAt } = into;
  const other = { ...context, detectedAt, occurredAt: into.occurredAt ?? null, grade: into.grade ?? null };
  const owed = bindingClocks(context).filter((clock) => reachedAt(context, clock) === null);
  return owed.some((clock) => {
    const due = dueAt(context, clock);
    const same = bindingClocks(other).filter((one) => isSameDuty(clock, one));
    return due !== null && !same.some((one) => (dueAt(other, one) ?? Infinity) <= due);
  });
};

/** How an incident ends that needs no answer of its own (INC-10): what hours still run are void, never met. */
export const noResponse = incident.chapter({
  context: { closedAt: null, closedAs: null },
  facts: {
    'incident.dismissed': fact({
      label: text('研判无需回应', 'no response needed'),
      basis: noAnswer,
      by: ['coordinator'],
      data: { ground: publicField(z.enum(['untrue', 'not-required'])), reason },
      // A rumour is found at any time, before the triage and after the first word as well.
      from: each(['detected', 'collected', ...AFTER_TRIAGE, 'responded', 'evaluated'], 'closed'),
      irregular: [
        {
          code: 'rule/must-be-answered',
          basis: notice61,
          text: text(
            '属于应当重点回应的政务舆情或者尚未研判的,不得以无需回应结案',
            'it has to be answered, or is not triaged yet; it is not closed as one that need not be answered',
          ),
          breaks: ({ triaged, priority }, { ground }) =>
            ground === 'not-required' && (!triaged || priority !== 'other'),
          follows: text('登记后案件不办结,回应时限继续计算', 'it stays open; the hours to answer run on'),
          instead: () => ({}),
          leads: 'stay',
        },
      ],
      effect: (_, { at, ground }) => closedAs(at, ground),
    }),
    'incident.transferred': fact({
      label: text('移送其他机关', "another organ's matter"),
      basis: noAnswer,
      by: ['coordinator'],
      data: { to: words(200), reason },
      from: each(AFTER_TRIAGE, 'closed'),
      effect: (_, { at }) => closedAs(at, 'other-organ'),
    }),
    'incident.merged': fact({
      label: text('并案处理', 'merged into another incident'),
      basis: citeAll(merging, noAnswer),
      by: ['coordinator'],
      data: {
        into: z.strictObject({
          number: caseNumber,
          detectedAt: instant,
          occurredAt: instant.optional(),
          grade: grade.optional(),
        }),
        reason,
      },
      from: each(['detected', 'collected', ...AFTER_TRIAGE, 'responded'], 'closed'),
      refuse: [
        {
          code: 'rule/occurred-later',
          basis: convention('U13', notice61),
          text: text(
            '并入的舆情应当已经发现,且发现不得早于其事件发生',
            'the other incident has been detected by now, and not before its event',
          ),
          breaks: (_, { at, into: { detectedAt, occurredAt } }) =>
            detectedAt > at || (occurredAt !== undefined && occurredAt > detectedAt),
        },
      ],
      irregular: [
        {
          code: 'rule/merged-into-less',
          basis: merging,
          text: text(
            '并入的舆情时限更晚或者要求更低,不得以并案免除本案尚未完成的回应',
            'the other incident has later or less strict hours; what this one still owes does not end by merging',
          ),
          breaks: (context, { into }) => isLessStrict(context, into),
          follows: text('登记后案件不办结,本案时限继续计算', 'it stays open; its own hours run on'),
          instead: () => ({}),
          leads: 'stay',
        },
      ],
      effect: (_, { at }) => closedAs(at, 'merged'),
    }),
  },
});
