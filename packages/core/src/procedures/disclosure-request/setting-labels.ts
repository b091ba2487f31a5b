import { fieldLabel, labelsIn, text } from '../../kernel/index.ts';
import { OUTCOMES } from './outcomes.ts';
import { VALUE_LABELS } from './value-labels.ts';

const workingDays = text('工作日', 'working days');

/** What forms call the settings of a request. */
export const SETTING_LABELS = {
  'regime.bindTo': fieldLabel(
    '跨越条例修订的申请适用旧条例的依据',
    'which day decides between the texts of 2008 and 2019',
  ),
  'pause.convention': fieldLabel('征求意见期间的起止', 'which days a consultation leaves out'),
  'pause.onDeliveryFailure': fieldLabel('文书未能送达后的期限', 'the period after a letter is returned'),
  'pause.reasonsRequest': fieldLabel('要求说明理由时停止计算期限', 'a request for reasons pauses the period'),
  'pause.secrecyReferral': fieldLabel('报请确定是否涉密时停止计算期限', 'a secrecy referral pauses the period'),
  'correction.late': fieldLabel('逾期发出的补正通知', 'a late notice of correction'),
  'extension.maxTimes': fieldLabel('可以延期的次数', 'number of extensions', text('次', 'times')),
  'extension.noticeBeforeExpiry': fieldLabel('延期告知应在期限届满前', 'notice of an extension before the period ends'),
  'fee.partPayment': fieldLabel('部分缴费', 'a part payment'),
  'fee.dayOne': fieldLabel('缴费后期限的起算日', 'first day after the payment'),
  'fee.latePayment': fieldLabel('逾期缴费', 'a late payment'),
  'fee.stepFrom31': fieldLabel('第31件至第40件的单价', 'price of items 31 to 40', text('元每件', 'yuan for each')),
  'route.compulsory': fieldLabel('应当先行复议的答复', 'outcomes that go to reconsideration first'),
  'route.silence': fieldLabel('逾期不答复的救济', 'way against silence'),
  'day.end': fieldLabel(
    '期限最后一日的截止时间',
    'end of the last day',
    text('时:分,如 24:00', 'HH:MM, for example 24:00'),
  ),
  'outcome.6.3.reasons': fieldLabel('其他结束方式的范围', 'ways of ending otherwise'),
  'withdraw.allowed': fieldLabel('可以撤回申请的时限', 'until when a request may be withdrawn'),
  'massDelay.max': fieldLabel('延迟答复的上限', 'longest delay', workingDays),
  'correction.afterDue': fieldLabel('逾期提交的补正', 'a correction after its date'),
  'reply.endsOn': fieldLabel('答复期限的终点', 'what ends the reply period'),
  'stats.remand': fieldLabel('责令重新处理的统计', 'a remanded request in the figures'),
  'secrecy.always': fieldLabel('不提供信息的答复也作保密审查', 'review also replies that release nothing'),
  'thirdParty.bareObjection': fieldLabel('第三方不同意且未说明理由', 'an objection without reasons'),
};

const refuse = text('不予登记', 'refused');

/** What forms call the values of the settings. */
export const SETTING_VALUES = {
  'regime.bindTo': {
    receiptDate: text('收到申请之日', 'day of receipt'),
    submissionDate: text('提交申请之日', 'day of submission'),
  },
  'pause.convention': {
    afterSent_throughAnswer: text('发出次日至答复当日', 'from the day after sending, with the day of the answer'),
    fromSent_throughAnswer: text('发出当日至答复当日', 'from the day of sending, with the day of the answer'),
    afterSent_beforeAnswer: text('发出次日至答复前一日', 'from the day after sending, without the day of the answer'),
  },
  'pause.onDeliveryFailure': { resume: text('恢复计算', 'goes on'), keep: text('继续停止计算', 'stays paused') },
  'correction.late': { refuse, acceptAndFlag: text('登记并标明逾期', 'recorded as late') },
  'fee.partPayment': {
    notPaid: text('视为未缴费', 'counts as not paid'),
    restartsReply: text('重新计算答复期限', 'restarts the reply period'),
  },
  'fee.dayOne': { nextDay: text('缴费次日', 'the day after'), sameDay: text('缴费当日', 'the same day') },
  'fee.latePayment': { refuse, accept: text('予以登记', 'accepted') },
  'fee.stepFrom31': { 100: text('100元', '100 yuan'), 200: text('200元', '200 yuan') },
  'route.compulsory': labelsIn(OUTCOMES),
  'route.silence': {
    byDate: text('按当时的规定', 'by the law of the day'),
    either: text('复议或者诉讼', 'reconsideration or a court'),
    reconsiderationFirst: text('先行复议', 'reconsideration first'),
  },
  'outcome.6.3.reasons': VALUE_LABELS.ending,
  'withdraw.allowed': {
    untilDecided: text('签发前', 'until the decision'),
    untilServed: text('送达前', 'until service'),
  },
  'correction.afterDue': { officerDecides: text('由承办人认定理由', 'the officer judges the reason'), refuse },
  'reply.endsOn': { service: text('送达', 'service'), decision: text('签发', 'decision') },
  'stats.remand': {
    firstResultStands: text('保留原结果', 'the first result stands'),
    countAsNew: text('作为新收件', 'counts as new'),
  },
  'thirdParty.bareObjection': {
    agencyDecides: text('由行政机关决定', 'the agency decides'),
    withhold: text('不予公开', 'withheld'),
  },
};
