import type { CivilDate } from '@gongkai/calendar';
import { addDays } from '@gongkai/calendar';
import type { Draw, SamplesOf, Step } from '../../kernel/index.ts';
import type { pressIncident } from './press-incident.ts';

const grade = (draw: Draw) => draw.pick(['I', 'II', 'III', 'IV']);
const category = (draw: Draw) => draw.pick(['natural-disaster', 'accident', 'public-health', 'social-security']);
const priority = (draw: Draw) =>
  draw.pick(['misread-policy', 'vital-interest', 'moral-bottom-line', 'ordered', 'other', 'other']);
// An emergency has a category and a grade; everything else has neither.
const judged = (draw: Draw) =>
  draw.happens(0.7)
    ? { priority: 'emergency', category: category(draw), ...(draw.happens(0.8) ? { grade: grade(draw) } : {}) }
    : { priority: priority(draw) };
const joint = (draw: Draw) => (draw.happens(0.3) ? { joint: ['公安局', '卫生健康委'] } : {});
const acknowledged = (draw: Draw, code: string) => (draw.happens(0.3) ? { acknowledged: [code] } : {});
const form = (draw: Draw) => draw.pick(['conference', 'briefing', 'joint-interview', 'written', 'online']);
const way = (draw: Draw) => draw.pick(['statement', 'briefing', 'interview', 'weibo', 'wechat', 'app', 'website']);
// Approved on the same day or on the next one, which is later than the release.
const paper = (draw: Draw, on: CivilDate) =>
  draw.happens(0.5)
    ? {
        number: '第一号',
        text: '某路段塌陷,救援正在进行。',
        links: ['https://www.example.gov.cn/1.html'],
        version: draw.between(1, 3),
        approvedBy: '王某',
        approvedAt: `${draw.happens(0.8) ? on : addDays(on, 1)}T00:00:00+08:00`,
      }
    : {};

const detected: readonly Step[] = [['sentiment.detected']];
const triaged: readonly Step[] = [...detected, ['incident.triaged']];
const released: readonly Step[] = [...triaged, ['information.released']];
const evaluated: readonly Step[] = [...released, ['conference.held'], ['effect.evaluated']];

export { pressIncident as procedure } from './press-incident.ts';

/** Examples of the facts of an incident, and the ways to its states. */
export const samples = {
  facts: {
    'sentiment.detected': { subject: '某路段塌陷' },
    'sentiment.collected': { note: '网民关注伤亡人数' },
    'incident.linked': { to: '舆〔2026〕7号', kind: 'secondary' },
    'incident.triaged': { category: 'accident', grade: 'II', priority: 'emergency', owner: '应急管理局' },
    'incident.regraded': { grade: 'III', reason: '伤亡人数核减' },
    'incident.reassigned': { owner: '交通运输局', joint: ['应急管理局'], reason: '该路段由交通部门养护' },
    'incident.consulted': { with: ['网信办', '公安局'] },
    'incident.disposed': { measures: '组织救援' },
    'incident.dismissed': { ground: 'untrue', reason: '经核查系谣言' },
    'incident.transferred': { to: '邻市人民政府', reason: '事发地不在本市' },
    'incident.merged': {
      into: { number: '舆〔2026〕3号', detectedAt: '2026-03-02T08:00:00+08:00', grade: 'II' },
      reason: '同一事项',
    },
    'information.released': { way: 'statement', summary: '初步情况' },
    'conference.held': { speaker: 'leader' },
    'information.updated': { way: 'weibo', summary: '救援进展' },
    'effect.evaluated': { note: '舆情平稳' },
    'rollup.submitted': {},
    'report.received': { from: '某公司' },
    'report.sent': { kind: 'initial', to: '市人民政府总值班室', receivedBy: '王某', number: '〔2026〕12期' },
    'incident.closed': {},
  },
  ways: {
    detected,
    collected: [...detected, ['sentiment.collected']],
    triaged,
    consulted: [...triaged, ['incident.consulted']],
    disposed: [...triaged, ['incident.disposed']],
    responded: released,
    evaluated,
    closed: [...evaluated, ['incident.closed']],
  },
  cells: {
    'not triaged': { given: () => ({ triaged: false }) },
    'outside the list': { given: () => ({ priority: 'other' }), data: { ground: 'not-required' } },
    'to be answered': { data: { ground: 'not-required' } },
    waived: { data: { ground: 'not-required', acknowledged: ['rule/must-be-answered'] } },
    'less strict': { data: { into: { number: '舆〔2026〕3号', detectedAt: '2026-03-03T08:00:00+08:00' } } },
    'all the same': {
      data: {
        into: { number: '舆〔2026〕3号', detectedAt: '2026-03-03T08:00:00+08:00' },
        acknowledged: ['rule/merged-into-less'],
      },
    },
  },
  vary: {
    'sentiment.detected': (draw) => ({
      subject: '某桥垮塌',
      ...(draw.happens(0.5) ? { source: '微博' } : {}),
      ...(draw.happens(0.3) ? { grade: grade(draw) } : {}),
    }),
    'incident.linked': (draw) => ({ to: '舆〔2026〕7号', kind: draw.pick(['secondary', 'primary', 'related']) }),
    'incident.triaged': (draw) => ({ ...judged(draw), ...joint(draw), owner: '应急管理局' }),
    'incident.regraded': (draw) => ({
      grade: grade(draw),
      ...(draw.happens(0.3) ? { category: category(draw) } : {}),
      reason: '伤亡变化',
    }),
    'incident.reassigned': (draw) => ({ owner: '交通运输局', ...joint(draw), reason: '职责所在' }),
    'incident.dismissed': (draw) => ({
      ground: draw.pick(['untrue', 'not-required']),
      ...acknowledged(draw, 'rule/must-be-answered'),
      reason: '经研判无需回应',
    }),
    'incident.merged': (draw, { on }) => ({
      into: {
        number: '舆〔2026〕3号',
        detectedAt: `${draw.happens(0.5) ? '2008-01-01' : on}T00:00:00+08:00`,
        ...(draw.happens(0.7) ? { grade: grade(draw) } : {}),
      },
      ...acknowledged(draw, 'rule/merged-into-less'),
      reason: '同一事项',
    }),
    'report.received': (draw, { on }) => ({
      from: '某公司',
      ...(draw.happens(0.5) ? { informedAt: `${on}T00:00:00+08:00` } : {}),
    }),
    'report.sent': (draw) => ({
      kind: draw.pick(['initial', 'initial', 'follow-up', 'final']),
      to: draw.pick(['上一级人民政府', '上级主管部门']),
      ...(draw.happens(0.5) ? { receivedBy: '值班员', number: '〔2026〕12期', summary: '伤亡人数待核' } : {}),
    }),
    'information.released': (draw, { on }) => ({ way: way(draw), summary: '通报', ...paper(draw, on) }),
    'conference.held': (draw) => ({
      speaker: draw.pick(['leader', 'spokesperson']),
      ...(draw.happens(0.5) ? { form: form(draw) } : {}),
    }),
    'information.updated': (draw, { on }) => ({ way: way(draw), summary: '续报', ...paper(draw, on) }),
  },
  settings: {
    'incident.start': ['learnedAt'],
    'incident.start48': ['occurredAt'],
    'incident.fiveHourGrades': [['I', 'II', 'III']],
    'incident.weeklyRollup': [false],
    'incident.otherForms': [['briefing'], ['briefing', 'joint-interview', 'written', 'online']],
    'incident.reportLevel': ['unit', 'city', 'province'],
  },
  turns: ['incident.dismissed', 'incident.transferred', 'incident.merged'],
} satisfies SamplesOf<typeof pressIncident>;
