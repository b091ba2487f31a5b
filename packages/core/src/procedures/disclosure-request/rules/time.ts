import type { Rules } from '../../../kernel/procedure.ts';
import { cite } from '../../../law/cite.ts';
import { dayEndsOf, requestClocks } from '../clocks.ts';
import { readClock } from '../../../kernel/read-clock.ts';
import type { RequestContext } from '../context.ts';
import type { RequestFact } from '../facts.ts';
import { PERIODS } from '../periods.ts';
import { conflict, invalid, on, r19, replyIsOver, silent } from './rule.ts';
import { settingsOf } from '../settings.ts';

const FIRST_DAY = '2008-05-01';
const COMPLAINT = r19(51);

/** Rules on submission, on expiry, on complaints, withdrawal and remand. */
export const timeRules: Rules<RequestContext, RequestFact> = {
  'request.submitted': [
    invalid(
      'rule/before-the-regulation',
      cite('ogi-regulation-2008'),
      ['《政府信息公开条例》自2008年5月1日起施行,此前的申请不适用', 'the first Regulation took effect on 2008-05-01'],
      (_, fact) => on(fact.at) < FIRST_DAY,
    ),
  ],
  'clock.expired': [
    conflict(
      'rule/clock-not-due',
      silent('engine'),
      ['该期限并未在此时届满', 'no such clock ends at this instant'],
      (context, fact, env) => {
        const found = requestClocks(context, { ...env, now: fact.at }).find((one) => one.id === fact.clock);
        if (found === undefined || !found.expires || found.ended !== null || fact.dueAt === undefined) return true;
        const { due } = readClock(found, env.calendar, fact.at, dayEndsOf(context));
        return due === null || due.at !== fact.dueAt || fact.at < due.at || context.expired[found.id] === fact.dueAt;
      },
    ),
  ],
  'complaint.made': [
    conflict(
      'rule/not-overdue',
      COMPLAINT,
      ['答复期限未届满,尚未作出答复', 'the reply is neither given nor overdue'],
      (context, fact, env) =>
        context.servedAt === null && context.closedAt === null && !replyIsOver(context, fact.at, env),
    ),
  ],
  'request.withdrawn': [
    conflict(
      'rule/already-decided',
      silent('U32'),
      ['答复已签发,不得撤回', 'the reply is signed; the request can no longer be withdrawn'],
      (context) => context.decidedAt !== null && settingsOf(context.settings)['withdraw.allowed'] === 'untilDecided',
    ),
  ],
  'request.remanded': [
    conflict(
      'rule/nothing-to-set-aside',
      COMPLAINT,
      [
        '申请人已撤回申请,没有可以撤销的不再处理行为',
        'the applicant withdrew; there is no act that an order could set aside',
      ],
      (context) => context.closedAt !== null && context.outcome === '6.3',
    ),
    invalid(
      'rule/order-date',
      cite('reconsideration-law-2023', 64),
      ['期限须晚于收到决定或者判决之日', 'the date set by the order lies before the order'],
      (_, fact) => fact.dueOn !== undefined && fact.dueOn < on(fact.at),
    ),
  ],
  'reply.served': [
    invalid(
      'rule/before-its-letter',
      cite('service-reply-2016'),
      ['送达不得早于签发', 'service lies before the signature'],
      (context, fact) => context.decidedAt !== null && on(fact.at) < on(context.decidedAt),
    ),
  ],
  'extension.approved': [
    conflict(
      'rule/extension-once',
      silent('U6', 33),
      ['答复期限已延长过,不得再次延长', 'the reply period has been extended before'],
      (context) => context.extensions >= settingsOf(context.settings)['extension.maxTimes'],
    ),
    conflict(
      'rule/extension-not-here',
      silent('U7', 33),
      ['由行政机关或者命令确定的期限不得再行延长', 'a period set by the agency or by an order is not extended'],
      (context) => context.reply?.dueOn != null,
    ),
    conflict(
      'rule/extension-late',
      silent('U6', 33),
      ['答复期限已届满,不得再延长', 'the reply period has run out'],
      (context, fact, env) => replyIsOver(context, fact.at, env),
    ),
    invalid(
      'rule/extension-too-long',
      r19(33, 2),
      [
        '延长的期限超过法定上限(2019年文本20个工作日,2008年文本15个工作日)',
        'the extension exceeds the statutory limit',
      ],
      (context, fact) =>
        fact.workingDays !== undefined && (context.extension?.workingDays ?? 0) + fact.workingDays > longest(context),
    ),
  ],
  'extension.notified': [
    conflict(
      'rule/no-extension',
      r19(33, 2),
      ['没有尚待告知的延期决定', 'there is no approved extension that the applicant has not been told of'],
      (context) => context.extension === null || context.extension.notifiedOn !== null,
    ),
    invalid(
      'rule/before-its-letter',
      r19(33, 2),
      ['告知不得早于批准', 'the applicant cannot have been told before the approval'],
      (context, fact) => context.extension !== null && on(fact.at) < context.extension.approvedOn,
    ),
    conflict(
      'rule/extension-notice-late',
      silent('U6', 33),
      ['原答复期限已届满,此时告知延期不发生效力', 'the base period ran out before the applicant was told'],
      (context, fact, env) =>
        settingsOf(context.settings)['extension.noticeBeforeExpiry'] && replyIsOver(context, fact.at, env),
    ),
  ],
  'extension.revoked': [
    conflict(
      'rule/no-extension',
      r19(33, 2),
      ['没有延期决定', 'there is no extension'],
      (context) => context.extension === null,
    ),
  ],
};

const longest = (context: RequestContext): number =>
  context.regime === 'FOI2008' ? PERIODS['extension-2008'].length.count : PERIODS.extension.length.count;
