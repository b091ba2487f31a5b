import type { Instant } from '@gongkai/calendar';
import { addDays, civilDate, formatInstant, startOfDay } from '@gongkai/calendar';
import type { Duty } from '@gongkai/core';
import { officeOf } from './office-of.ts';
import { type Chance, seeded } from './seeded.ts';
import type { Step, Story } from './story.ts';
import { PREFECTURES, repeated, YUNNAN_2018 } from './yunnan-2018.ts';

const OFFICES = 530_001;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const SUBJECTS = {
  'natural-disaster': '某县山体滑坡',
  accident: '某路段交通事故',
  'public-health': '某校聚集性疫情',
  'social-security': '某地群体性事件',
} as const;

type Category = keyof typeof SUBJECTS;

// The report counts incidents of grade III and above; social-security incidents need not be graded.
const gradeOf = (category: Category, chance: Chance): 'I' | 'II' | 'III' | undefined => {
  if (category === 'social-security' && chance.happens(0.5)) return undefined;
  return chance.pick(['III', 'III', 'III', 'III', 'III', 'III', 'II', 'II', 'II', 'I']);
};

/** Minutes from the occurrence to a milestone: mostly in time, sometimes late. */
const reach = (chance: Chance, limitHours: number, shareLate: number): number =>
  chance.happens(shareLate)
    ? limitHours * 60 + chance.between(5, 600)
    : chance.between(Math.floor(limitHours * 15), Math.floor(limitHours * 60) - 1);

const write = (
  steps: Step[],
  at: Instant,
  duty: Duty,
  type: string,
  data: Readonly<Record<string, unknown>> = {},
): void => {
  steps.push({ duty, fact: { type, at: formatInstant(at), ...data } });
};

const stepsOf = (category: Category, chance: Chance): readonly Step[] => {
  const steps: Step[] = [];
  const occurredAt =
    startOfDay(addDays(civilDate('2018-01-01'), chance.between(0, 350))) + chance.between(0, 1439) * MINUTE;
  const detectedAt = occurredAt + chance.between(5, 40) * MINUTE;
  const grade = gradeOf(category, chance);
  const major = grade === 'I' || grade === 'II';
  const releasedAt = major
    ? occurredAt + reach(chance, 5, 0.06) * MINUTE
    : detectedAt + reach(chance, 48, 0.04) * MINUTE;
  const judgedAt = detectedAt + 20 * MINUTE;
  write(steps, detectedAt, 'monitor', 'sentiment.detected', {
    subject: SUBJECTS[category],
    occurredAt: formatInstant(occurredAt),
  });
  write(steps, detectedAt + 10 * MINUTE, 'monitor', 'sentiment.collected', { note: '网上信息汇总' });
  write(steps, judgedAt, 'coordinator', 'incident.triaged', {
    category,
    priority: 'emergency',
    owner: '事发地人民政府',
    ...(grade === undefined ? {} : { grade }),
  });
  write(steps, judgedAt + 5 * MINUTE, 'coordinator', 'incident.consulted', { with: ['宣传', '网信', '公安', '应急'] });
  write(steps, judgedAt + 10 * MINUTE, 'responder', 'incident.disposed', { measures: '组织救援,核查情况' });
  const spokenAt = Math.max(releasedAt, judgedAt + 11 * MINUTE);
  write(steps, spokenAt, 'responder', 'information.released', { way: 'statement', summary: '情况通报' });
  const conferenceAt = Math.max(occurredAt + reach(chance, 24, 0.05) * MINUTE, spokenAt + MINUTE);
  if (major) write(steps, conferenceAt, 'spokesperson', 'conference.held', { speaker: 'spokesperson' });
  const afterwards = Math.max(spokenAt, major ? conferenceAt : 0) + 6 * HOUR;
  write(steps, afterwards, 'responder', 'information.updated', { way: 'weibo', summary: '续报' });
  write(steps, afterwards + 48 * HOUR, 'coordinator', 'effect.evaluated', { note: '舆情平稳' });
  write(steps, afterwards + 49 * HOUR, 'coordinator', 'incident.closed');
  return steps;
};

/** The incidents of the year. */
export const incidentStories = (chance: Chance): readonly Story[] => {
  const office = seeded(OFFICES);
  return chance.shuffled(repeated<Category>(YUNNAN_2018.incidents)).map((category, index) => ({
    key: `i${String(index + 1).padStart(3, '0')}`,
    procedure: 'press-incident',
    agency: officeOf(chance.pick(PREFECTURES), office),
    steps: stepsOf(category, chance),
  }));
};
