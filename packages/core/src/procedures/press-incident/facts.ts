import * as z from 'zod';
import { clockExpired, fact, instant, words } from '../../kernel/schemas.ts';

/** The four kinds of emergency (突发事件应对法, Art. 3). */
export const category = z.enum(['natural-disaster', 'accident', 'public-health', 'social-security']);

/** I 特别重大, II 重大, III 较大, IV 一般. The law grades all kinds but social security, where it may be left out. */
export const grade = z.enum(['I', 'II', 'III', 'IV']);

/** Matters that must be answered (61号), 80号's collected ones included under the nearest. */
export const priority = z.enum([
  'misread-policy',
  'vital-interest',
  'moral-bottom-line',
  'emergency',
  'ordered',
  'other',
]);

/** Ways in which an authority speaks. */
export const way = z.enum([
  'statement',
  'press-conference',
  'briefing',
  'interview',
  'weibo',
  'wechat',
  'app',
  'website',
]);

const judged = { category, grade: grade.optional(), priority, owner: words(200) };

/** Every fact of an incident, by its type. */
export const facts = {
  'sentiment.detected': fact('sentiment.detected', {
    subject: words(500),
    /** When the event itself happened; it may be earlier than its detection. */
    occurredAt: instant.optional(),
    source: words(200).optional(),
    /** Where the grade is known at once, its hours run at once (INC-01). */
    grade: grade.optional(),
  }),
  'sentiment.collected': fact('sentiment.collected', { note: words(4000) }),
  'incident.triaged': fact('incident.triaged', judged),
  'incident.regraded': fact('incident.regraded', {
    category: category.optional(),
    grade: grade.optional(),
    reason: words(2000),
  }),
  'incident.consulted': fact('incident.consulted', { with: z.array(words(100)).min(1).max(20) }),
  'incident.disposed': fact('incident.disposed', { measures: words(4000) }),
  'information.released': fact('information.released', { way, summary: words(4000) }),
  'conference.held': fact('conference.held', {
    speaker: z.enum(['leader', 'spokesperson']),
    summary: words(4000).optional(),
  }),
  'information.updated': fact('information.updated', { way, summary: words(4000) }),
  'effect.evaluated': fact('effect.evaluated', { note: words(4000) }),
  'rollup.submitted': fact('rollup.submitted', { note: words(4000).optional() }),
  'incident.closed': fact('incident.closed', { note: words(2000).optional() }),
  'clock.expired': clockExpired,
} as const;

/** The union of all facts, parsed. */
export type IncidentFact = { [T in keyof typeof facts]: z.output<(typeof facts)[T]> }[keyof typeof facts];

/** The type of a fact. */
export type IncidentFactType = IncidentFact['type'];
