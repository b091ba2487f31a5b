import { instantOf } from '@gongkai/calendar';
import type { RuleCode } from '../../kernel/errors.ts';
import type { Env, Rule, Rules, Sketch } from '../../kernel/procedure.ts';
import { dueOf } from '../../kernel/read-clock.ts';
import { text } from '../../kernel/text.ts';
import type { Citation } from '../../law/cite.ts';
import { chosen, cite } from '../../law/cite.ts';
import { bindingClocks, incidentClocks } from './clocks.ts';
import type { IncidentContext } from './context.ts';
import type { IncidentFact } from './facts.ts';

type FactOf<T extends IncidentFact['type']> = Extract<IncidentFact, { type: T }>;
type Broken<T extends IncidentFact['type']> = (context: IncidentContext, fact: Sketch<FactOf<T>>, env: Env) => boolean;

const rule = <T extends IncidentFact['type']>(
  code: RuleCode,
  kind: 'conflict' | 'invalid',
  basis: Citation,
  [zh, en]: readonly [string, string],
  breaks: Broken<T>,
): Rule<IncidentContext, FactOf<T>> => ({ code, kind, basis, text: text(zh, en), breaks });

const FIRST_INSTANT = instantOf('2007-11-01T00:00:00+08:00');

const graded = cite('emergency-response-law-2007', 3);
const needsGrade = <T extends 'incident.triaged' | 'incident.regraded'>() =>
  rule<T>(
    'rule/grade-missing',
    'invalid',
    graded,
    [
      '自然灾害、事故灾难、公共卫生事件应当定级;社会安全事件可以不定级',
      'natural disasters, accidents and public-health events are graded; social-security incidents need not be',
    ],
    (context, fact) => {
      const known = fact.category ?? context.category;
      return (
        known !== null &&
        known !== undefined &&
        fact.category !== undefined &&
        known !== 'social-security' &&
        fact.grade === undefined
      );
    },
  );

const beforeEvent = <T extends 'information.released' | 'conference.held'>() =>
  rule<T>(
    'rule/before-the-event',
    'invalid',
    chosen('U13', cite('response-2016-61')),
    ['发布时间不得早于事件发生或者发现的时间', 'it lies before the event and its detection'],
    (context, fact) => {
      const known = Math.min(
        context.occurredAt ?? Number.POSITIVE_INFINITY,
        context.detectedAt ?? Number.POSITIVE_INFINITY,
      );
      return fact.at < known;
    },
  );

/** What the texts ask of each fact besides the state of the incident. */
export const incidentRules: Rules<IncidentContext, IncidentFact> = {
  'sentiment.detected': [
    rule(
      'rule/before-the-law',
      'invalid',
      cite('emergency-response-law-2007'),
      [
        '《突发事件应对法》自2007年11月1日起施行,此前的事件不适用',
        'the Emergency Response Law took effect on 2007-11-01',
      ],
      (_, fact) => Math.min(fact.at, fact.occurredAt ?? fact.at) < FIRST_INSTANT,
    ),
    rule(
      'rule/occurred-later',
      'invalid',
      chosen('U13', cite('response-2016-61')),
      ['事件发生时间不得晚于发现时间', 'the event cannot have happened after it was detected'],
      (_, fact) => fact.occurredAt !== undefined && fact.occurredAt > fact.at,
    ),
  ],
  'incident.triaged': [needsGrade<'incident.triaged'>()],
  'incident.regraded': [
    rule(
      'rule/grade-missing',
      'invalid',
      graded,
      ['除社会安全事件外,调整后应当写明级别', 'except for social-security incidents, the new grade must be given'],
      (context, fact) =>
        fact.reason !== undefined &&
        (fact.category ?? context.category) !== 'social-security' &&
        fact.grade === undefined,
    ),
    rule(
      'rule/same-grade',
      'invalid',
      chosen('U13', cite('accident-reporting-2007', 13)),
      ['级别和类别均无变化', 'neither grade nor category changes'],
      (context, fact) =>
        fact.reason !== undefined &&
        (fact.grade ?? null) === context.grade &&
        (fact.category ?? context.category) === context.category,
    ),
  ],
  'information.released': [beforeEvent<'information.released'>()],
  'conference.held': [beforeEvent<'conference.held'>()],
  'incident.closed': [
    rule(
      'rule/still-owed',
      'conflict',
      cite('implementing-rules-2016-80'),
      [
        '应当发布的权威信息或者应当举行的新闻发布会尚未完成',
        'a release or press conference that the grade demands is still owed',
      ],
      (context) =>
        bindingClocks(context).some(
          (clock) => (clock === 'conference' ? context.conferenceAt : context.releasedAt) === null,
        ),
    ),
  ],
  'clock.expired': [
    rule(
      'rule/clock-not-due',
      'conflict',
      chosen('engine'),
      ['该期限并未在此时届满', 'no such clock ends at this instant'],
      (context, fact, env) => {
        const found = incidentClocks(context).find((one) => one.id === fact.clock);
        if (found === undefined || !found.expires || found.ended !== null || fact.dueAt === undefined) return true;
        const { due } = dueOf(found, env.calendar);
        return due === null || due.at !== fact.dueAt || fact.at < due.at || context.expired[found.id] === fact.dueAt;
      },
    ),
  ],
};
