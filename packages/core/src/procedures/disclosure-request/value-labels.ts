import { labelsIn, PARTIES, text } from '../../kernel/index.ts';
import { PARTIES_OF_REQUESTS } from './kit.ts';
import { TOPICS } from './topics.ts';
import { WAYS_IN } from './ways-in.ts';

const other = text('其他', 'other');

/** Grounds of withholding, for replies and for their passages. */
const GROUNDS = {
  'state-secret': text('国家秘密', 'state secret'),
  'law-forbids': text('法律、行政法规禁止公开', 'forbidden by law'),
  'security-and-stability': text('危及国家安全、公共安全、经济安全、社会稳定', 'security and stability'),
  'third-party': text('商业秘密、个人隐私', 'trade secret or privacy of a third party'),
  'internal-affairs': text('内部事务信息', 'internal affairs'),
  'deliberative-process': text('过程性信息', 'deliberative process'),
  'enforcement-file': text('行政执法案卷信息', 'enforcement file'),
  'not-government-information': text('不属于政府信息', 'not government information'),
  'not-held': text('本机关不掌握', 'not held'),
};

const arrival = {
  channel: {
    'in-person': text('当面提交', 'in person'),
    oral: text('口头申请', 'oral'),
    'mail-signed': text('邮寄(需签收)', 'post, signed for'),
    'mail-ordinary': text('邮寄(平常信函)', 'ordinary post'),
    internet: text('互联网', 'internet'),
    fax: text('传真', 'fax'),
  },
  wayIn: labelsIn(WAYS_IN),
  topic: labelsIn(TOPICS),
  'applicant.kind': {
    natural: text('自然人', 'natural person'),
    commercial: text('商业企业', 'commercial enterprise'),
    research: text('科研机构', 'research institution'),
    'public-welfare': text('社会公益组织', 'public-welfare organisation'),
    'legal-service': text('法律服务机构', 'legal-service organisation'),
    other,
  },
  idKind: {
    resident: text('居民身份证', 'resident identity card'),
    'credit-code': text('统一社会信用代码', 'unified social credit code'),
    passport: text('护照', 'passport'),
    other,
  },
};

const handling = {
  'request.changed:kind': {
    narrowed: text('缩小范围', 'narrowed'),
    widened: text('扩大范围', 'widened'),
    reworded: text('修改表述', 'reworded'),
  },
  'lateness.judged:finding': {
    excused: text('有正当理由', 'excused'),
    'not-excused': text('无正当理由', 'not excused'),
  },
  party: { ...PARTIES, ...PARTIES_OF_REQUESTS },
  answer: { consents: text('同意公开', 'consents'), objects: text('不同意公开', 'objects') },
  mode: { 'per-item': text('按件计收', 'per item'), 'per-page': text('按量计收', 'per page') },
  'secrecy.determined:finding': {
    cleared: text('不涉密', 'not secret'),
    withhold: text('涉密', 'secret'),
  },
  'secrecy.reviewed:finding': {
    cleared: text('可以公开', 'may be disclosed'),
    redact: text('区分处理后公开', 'may be disclosed in part'),
    withhold: text('不得公开', 'may not be disclosed'),
  },
};

const replying = {
  form: {
    paper: text('纸质', 'paper'),
    electronic: text('电子', 'electronic'),
    inspection: text('现场查阅、抄录', 'inspection on the spot'),
    other,
  },
  unheld: {
    absent: text('信息不存在', 'does not exist'),
    'not-ours': text('不属于本机关负责公开', 'another agency’s'),
  },
  ending: {
    withdrawal: text('申请人撤回', 'withdrawal'),
    transfer: text('移送', 'transfer'),
    merger: text('并案', 'merger'),
    other,
  },
  grounds: GROUNDS,
  ground: GROUNDS,
  way: {
    direct: text('直接送达', 'direct'),
    entrusted: text('委托送达', 'by another agency'),
    post: text('邮寄送达', 'by post'),
    electronic: text('电子送达', 'electronic'),
  },
  carrier: {
    ems: text('邮政特快专递', 'EMS'),
    registered: text('挂号信', 'registered post'),
    ordinary: text('平常信函', 'ordinary post'),
    courier: text('快递企业', 'courier'),
  },
  receiverRelation: {
    applicant: text('申请人本人', 'the applicant'),
    'legal-representative': text('法定代表人', 'legal representative'),
    agent: text('代理人', 'agent'),
    family: text('同住成年家属', 'adult of the household'),
    'mail-room': text('收发部门', 'mail room'),
    other,
  },
  by: { 'review-organ': text('行政复议机关', 'reconsideration authority'), court: text('人民法院', 'court') },
  during: { review: text('行政复议期间', 'reconsideration'), suit: text('行政诉讼期间', 'suit') },
  'reply.set-aside:finding': {
    'set-aside': text('撤销', 'set aside'),
    unlawful: text('确认违法', 'found unlawful'),
    invalid: text('确认无效', 'found invalid'),
  },
};

/** What forms call the values of the fields of a request; outcomes are called as they are everywhere. */
export const VALUE_LABELS = { ...arrival, ...handling, ...replying };
