import { text } from '../../kernel/index.ts';
import { UNLAWFUL } from './breach.ts';
import { changes } from './changes.ts';
import { consultationPauses } from './consultation-clock.ts';
import { consultation } from './consultation.ts';
import { REQUEST_INDICATORS, requestContributions, results } from './contributions.ts';
import { correction } from './correction.ts';
import { decision, OWN_SIGNATURE } from './decision.ts';
import { excessive, reasonsPauses } from './excessive.ts';
import { extension, EXTENDS_NOTHING, REPLY_DAYS } from './extension.ts';
import { DAYS_AFTER_FEE, fee, feePauses } from './fee.ts';
import { FIELD_LABELS } from './field-labels.ts';
import { governing } from './governing.ts';
import { request } from './kit.ts';
import { summaryOf, TAGS } from './list-columns.ts';
import { missingPoints } from './missing.ts';
import { objection } from './objection.ts';
import { UNDATED_DAYS } from './orders.ts';
import { whenLinked } from './linked-cases.ts';
import { OUTCOMES } from './outcomes.ts';
import { receipt } from './receipt.ts';
import { remedies } from './remedies.ts';
import { route } from './route.ts';
import { replyClock } from './reply-clock.ts';
import { merging, separation, splitting } from './separation.ts';
import { secrecy, secrecyPauses } from './secrecy.ts';
import { service, serveAgain } from './service.ts';
import { dayEndsOf } from './settings.ts';
import { SETTING_LABELS, SETTING_VALUES } from './setting-labels.ts';
import { lostLetters } from './undelivered.ts';
import { VALUE_LABELS } from './value-labels.ts';

const reply = replyClock({ ...REPLY_DAYS, ...UNDATED_DAYS, 'reply-after-fee': DAYS_AFTER_FEE }, [
  consultationPauses,
  lostLetters,
  feePauses,
  reasonsPauses,
  secrecyPauses,
]);

/** 依申请公开: a request for disclosure under the Regulation of 2019, and under that of 2008 for older cases. */
export const disclosureRequest = request.procedure({
  id: 'disclosure-request',
  version: '1.4.0',
  label: text('政府信息公开申请', 'disclosure request'),
  labels: {
    fields: { ...FIELD_LABELS, ...SETTING_LABELS },
    values: { ...VALUE_LABELS, ...SETTING_VALUES },
  },
  prefix: '依',
  settled: ['awaiting-signature', 'awaiting-confirmation', 'served', 'archived', 'closed'],
  reviewed: ['drafted', 'cleared', 'countersigned'],
  course: [
    'receipt.signed',
    'receipt.confirmed',
    'request.registered',
    'processing.started',
    'correction.supplied',
    'fee.paid',
    'draft.prepared',
    'secrecy.reviewed',
    'draft.countersigned',
    'reply.signed',
    'reply.served',
    'request.archived',
  ],
  names: { 'request.submitted': { subject: 'description', party: 'applicant.name', externalNo: 'externalNo' } },
  apart: [
    { first: 'processing.started', second: 'extension.approved', ...EXTENDS_NOTHING }, // 承办人不得批准本件延期
    { first: 'draft.prepared', second: 'extension.approved', ...EXTENDS_NOTHING },
    { first: 'draft.prepared', second: 'secrecy.reviewed', ...UNLAWFUL }, // 承办 ≠ 保密审查
    { first: 'draft.prepared', second: 'draft.countersigned', ...UNLAWFUL }, // 承办 ≠ 审核
    { first: 'draft.prepared', second: 'reply.signed', ...OWN_SIGNATURE }, // 承办 ≠ 签发
    { first: 'draft.countersigned', second: 'reply.signed', ...OWN_SIGNATURE }, // 审核 ≠ 签发
  ],
  outcomes: OUTCOMES,
  outcomeOf: ({ outcome }) => outcome,
  route,
  results,
  suggestions: (context) => [...missingPoints(context), ...serveAgain(context)],
  whenLinked,
  splitting,
  merging,
  summary: summaryOf,
  tags: TAGS,
  governing,
  dayEnds: dayEndsOf,
  contributions: requestContributions(reply),
  indicators: REQUEST_INDICATORS,
  chapters: [
    receipt,
    changes,
    separation,
    extension(reply),
    correction(reply),
    consultation,
    objection,
    excessive(reply),
    fee(reply),
    secrecy,
    decision,
    service,
    remedies(reply),
  ],
});
