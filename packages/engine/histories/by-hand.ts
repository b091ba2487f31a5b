import { formatInstant, instantOf } from '@gongkai/calendar';
import type { AnyProcedure } from '@gongkai/core';
import { seeded } from '@gongkai/core/samples';
import { openEngine } from '../src/engine.ts';
import { openSqliteStore } from '../src/sqlite/open-sqlite-store.ts';
import { officerOf, storedWalk, type Walk } from './walk.ts';

type Step = readonly [on: string, type: string, data?: object];
type Way = readonly Step[];

const opened = (on: string, more: object = {}): Way => [
  [
    on,
    'request.submitted',
    { channel: 'in-person', applicant: { kind: 'natural', name: '李某' }, description: '某规划', ...more },
  ],
  [on, 'request.registered'],
];
const working = (on: string): Way => [...opened(on), [on, 'processing.started']];
const answered = (on: string, data: object, serving: object = { way: 'post' }): Way => [
  [on, 'draft.prepared', { reasons: '依据条例', ...data }],
  [on, 'secrecy.reviewed', { finding: 'cleared' }],
  [on, 'draft.countersigned'],
  [on, 'reply.signed'],
  [on, 'reply.served', serving],
];
const noticed = (on: string): Way => [
  ...opened(on),
  [on, 'correction.requested', { points: ['写明文号'], dueOn: '2025-12-22' }],
  [on, 'correction.delivered'],
];

const given = {
  given: [{ title: '某规划', number: '云政复〔2025〕1号', pages: 12 }],
  form: 'electronic',
  formReason: '载体不宜复制',
  obtaining: '到公开工作机构领取',
  publicAt: '政府网站“规划”栏目',
};
const partly = {
  outcome: '2',
  reasons: '依据条例',
  ...given,
  competent: { name: '自然资源局', contact: '0871-63600001' },
  earlier: '依-dali-2017-00001',
  passages: [{ place: '第三页', ground: 'third-party', reason: '商业秘密' }],
};
const UNSEARCHED = { acknowledged: ['rule/search-not-recorded'], reason: '检索未登记' };
const [OLD, NEW] = ['2018-11-05', '2025-12-08'];

/** Ways that random walks rarely take: results of one text, answers at the counter, lapses, letters with all their parts. */
export const WAYS_BY_HAND: Readonly<Record<string, readonly Way[]>> = {
  'disclosure-request': [
    ...['2008.granted', '2008.privacy', '2008.other-law'].map((outcome) => [
      ...working(OLD),
      ...answered('2018-11-08', { outcome }),
    ]),
    [...working(OLD), ...answered('2018-11-08', { outcome: '2008.partial', grounds: ['third-party'] })],
    [...working(NEW), ...answered('2025-12-10', partly), ['2025-12-12', 'reply.delivered', { receiver: '李某' }]],
    [
      ...working(NEW),
      ...answered('2025-12-10', { outcome: '1', ...given }, { way: 'direct', receiver: '李某' }),
      [
        '2025-12-15',
        'reply.supplemented',
        { ...partly, way: 'post', trackingNo: '1234567890124', secrecyReviewed: true },
      ],
      [
        '2025-12-16',
        'reply.supplemented',
        {
          outcome: '4.1',
          reasons: '不掌握',
          way: 'entrusted',
          entrustedTo: '某镇人民政府',
          receiver: '李某',
          ...UNSEARCHED,
        },
      ],
    ],
    [
      ...noticed(NEW),
      ['2025-12-12', 'correction.supplied', { text: '某规划的批复', applicant: { name: '李某', phone: '139' } }],
      ['2025-12-12', 'request.registered'],
      ['2025-12-12', 'processing.started'],
      ...answered('2025-12-15', { outcome: '4.3' }, { way: 'entrusted', entrustedTo: '某镇人民政府' }),
    ],
    [
      ...noticed(NEW),
      ['2025-12-24', 'correction.supplied', { text: '某规划的批复' }],
      ['2025-12-25', 'lateness.judged', { finding: 'excused', reasons: '住院' }],
    ],
    [
      ...working(NEW),
      ['2025-12-10', 'fee.noticed', { mode: 'per-page', units: 72, amount: 420 }],
      ['2025-12-11', 'fee.delivered'],
      ['2026-02-10', 'request.archived'],
    ],
    [
      ...working(NEW),
      ...answered('2025-12-10', { outcome: '5.2' }).slice(0, 3),
      ['2025-12-10', 'draft.returned', { reason: '补充依据' }],
      ...answered('2025-12-11', { outcome: '5.2' }),
      ['2025-12-15', 'reply.replaced', { reason: '依据有误', during: 'review', document: '复议〔2025〕1号' }],
      ...answered('2025-12-16', { outcome: '5.1' }),
    ],
    [...opened(NEW), [NEW, 'reply.given-on-spot', { outcome: '1', reasons: '已公开', ...given }]],
    [...opened(NEW), [NEW, 'reply.given-on-spot', { outcome: '4.1', reasons: '不掌握', competent: partly.competent }]],
    [...opened(NEW), [NEW, 'reply.given-on-spot', { outcome: '5.2', earlier: partly.earlier }]],
    [...opened(NEW), [NEW, 'reply.given-on-spot', { outcome: '4.1', reasons: '不掌握', ...UNSEARCHED }]],
  ],
  'press-incident': [
    [
      [NEW, 'sentiment.detected', { subject: '某路段塌陷' }],
      [NEW, 'incident.triaged', { priority: 'other', owner: '交通运输局' }],
      [NEW, 'incident.consulted', { with: ['网信办'] }],
    ],
  ],
};

/**
 * Walks a case along a way, a minute for each fact, through an engine that sees to it that the way is lawful.
 * @throws Error with the code of a fact that is refused.
 */
export const walkAlong = async (procedure: AnyProcedure, way: Way): Promise<Walk> => {
  let now = 0;
  const chance = seeded(way.length);
  const store = openSqliteStore({ clock: () => now });
  const random = (bytes: number): Uint8Array => Uint8Array.from({ length: bytes }, () => chance.between(0, 255));
  const engine = await openEngine({ store, procedures: [procedure], random });
  let id = '';
  for (const [place, [on, type, data]] of way.entries()) {
    now = instantOf(`${on}T10:00:00+08:00`) + place * 60_000;
    await engine.sweep();
    const fact = { type, at: formatInstant(now), ...data };
    const by = { actor: officerOf(procedure, type, false) };
    const outcome = await (id === ''
      ? engine.open({ procedure: procedure.id, agency: 'kunming', fact, settings: {} }, by)
      : engine.submit(id, fact, by));
    if (!outcome.ok) throw new Error(`${type} on ${on}: ${outcome.refusal.code}`);
    id = outcome.case.id;
  }
  const walked = await storedWalk(store, id);
  await engine.close();
  if (walked === null) throw new Error('the way is empty');
  return walked;
};
