import type { SamplesOf, Step } from '../../kernel/index.ts';
import type { siteError } from './site-error.ts';

const reported: readonly Step[] = [['error.reported']];
const fixing: readonly Step[] = [...reported, ['error.transferred']];
const replied: readonly Step[] = [...fixing, ['error.answered']];
const unfounded = { finding: 'unfounded', answer: '经核实,办事指南无误' };

export { siteError as procedure } from './site-error.ts';

/** Examples of the facts of a report, and the ways to its states. */
export const samples = {
  facts: {
    'error.reported': { site: '某市人民政府门户网站', description: '办事指南的联系电话打不通' },
    'error.transferred': { to: '某市交通运输局' },
    'error.extended': { reason: '需要原制作单位核对' },
    'error.answered': { finding: 'corrected', answer: '电话号码已更正' },
    'error.directed': { to: 'petition' },
    'error.merged': { into: '错-kunming-2026-00099' },
    'error.withdrawn': {},
    'error.published': {},
    'error.reopened': { reason: '电话仍打不通' },
  },
  ways: {
    reported,
    reopened: [...replied, ['error.reopened']],
    fixing,
    extended: [...fixing, ['error.extended']],
    replied,
    published: [...replied, ['error.published']],
    unfounded: [...fixing, ['error.answered', unfounded]],
    'out-of-scope': [...reported, ['error.directed']],
    merged: [...reported, ['error.merged']],
    withdrawn: [...reported, ['error.withdrawn']],
  },
  cells: {
    // The periods of the ways end on 5 March.
    'in time': { at: '2026-03-04T10:00:00+08:00' },
    late: { at: '2026-03-09T10:00:00+08:00' },
    'acknowledged late': {
      at: '2026-03-09T10:00:00+08:00',
      data: { acknowledged: ['rule/error-overdue'], reason: '核对未完成' },
    },
    unfounded: { data: unfounded },
  },
  vary: {
    'error.reported': (draw) => ({
      site: draw.pick(['某市人民政府门户网站', '某县人民政府网站', '某厅网站']),
      description: draw.pick(['链接打不开', '领导姓名有错字', '栏目半年未更新']),
      ...(draw.happens(0.3) ? { page: 'https://www.example.gov.cn/bszn/1.html' } : {}),
      ...(draw.happens(0.3) ? { contact: '电话 0871-00000000' } : {}),
    }),
    'error.answered': (draw) => (draw.happens(0.3) ? unfounded : { finding: 'corrected', answer: '已整改' }),
    'error.directed': (draw) => ({ to: draw.pick(['petition', 'disclosure-request', 'hotline-12345']) }),
  },
  settings: { 'error.yunnanLimit': [true] },
  turns: ['error.directed', 'error.merged', 'error.withdrawn'],
} satisfies SamplesOf<typeof siteError>;
