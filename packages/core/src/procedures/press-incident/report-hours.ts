import type { Instant } from '@gongkai/calendar';
import { addHours } from '@gongkai/calendar';
import { type Citation, cite, citeAll, hours, type Run, text } from '../../kernel/index.ts';
import { endAtClose, isMajor, replacedRuns } from './hours.ts';
import { type Grade, incident, type IncidentContext, type ReportClock, type ReportLevel, settingsOf } from './kit.ts';

const LENGTHS = {
  'report-unit': 1,
  'report-level': 2,
  'report-health-unit': 2,
  'report-health': 2,
  'report-province': 1,
  'report-general': 4,
} as const satisfies Record<ReportClock, number>;

/** Grades of accidents that go up from each level: IV to the city, III to the province, I and II to the State Council (国务院令493 Art. 10). */
const GOES_UP = {
  county: ['I', 'II', 'III', 'IV'],
  city: ['I', 'II', 'III'],
  province: ['I', 'II'],
} as const satisfies Record<Exclude<ReportLevel, 'unit'>, readonly Grade[]>;

const ofAccident = (level: ReportLevel, grade: Grade | null): ReportClock | null => {
  if (level === 'unit') return 'report-unit';
  const up: readonly Grade[] = GOES_UP[level];
  return grade !== null && up.includes(grade) ? 'report-level' : null;
};

const ofPublicHealth = (level: ReportLevel): ReportClock => {
  if (level === 'unit') return 'report-health-unit';
  return level === 'province' ? 'report-province' : 'report-health';
};

const levelOf = (context: IncidentContext): ReportLevel => settingsOf(context)['incident.reportLevel'];

const ofCategory = (context: IncidentContext): ReportClock | null => {
  if (context.category === 'accident') return ofAccident(levelOf(context), context.grade);
  return context.category === 'public-health' ? ofPublicHealth(levelOf(context)) : null;
};

/** The hours of a report upward that bind the agency: by kind and grade of the emergency, and by its own level. */
export const bindingReports = (context: IncidentContext): readonly ReportClock[] => {
  const own = ofCategory(context);
  const general = levelOf(context) !== 'unit' && isMajor(context);
  return [...(own === null ? [] : [own]), ...(general ? (['report-general'] as const) : [])];
};

/** Whether the text's own start is on record: a report to this level, or the knowledge of the unit itself. */
const isStartKnown = (context: IncidentContext): boolean =>
  context.reportReceivedAt !== null || levelOf(context) === 'unit';

const startOf = (context: IncidentContext, clock: ReportClock): Instant | null => {
  if (clock === 'report-general') return context.occurredAt ?? context.detectedAt;
  return levelOf(context) === 'unit' ? context.detectedAt : (context.reportReceivedAt ?? context.detectedAt);
};

/** When the hours of a report are over, whether they bind or not. */
export const reportDueAt = (context: IncidentContext, clock: ReportClock): Instant | null => {
  const start = startOf(context, clock);
  return start === null ? null : addHours(start, LENGTHS[clock]);
};

/** Whether a report upward is still owed, from a start that is on record. */
export const owesReport = (context: IncidentContext): boolean =>
  context.reportSentAt === null && isStartKnown(context) && bindingReports(context).length > 0;

// A start by convention leaves no lateness behind at the close.
const ownRun = (context: IncidentContext, clock: ReportClock): Run => ({
  start: startOf(context, clock),
  ended: context.reportSentAt ?? endAtClose(context, isStartKnown(context) ? reportDueAt(context, clock) : null),
  records: isStartKnown(context),
});

// The unit below, whose report came in: judged when it did.
const unitRun = ({ unitInformedAt, reportReceivedAt }: IncidentContext): readonly Run[] =>
  unitInformedAt === null ? [] : [{ start: unitInformedAt, ended: reportReceivedAt, records: false }];

const UNIT_CLOCKS: { readonly [C in ReportClock]?: IncidentContext['category'] } = {
  'report-unit': 'accident',
  'report-health-unit': 'public-health',
};

const runsOf =
  (clock: ReportClock) =>
  (context: IncidentContext): readonly Run[] => {
    const binds = bindingReports(context).includes(clock);
    const below = !binds && context.category !== null && UNIT_CLOCKS[clock] === context.category;
    return [
      ...(binds ? [ownRun(context, clock)] : []),
      ...(below ? unitRun(context) : []),
      ...replacedRuns(context.replacedReports, clock, LENGTHS[clock]),
    ];
  };

const liable = text('迟报、漏报、谎报、瞒报的,依法追究责任', 'liability for late, omitted, false or concealed reports');
const accidents = (article: number): Citation => cite('accident-reporting-2007', article);
const health = (article: number): Citation => cite('health-emergency-2011', article);

/** The hours of reports upward, as the rows EMR have them. */
export const reportPeriods = {
  'report-unit': incident.period({
    label: text('事故发生单位报告', 'report of the unit on an accident'),
    binds: 'unit',
    length: hours(LENGTHS['report-unit']),
    basis: accidents(9),
    onExpiry: liable,
    runs: runsOf('report-unit'),
  }),
  'report-level': incident.period({
    label: text('事故逐级上报', 'report on an accident to the next level'),
    binds: 'agency',
    length: hours(LENGTHS['report-level']),
    basis: citeAll(accidents(11), accidents(10)),
    onExpiry: liable,
    runs: runsOf('report-level'),
  }),
  'report-health-unit': incident.period({
    label: text('公共卫生事件发现单位报告', 'report of the unit on a public-health event'),
    binds: 'unit',
    length: hours(LENGTHS['report-health-unit']),
    basis: health(20),
    onExpiry: liable,
    runs: runsOf('report-health-unit'),
  }),
  'report-health': incident.period({
    label: text('公共卫生事件逐级报告', 'report on a public-health event to the next level'),
    binds: 'agency',
    length: hours(LENGTHS['report-health']),
    basis: health(20),
    onExpiry: liable,
    runs: runsOf('report-health'),
  }),
  'report-province': incident.period({
    label: text('省级向国务院卫生主管部门报告', 'report of the province on a public-health event'),
    binds: 'agency',
    length: hours(LENGTHS['report-province']),
    basis: health(19),
    onExpiry: liable,
    runs: runsOf('report-province'),
  }),
  'report-general': incident.period({
    label: text('特别重大、重大突发事件报告', 'report on a grade I or II emergency'),
    binds: 'agency',
    length: hours(LENGTHS['report-general']),
    basis: cite('contingency-plan-2006'),
    onExpiry: liable,
    runs: runsOf('report-general'),
  }),
};
