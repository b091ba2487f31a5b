import { type AnyProcedure, disclosureRequest, pressIncident, siteError, text } from '@gongkai/core';
import { REPLY_ACTS } from './recordable-replies.ts';
import { type Act, REQUEST_ACTS, type Step } from './recordable-requests.ts';

/** An act of any procedure. */
export interface Row extends Act {
  readonly procedure: AnyProcedure;
  /** The clock that the act must not move. */
  readonly clock: string;
}

const triaged: readonly Step[] = [
  ['sentiment.detected', '2026-03-02', { subject: '某路段塌陷' }],
  ['incident.triaged', '2026-03-02', { category: 'accident', grade: 'II', priority: 'emergency', owner: '应急管理局' }],
];
const incident = {
  procedure: pressIncident,
  clock: 'release',
  before: triaged,
  known: false,
  state: 'triaged',
} as const;

const incidents: readonly Row[] = [
  {
    ...incident,
    code: 'rule/must-be-answered',
    act: ['incident.dismissed', '2026-03-02', { ground: 'not-required', reason: '已自行平息' }],
    status: 422,
    follows: text('登记后案件不办结,回应时限继续计算', 'it stays open; the hours to answer run on'),
  },
  {
    ...incident,
    code: 'rule/merged-into-less',
    act: [
      'incident.merged',
      '2026-03-02',
      { into: { number: '舆〔2026〕3号', detectedAt: '2026-03-02T10:00:00+08:00' }, reason: '同一事项' },
    ],
    status: 422,
    follows: text('登记后案件不办结,本案时限继续计算', 'it stays open; its own hours run on'),
  },
];

const errors: readonly Row[] = [
  {
    procedure: siteError,
    clock: 'reply',
    code: 'rule/error-overdue',
    before: [
      ['error.reported', '2026-03-02', { site: '某市人民政府门户网站', description: '链接打不开' }],
      ['error.transferred', '2026-03-02', { to: '某局' }],
    ],
    // Three working days from the report: until the 5th.
    act: ['error.extended', '2026-03-06', { reason: '核对' }],
    known: true,
    status: 409,
    state: 'fixing',
    follows: text('登记后不延长答复期限', 'once recorded, it extends nothing'),
  },
];

/** An act for every rule that may be broken on acknowledgement. */
export const ROWS: readonly Row[] = [
  ...[...REQUEST_ACTS, ...REPLY_ACTS].map((act) => ({ procedure: disclosureRequest, clock: 'reply', ...act })),
  ...incidents,
  ...errors,
];
