import * as z from 'zod';
import {
  cite,
  convention,
  kit,
  publicField,
  type SmallContext,
  text,
  type Text,
  workingDays,
} from '../../kernel/index.ts';
import { FORM_LABELS } from './form-labels.ts';
import { caseNumber, words } from '../../kernel/schemas.ts';

const { fact, procedure, rule, each, when } = kit({
  states: {
    new: text('新', 'new'),
    reported: text('已受理', 'reported'),
    reopened: text('重新办理', 'reopened'),
    fixing: text('办理中', 'being fixed'),
    extended: text('已延期', 'extended'),
    replied: text('已答复', 'replied'),
    published: text('已公开', 'published'),
    unfounded: text('不属实', 'unfounded'),
    'out-of-scope': text('不属受理范围', 'out of scope'),
    merged: text('已并件', 'merged'),
    withdrawn: text('已撤回', 'withdrawn'),
  },
  settings: z.strictObject({ 'error.yunnanLimit': z.boolean().default(false) }),
  duties: { 'site-editor': text('网站编辑(受理)', 'site editor'), 'handling-unit': text('承办单位', 'handling unit') },
});
const notice47 = cite('website-guidelines-2017-47');
const editor = { basis: notice47, by: ['site-editor'] } as const;
const channel = publicField(z.enum(['petition', 'disclosure-request', 'hotline-12345']));
const waiting = each(['reported', 'reopened'], 'fixing');
const open = ['reported', 'reopened', 'fixing', 'extended'] as const;
// Until its answer a report may end in other ways too.
const ending = <const D extends z.ZodRawShape>(label: Text, to: 'out-of-scope' | 'merged' | 'withdrawn', data: D) =>
  fact({ label, basis: convention('error-ended'), by: ['site-editor', 'handling-unit'], data, from: each(open, to) });
const isUnfounded = when<{ at: number; finding: string }>('unfounded', (_, { finding }) => finding === 'unfounded');
const isOverdue = rule({
  code: 'rule/error-overdue',
  basis: convention('error-extended'),
  text: text('答复期限届满后延期', 'extended after the period for the answer was over'),
  bars: (_, __, { clock }) => clock('reply')?.state === 'overdue',
  follows: text('登记后不延长答复期限', 'once recorded, it extends nothing'),
  instead: ({ at }: SmallContext) => ({ at }),
  leads: 'stay',
});
const isNotLater = rule({
  code: 'rule/error-reopened-at-once',
  basis: convention('error-reopened'),
  text: text('重新办理应当晚于原办理结果', 'it has to be later than the result that it reopens'),
  bars: ({ at }, now) => now <= Math.max(at['error.answered'] ?? 0, at['error.directed'] ?? 0),
});
// A report that is handled again has its periods from its reopening.
const since = ({ at }: SmallContext) => at['error.reopened'] ?? at['error.reported'];
const national = { binds: 'agency', basis: notice47, starts: since } as const;
const ended = ['error.directed', 'error.merged', 'error.withdrawn'] as const;
const sent = ['error.transferred', ...ended] as const;
const answer = { binds: 'agency', onExpiry: text('通报', 'bulletin'), ends: ['error.answered', ...ended] } as const;

/** 我为政府网站找错: a report of an error on a government website, up to the publication of how it was handled. */
export const siteError = procedure({
  id: 'site-error',
  version: '1.0.0',
  label: text('我为政府网站找错', 'error on a government website'),
  labels: FORM_LABELS,
  prefix: '错',
  order: 'instant',
  settled: ['replied', 'published', 'unfounded', 'out-of-scope'],
  course: ['error.directed', 'error.answered', 'error.published'],
  names: { 'error.reported': { subject: 'description' } },
  facts: {
    'error.reported': fact({
      ...editor,
      label: text('网民找错', 'reported'),
      data: { site: words(), page: words(1000).optional(), description: words(4000), contact: words(200).optional() },
      from: { new: 'reported' },
      counts: 'site-error.reported',
    }),
    'error.transferred': fact({ ...editor, label: text('转办', 'transferred'), data: { to: words() }, from: waiting }),
    'error.extended': fact({
      label: text('延期并告知网民', 'extended, with notice to the reporter'),
      basis: convention('error-extended'),
      by: ['handling-unit'],
      data: { reason: words(2000) },
      from: { fixing: 'extended' },
      irregular: [isOverdue],
      counts: 'site-error.extended',
    }),
    'error.answered': fact({
      label: text('答复网民', 'answered'),
      basis: notice47,
      by: ['handling-unit'],
      data: { finding: publicField(z.enum(['corrected', 'unfounded'])), answer: words(4000) },
      from: each(['fixing', 'extended'], [{ ...isUnfounded, to: 'unfounded' }, 'replied']),
      counts: 'site-error.answered',
    }),
    'error.directed': ending(text('告知其他渠道', 'directed to another channel'), 'out-of-scope', { to: channel }),
    'error.merged': ending(text('并件', 'merged into another report'), 'merged', { into: caseNumber }),
    'error.withdrawn': ending(text('撤回', 'withdrawn'), 'withdrawn', {}),
    'error.published': fact({ ...editor, label: text('公开办理情况', 'published'), from: { replied: 'published' } }),
    'error.reopened': fact({
      label: text('重新办理', 'reopened'),
      basis: convention('error-reopened'),
      by: ['site-editor', 'supervisor'],
      data: { reason: words(2000) },
      from: each(['replied', 'published', 'unfounded', 'out-of-scope'], 'reopened'),
      refuse: [isNotLater],
      counts: 'site-error.reopened',
      restarts: true,
    }),
  },
  periods: {
    transfer: { ...national, label: text('转办', 'transfer'), length: workingDays(1), ends: sent },
    reply: {
      ...national,
      ...answer,
      label: text('答复网民', 'answer to the reporter'),
      length: workingDays(3),
      extended: ({ at }) => (at['error.extended'] === undefined ? 0 : 3),
    },
    rectification: {
      ...answer,
      label: text('处理、整改和回复', 'correction and answer'),
      length: workingDays(2),
      basis: cite('yunnan-report-2018'),
      starts: ({ at, settings }) => (settings['error.yunnanLimit'] === true ? at['error.transferred'] : undefined),
    },
  },
});
