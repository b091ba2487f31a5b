import { change, count, money, type Register } from './register.ts';

// The words follow the rows of the forms; the identifiers are the project's own.
const DISCLOSURE = {
  'proactive-items': count('主动公开政府信息', 'items disclosed proactively', '条'),
  'normative-items': count('主动公开规范性文件', 'normative documents disclosed proactively', '条'),
  'gazette-items': count('政府公报公开政府信息', 'items disclosed in the gazette', '条'),
  'website-items': count('政府网站公开政府信息', 'items disclosed on websites', '条'),
  'weibo-items': count('政务微博公开政府信息', 'items disclosed on Weibo', '条'),
  'wechat-items': count('政务微信公开政府信息', 'items disclosed on WeChat', '条'),
  'other-channel-items': count('其他方式公开政府信息', 'items disclosed in other ways', '条'),
  'paper-files-sent': count('向查阅场所报送纸质文件', 'paper files sent to reading places', '条/件'),
  'electronic-files-sent': count('向查阅场所报送电子文件', 'electronic files sent to reading places', '条/件'),
  'files-sent': count('向图书馆、档案馆等查阅场所报送信息', 'items sent to reading places', '条/件'),
} as const satisfies Record<string, Register>;

const RESPONSES = {
  responses: count('回应公众关注热点或重大舆情', 'responses to public concerns', '次'),
  'press-conferences': count('参加或举办新闻发布会', 'press conferences held or attended', '次'),
  'press-conferences-by-head': count('主要负责同志参加新闻发布会', 'press conferences attended by the head', '次'),
  'online-interviews': count('政府网站在线访谈', 'online interviews', '次'),
  'online-interviews-by-head': count('主要负责同志参加政府网站在线访谈', 'online interviews given by the head', '次'),
  interpretations: count('政策解读稿件发布', 'interpretations of policies published', '篇'),
  'social-media-responses': count('微博微信回应事件', 'responses on Weibo and WeChat', '次'),
  'other-responses': count('其他方式回应事件', 'responses in other ways', '次'),
} as const satisfies Record<string, Register>;

const DOCUMENTS = {
  'regulations-made': count('本年制发规章', 'regulations made in the year', '件'),
  'regulations-repealed': count('本年废止规章', 'regulations repealed in the year', '件'),
  'regulations-in-force': count('现行有效规章', 'regulations in force', '件'),
  'regulations-published': count('本年新公开规章', 'regulations newly disclosed in the year', '件'),
  'regulations-published-total': count('对外公开规章总数', 'regulations disclosed in all', '件'),
  'normative-documents-made': count('本年制发行政规范性文件', 'normative documents made in the year', '件'),
  'normative-documents-repealed': count('本年废止行政规范性文件', 'normative documents repealed in the year', '件'),
  'normative-documents-in-force': count('现行有效行政规范性文件', 'normative documents in force', '件'),
  'normative-documents-published': count('本年新公开规范性文件', 'normative documents newly disclosed', '件'),
  'normative-documents-published-total': count('对外公开规范性文件总数', 'normative documents disclosed in all', '件'),
} as const satisfies Record<string, Register>;

const DECISIONS = {
  'licence-items-before': count('上一年行政许可项目', 'kinds of licence a year before', '项'),
  'licence-items-change': change('本年增减行政许可项目', 'change in kinds of licence', '项'),
  'licence-decisions': count('行政许可处理决定', 'licensing decisions', '件'),
  'service-items-before': count('上一年其他对外管理服务事项', 'other kinds of service a year before', '项'),
  'service-items-change': change('本年增减其他对外管理服务事项', 'change in other kinds of service', '项'),
  'service-decisions': count('其他对外管理服务事项处理决定', 'decisions on other services', '件'),
  'penalty-items-before': count('上一年行政处罚项目', 'kinds of penalty a year before', '项'),
  'penalty-items-change': change('本年增减行政处罚项目', 'change in kinds of penalty', '项'),
  'penalty-decisions': count('行政处罚处理决定', 'penalty decisions', '件'),
  'coercion-items-before': count('上一年行政强制项目', 'kinds of compulsory measure a year before', '项'),
  'coercion-items-change': change('本年增减行政强制项目', 'change in kinds of compulsory measure', '项'),
  'coercion-decisions': count('行政强制处理决定', 'decisions on compulsory measures', '件'),
  'charge-items-before': count('上一年行政事业性收费项目', 'kinds of charge a year before', '项'),
  'charge-items-change': change('本年增减行政事业性收费项目', 'change in kinds of charge', '项'),
  'charges-collected': money('行政事业性收费金额', 'administrative charges collected'),
  'procurement-projects': count('政府集中采购项目', 'projects of central procurement', '个'),
  'procurement-amount': money('政府集中采购总金额', 'amount of central procurement'),
} as const satisfies Record<string, Register>;

const RECONSIDERATION = {
  'reconsiderations-upheld': count('行政复议结果维持', 'reconsiderations that upheld', '件'),
  'reconsiderations-corrected': count('行政复议结果纠正', 'reconsiderations that corrected', '件'),
  'reconsiderations-other': count('行政复议其他结果', 'reconsiderations with another result', '件'),
  'reconsiderations-pending': count('行政复议尚未审结', 'reconsiderations pending', '件'),
  'reconsiderations-concluded': count('行政复议(已审结)', 'reconsiderations concluded', '件'),
  reconsiderations: count('行政复议', 'reconsiderations, those pending included', '件'),
} as const satisfies Record<string, Register>;

const SUITS = {
  'suits-upheld': count('行政诉讼维持或驳回', 'suits upheld or dismissed', '件'),
  'suits-corrected': count('行政诉讼被依法纠错', 'suits that corrected', '件'),
  'suits-other': count('行政诉讼其他情形', 'suits with another result', '件'),
  'suits-concluded': count('行政诉讼(已审结)', 'suits concluded', '件'),
  'direct-suits-upheld': count('未经复议直接起诉结果维持', 'direct suits that upheld', '件'),
  'direct-suits-corrected': count('未经复议直接起诉结果纠正', 'direct suits that corrected', '件'),
  'direct-suits-other': count('未经复议直接起诉其他结果', 'direct suits with another result', '件'),
  'direct-suits-pending': count('未经复议直接起诉尚未审结', 'direct suits pending', '件'),
  'direct-suits': count('未经复议直接起诉', 'direct suits, those pending included', '件'),
  'later-suits-upheld': count('复议后起诉结果维持', 'suits after reconsideration that upheld', '件'),
  'later-suits-corrected': count('复议后起诉结果纠正', 'suits after reconsideration that corrected', '件'),
  'later-suits-other': count('复议后起诉其他结果', 'suits after reconsideration with another result', '件'),
  'later-suits-pending': count('复议后起诉尚未审结', 'suits after reconsideration pending', '件'),
  'later-suits': count('复议后起诉', 'suits after reconsideration, those pending included', '件'),
} as const satisfies Record<string, Register>;

const MEANS = {
  offices: count('政府信息公开工作专门机构', 'offices for disclosure', '个'),
  'reading-points': count('政府信息公开查阅点', 'reading points', '个'),
  staff: count('从事政府信息公开工作人员', 'staff for disclosure', '人'),
  'staff-full-time': count('政府信息公开专职人员', 'full-time staff', '人'),
  'staff-part-time': count('政府信息公开兼职人员', 'part-time staff', '人'),
  budget: money('政府信息公开专项经费', 'budget for disclosure'),
  meetings: count('政府信息公开工作会议或专题会议', 'meetings on disclosure', '次'),
  trainings: count('政府信息公开培训班', 'training courses', '次'),
  'people-trained': count('接受政府信息公开培训', 'people trained', '人次'),
} as const satisfies Record<string, Register>;

/** Every register by its id; `cellsFedBy` returns the cells that each feeds. */
export const REGISTERS = {
  ...DISCLOSURE,
  ...RESPONSES,
  ...DOCUMENTS,
  ...DECISIONS,
  ...RECONSIDERATION,
  ...SUITS,
  ...MEANS,
} as const satisfies Record<string, Register>;

/** The name of a register. */
export type RegisterId = keyof typeof REGISTERS;

/** The names of all registers, in the order of the forms. */
export const REGISTER_IDS = Object.keys(REGISTERS) as readonly RegisterId[];

/** Whether a text names a register. */
export const isRegisterId = (id: string): id is RegisterId => Object.hasOwn(REGISTERS, id);
