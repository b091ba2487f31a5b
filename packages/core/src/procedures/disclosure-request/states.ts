import { text } from '../../kernel/index.ts';

/** The states of a request. */
export const STATES = {
  new: text('新', 'new'),
  'awaiting-signature': text('待签收', 'awaiting signature'),
  'awaiting-confirmation': text('待双方确认', 'awaiting confirmation'),
  received: text('已收到', 'received'),
  registered: text('已登记', 'registered'),
  correcting: text('待补正', 'awaiting correction'),
  processing: text('办理中', 'processing'),
  'giving-reasons': text('待说明理由', 'awaiting reasons'),
  'awaiting-fee': text('待缴费', 'awaiting payment'),
  drafted: text('已拟稿', 'drafted'),
  cleared: text('已保密审查', 'cleared'),
  countersigned: text('已会签', 'countersigned'),
  decided: text('已签发', 'decided'),
  served: text('已送达', 'served'),
  archived: text('已归档', 'archived'),
  closed: text('已终结', 'closed'),
} as const;

const UNTIL_DECIDED = [
  'received',
  'registered',
  'correcting',
  'processing',
  'giving-reasons',
  'awaiting-fee',
  'drafted',
  'cleared',
  'countersigned',
  'decided',
] as const;

/** From receipt to the decision and its service: an order may come at any time. */
export const AFTER_RECEIPT = [...UNTIL_DECIDED, 'served', 'archived', 'closed'] as const;

/** Everything before the reply is served. */
export const BEFORE_SERVICE = ['awaiting-signature', 'awaiting-confirmation', ...UNTIL_DECIDED] as const;

/** Between receipt and decision, apart from what the applicant owes. */
export const WORKING = ['processing', 'drafted', 'cleared', 'countersigned'] as const;

/** A letter to a third party or another agency is answered, delivered or lost while the office works on the reply. */
export const WITH_LETTERS = [...WORKING, 'giving-reasons', 'awaiting-fee'] as const;
