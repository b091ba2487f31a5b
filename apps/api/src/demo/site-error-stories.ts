import type { CivilDate } from '@gongkai/calendar';
import { addDays, civilDate } from '@gongkai/calendar';
import { officeOf } from './office-of.ts';
import { type Chance, seeded } from './seeded.ts';
import { clockTime, type Step, type Story, workingDayAfter } from './story.ts';
import { DEPARTMENTS, PREFECTURES } from './yunnan-2018.ts';

/** The report gives no number of them: it says that every one was corrected and answered within 2 working days. */
export const SITE_ERRORS = 240;

const OFFICES = 530_002;
const FIRST_DAY = civilDate('2018-01-02');
// The answer and its publication are inside the year.
const DAYS = 345;

type SiteError = readonly [found: string, corrected: string];

const ERRORS: readonly [SiteError, ...SiteError[]] = [
  ['办事指南的联系电话打不通', '电话号码已更正'],
  ['机构领导栏目的姓名有错字', '错字已更正'],
  ['政策文件的附件无法下载', '附件已重新上传'],
  ['通知公告栏目半年没有更新', '栏目已更新'],
  ['首页链接打开是空白页', '链接已修复'],
];

const NOON = 12 * 60;
const EVENING = 18 * 60;

const answered = (on: CivilDate, chance: Chance, corrected: string): readonly Step[] => {
  const at = (from: number) => clockTime(on, chance.between(from, from + 200));
  const isTrue = chance.happens(0.85);
  const answer = isTrue
    ? { finding: 'corrected', answer: corrected }
    : { finding: 'unfounded', answer: '经核实,网站内容无误' };
  return [
    { duty: 'handling-unit', fact: { type: 'error.answered', at: at(9 * 60), ...answer } },
    ...(isTrue ? [{ duty: 'site-editor', fact: { type: 'error.published', at: at(14 * 60) } }] : []),
  ];
};

/** One report: transferred within a working day, answered within the two days of the province. */
const stepsOf = (chance: Chance): readonly Step[] => {
  const on = addDays(FIRST_DAY, chance.between(0, DAYS));
  const [description, corrected] = chance.pick(ERRORS);
  const transferredOn = workingDayAfter(on, 1);
  const steps: readonly Step[] = [
    {
      duty: 'site-editor',
      fact: {
        type: 'error.reported',
        at: clockTime(on, chance.between(NOON, EVENING)),
        site: '某单位网站',
        description,
      },
    },
  ];
  const next = clockTime(transferredOn, chance.between(9 * 60, NOON));
  if (chance.happens(0.05)) {
    return [...steps, { duty: 'site-editor', fact: { type: 'error.directed', at: next, to: 'hotline-12345' } }];
  }
  const transferred = { duty: 'site-editor', fact: { type: 'error.transferred', at: next, to: '网站主办单位' } };
  return [...steps, transferred, ...answered(workingDayAfter(transferredOn, chance.between(1, 2)), chance, corrected)];
};

/** The reports of errors of the year, under the limit of the province. */
export const siteErrorStories = (chance: Chance): readonly Story[] => {
  const office = seeded(OFFICES);
  return Array.from({ length: SITE_ERRORS }, (_, index) => ({
    key: `e${String(index + 1).padStart(3, '0')}`,
    procedure: 'site-error',
    agency: officeOf(chance.pick([...PREFECTURES, DEPARTMENTS]), office),
    settings: { 'error.yunnanLimit': true },
    steps: stepsOf(chance),
  }));
};
