import type { Draw, SamplesOf, Step } from '../../kernel/index.ts';
import type { pressIncident } from './press-incident.ts';

const grade = (draw: Draw) => draw.pick(['I', 'II', 'III', 'IV']);
const category = (draw: Draw) => draw.pick(['natural-disaster', 'accident', 'public-health', 'social-security']);
const way = (draw: Draw) => draw.pick(['statement', 'briefing', 'interview', 'weibo', 'wechat', 'app', 'website']);

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
    'incident.triaged': { category: 'accident', grade: 'II', priority: 'emergency', owner: '应急管理局' },
    'incident.regraded': { grade: 'III', reason: '伤亡人数核减' },
    'incident.consulted': { with: ['网信办', '公安局'] },
    'incident.disposed': { measures: '组织救援' },
    'information.released': { way: 'statement', summary: '初步情况' },
    'conference.held': { speaker: 'leader' },
    'information.updated': { way: 'weibo', summary: '救援进展' },
    'effect.evaluated': { note: '舆情平稳' },
    'rollup.submitted': {},
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
  vary: {
    'sentiment.detected': (draw) => ({
      subject: '某桥垮塌',
      ...(draw.happens(0.5) ? { source: '微博' } : {}),
      ...(draw.happens(0.3) ? { grade: grade(draw) } : {}),
    }),
    'incident.triaged': (draw) => ({
      category: category(draw),
      ...(draw.happens(0.8) ? { grade: grade(draw) } : {}),
      priority: draw.pick(['emergency', 'vital-interest', 'other']),
      owner: '应急管理局',
    }),
    'incident.regraded': (draw) => ({ grade: grade(draw), reason: '伤亡变化' }),
    'information.released': (draw) => ({ way: way(draw), summary: '通报' }),
    'conference.held': (draw) => ({ speaker: draw.pick(['leader', 'spokesperson']) }),
    'information.updated': (draw) => ({ way: way(draw), summary: '续报' }),
  },
  settings: {
    'incident.start': ['learnedAt'],
    'incident.start48': ['occurredAt'],
    'incident.fiveHourGrades': [['I', 'II', 'III']],
    'incident.weeklyRollup': [false],
  },
} satisfies SamplesOf<typeof pressIncident>;
