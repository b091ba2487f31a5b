import { DUTIES } from '../../kernel/duties.ts';
import { fieldLabel, text } from '../../kernel/index.ts';

const minute = text('到分', 'to the minute');

const FIELDS = {
  subject: fieldLabel('舆情主题', 'subject'),
  category: fieldLabel('事件类别', 'category'),
  grade: fieldLabel('事件级别', 'grade'),
  occurredAt: fieldLabel('事件发生时间', 'when it happened', minute),
  source: fieldLabel('信息来源', 'source'),
  priority: fieldLabel('回应重点', 'priority'),
  owner: fieldLabel('牵头责任部门', 'department that leads'),
  joint: fieldLabel('共同责任部门', 'departments that join'),
  'incident.linked:kind': fieldLabel('关联类型', 'kind of link'),
  'incident.linked:to': fieldLabel('关联案件编号', 'number of the other case'),
  'incident.transferred:to': fieldLabel('接收机关', 'organ that takes it over'),
  with: fieldLabel('参加会商的部门', 'departments that were consulted'),
  measures: fieldLabel('处置措施', 'measures'),
  way: fieldLabel('发布方式', 'way of release'),
  summary: fieldLabel('内容摘要', 'summary'),
  number: fieldLabel('文号', 'number'),
  'information.released:number': fieldLabel(
    '通报编号',
    'number of the statement',
    text('如第一号', 'for example 第一号'),
  ),
  'information.updated:number': fieldLabel(
    '通报编号',
    'number of the statement',
    text('如第一号', 'for example 第一号'),
  ),
  text: fieldLabel('全文', 'full text'),
  links: fieldLabel('发布网址', 'where it was published', text('网址', 'web address')),
  version: fieldLabel('版次', 'version'),
  approvedBy: fieldLabel('批准人', 'who approved it'),
  approvedAt: fieldLabel('批准时间', 'when it was approved', minute),
  speaker: fieldLabel('发布人', 'speaker'),
  form: fieldLabel('发布形式', 'form'),
  ground: fieldLabel('无需回应的理由', 'why no answer is needed'),
  into: fieldLabel('并入的案件', 'incident that goes on'),
  'into.number': fieldLabel('案件编号', 'case number'),
  'into.detectedAt': fieldLabel('该案发现时间', 'when it was detected', minute),
  from: fieldLabel('报告单位', 'who reported'),
  informedAt: fieldLabel('事发单位负责人接报时间', 'when the head of the unit was informed', minute),
  'report.sent:kind': fieldLabel('报告类型', 'kind of report'),
  'report.sent:to': fieldLabel('报送机关', 'sent to'),
  receivedBy: fieldLabel('接收人', 'who received it'),
  receivedAt: fieldLabel('接收时间', 'when it was received', minute),
};

const SETTINGS = {
  'incident.start': fieldLabel('5小时和24小时的起算点', 'start of the 5 and 24 hours'),
  'incident.start48': fieldLabel('48小时的起算点', 'start of the 48 hours'),
  'incident.fiveHourGrades': fieldLabel('适用5小时的级别', 'grades bound to 5 hours'),
  'incident.weeklyRollup': fieldLabel('每周汇总', 'weekly roll-up'),
  'incident.otherForms': fieldLabel('也可满足24小时的发布形式', 'forms that also end the 24 hours'),
  'incident.reportLevel': fieldLabel('上报层级', 'level from which it reports'),
};

const occurredAt = text('事件发生时', 'when it happened');

const GRADES = {
  I: text('特别重大', 'I, extremely serious'),
  II: text('重大', 'II, serious'),
  III: text('较大', 'III, relatively serious'),
  IV: text('一般', 'IV, ordinary'),
};

const FORMS = {
  conference: text('新闻发布会', 'press conference'),
  briefing: text('吹风会', 'briefing'),
  'joint-interview': text('集体采访', 'joint interview'),
  written: text('书面发布', 'in writing'),
  online: text('网络发布', 'online'),
};

const VALUES = {
  category: {
    'natural-disaster': text('自然灾害', 'natural disaster'),
    accident: text('事故灾难', 'accident'),
    'public-health': text('公共卫生事件', 'public health'),
    'social-security': text('社会安全事件', 'social security'),
  },
  grade: GRADES,
  priority: {
    'misread-policy': text('政策误解误读', 'misread policy'),
    'vital-interest': text('涉及公众切身利益', 'vital interests of the public'),
    'moral-bottom-line': text('冲击社会道德底线', 'offends basic morals'),
    emergency: text('突发事件处置', 'emergency'),
    ordered: text('上级要求回应', 'ordered from above'),
    other: text('其他', 'other'),
  },
  'incident.linked:kind': {
    secondary: text('由该案次生', 'arose from the other'),
    primary: text('引发该案', 'the other arose from it'),
    related: text('相关', 'related'),
  },
  'report.sent:kind': {
    initial: text('初报', 'initial report'),
    'follow-up': text('续报', 'follow-up report'),
    final: text('终报', 'final report'),
  },
  way: {
    statement: text('通报', 'statement'),
    'press-conference': FORMS.conference,
    briefing: FORMS.briefing,
    interview: text('接受采访', 'interview'),
    weibo: text('政务微博', 'Weibo'),
    wechat: text('政务微信', 'WeChat'),
    app: text('移动客户端', 'app'),
    website: text('政府网站', 'website'),
  },
  speaker: { leader: text('负责人', 'leader'), spokesperson: DUTIES.spokesperson },
  form: FORMS,
  ground: { untrue: text('不属实', 'untrue'), 'not-required': text('无需回应', 'no answer is required') },
  'incident.start': { occurredAt, learnedAt: text('获知事件时', 'when it was learned of') },
  'incident.start48': { detectedAt: text('监测发现时', 'when it was detected'), occurredAt },
  'incident.fiveHourGrades': GRADES,
  'incident.otherForms': FORMS,
  'incident.reportLevel': {
    unit: text('事发单位', 'unit'),
    county: text('县级', 'county'),
    city: text('市级', 'city'),
    province: text('省级', 'province'),
  },
};

/** What people call the tags of an incident: its kind and its grade. */
export const TAGS = { ...VALUES.category, ...GRADES };

/** The words of the forms of an incident. */
export const FORM_LABELS = { fields: { ...FIELDS, ...SETTINGS }, values: VALUES };
