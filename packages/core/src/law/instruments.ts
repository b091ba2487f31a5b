/** Every mark, the surest first. */
export const MARKS = ['verified', 'second-hand', 'from-memory', 'design-choice'] as const;

/**
 * How sure a statement is: read in a copy of the text, read only as restated in another work, remembered, or a modelling
 * choice where the text is silent.
 */
export type Mark = (typeof MARKS)[number];

/** One instrument of law or practice. */
export interface Instrument {
  readonly title: string | null;
  readonly short: string;
  readonly number: string;
  readonly english: string;
  readonly from: string | null;
  /** The last day in force, where it has passed or is known. */
  readonly to?: string;
  /** Set where the first day in force is remembered though the text was read. */
  readonly fromMark?: 'second-hand' | 'from-memory';
  readonly mark: Mark;
}

/** The instruments that this package cites. `title` is null where only the number was seen; `from` is the first day in force, where known. */
export const INSTRUMENTS = {
  'ogi-regulation-2019': {
    title: '中华人民共和国政府信息公开条例',
    short: '条例2019',
    number: '国务院令第711号',
    english: 'Regulation on Open Government Information (2019)',
    from: '2019-05-15',
    mark: 'verified',
  },
  'ogi-regulation-2008': {
    title: '中华人民共和国政府信息公开条例(2007年公布)',
    short: '条例2008',
    number: '国务院令第492号',
    english: 'Regulation on Open Government Information (2008)',
    from: '2008-05-01',
    mark: 'verified',
  },
  'fee-measures-2020': {
    title: '政府信息公开信息处理费管理办法',
    short: '109号',
    number: '国办函〔2020〕109号',
    english: 'Measures on the information-processing fee',
    from: '2021-01-01',
    fromMark: 'from-memory',
    mark: 'verified',
  },
  'receipt-reply-2015': {
    title: null,
    short: '207号',
    number: '国办公开办函〔2015〕207号',
    english: 'Letter on the date of receipt (2015)',
    from: null,
    mark: 'verified',
  },
  'service-reply-2016': {
    title: null,
    short: '235号',
    number: '国办公开办函〔2016〕235号',
    english: 'Letter on service of replies (2016)',
    from: null,
    mark: 'verified',
  },
  'report-format-2021': {
    title: '政府信息公开工作年度报告格式',
    short: '30号',
    number: '国办公开办函〔2021〕30号',
    english: 'Annual report format (2021)',
    from: null,
    mark: 'verified',
  },
  'response-2016-61': {
    title: '关于在政务公开工作中进一步做好政务舆情回应的通知',
    short: '61号',
    number: '国办发〔2016〕61号',
    english: 'Notice on responding to public opinion (2016)',
    from: null,
    mark: 'verified',
  },
  'implementing-rules-2016-80': {
    title: '《关于全面推进政务公开工作的意见》实施细则',
    short: '80号',
    number: '国办发〔2016〕80号',
    english: 'Implementing rules on openness (2016)',
    from: null,
    mark: 'verified',
  },
  'work-points-2016': {
    title: '2016年政务公开工作要点',
    short: '19号',
    number: '国办发〔2016〕19号',
    english: 'Work points of 2016',
    from: null,
    mark: 'verified',
  },
  'accident-reporting-2007': {
    title: '生产安全事故报告和调查处理条例',
    short: '国务院令493',
    number: '国务院令第493号',
    english: 'Regulation on reporting accidents (2007)',
    from: null,
    mark: 'verified',
  },
  'health-emergency-2011': {
    title: '突发公共卫生事件应急条例',
    short: '公共卫生应急条例',
    number: '国务院令第376号,2011年修订',
    english: 'Regulation on public-health emergencies (2003, amended 2011)',
    from: null,
    mark: 'verified',
  },
  'contingency-plan-2006': {
    title: '国家突发公共事件总体应急预案',
    short: '总体应急预案2006',
    number: '国务院,2006年',
    english: 'General contingency plan for public emergencies (2006)',
    from: null,
    mark: 'from-memory',
  },
  'emergency-response-law-2007': {
    title: '中华人民共和国突发事件应对法(2007年)',
    short: '突发事件应对法2007',
    number: '主席令第69号',
    english: 'Emergency Response Law (2007)',
    from: '2007-11-01',
    mark: 'verified',
  },
  'emergency-response-law-2024': {
    title: '中华人民共和国突发事件应对法(2024年修订)',
    short: '突发事件应对法2024',
    number: '主席令第25号',
    english: 'Emergency Response Law (2024)',
    from: '2024-11-01',
    mark: 'verified',
  },
  'yunnan-report-2018': {
    title: '云南省2018年政府信息公开工作年度报告',
    short: 'YN2018',
    number: '云南省,2018年度',
    english: 'Yunnan province, annual report for 2018',
    from: null,
    mark: 'verified',
  },
  'website-guidelines-2017-47': {
    title: '政府网站发展指引',
    short: '47号',
    number: '国办发〔2017〕47号',
    english: 'Guidelines for the development of government websites (2017)',
    from: null,
    mark: 'from-memory',
  },
  'reconsideration-law-2023': {
    title: '中华人民共和国行政复议法(2023年修订)',
    short: '行政复议法2023',
    number: '主席令第9号',
    english: 'Administrative Reconsideration Law (2023)',
    from: '2024-01-01',
    mark: 'verified',
  },
  'reconsideration-law-2017': {
    title: '中华人民共和国行政复议法(2017年修正)',
    short: '行政复议法2017',
    number: '主席令第76号',
    english: 'Administrative Reconsideration Law (2017)',
    from: null,
    mark: 'verified',
  },
  'reconsideration-regulation-2026': {
    title: '中华人民共和国行政复议法实施条例(2026年修订)',
    short: '复议法实施条例2026',
    number: '2026年修订,文号未见',
    english: 'Implementing Regulation of the Reconsideration Law (2026)',
    from: '2026-07-01',
    fromMark: 'second-hand',
    mark: 'second-hand',
  },
  'reconsideration-regulation-2007': {
    title: '中华人民共和国行政复议法实施条例',
    short: '复议法实施条例2007',
    number: '国务院令第499号',
    english: 'Implementing Regulation of the Reconsideration Law (2007)',
    from: '2007-08-01',
    to: '2026-06-30',
    mark: 'verified',
  },
  'spc-2025-8': {
    title: '最高人民法院关于审理政府信息公开行政案件适用法律若干问题的解释',
    short: '法释〔2025〕8号',
    number: '法释〔2025〕8号',
    english: "Interpretation of the Supreme People's Court on disclosure cases (2025)",
    from: '2025-06-01',
    mark: 'verified',
  },
  'agency-change-2019-14': {
    title: null,
    short: '〔2019〕14号',
    number: '国办公开办函〔2019〕14号',
    english: 'Letter on requests after agencies were reorganised (2019)',
    from: null,
    mark: 'verified',
  },
  'channels-2017-19': {
    title: null,
    short: '〔2017〕19号',
    number: '国办公开办函〔2017〕19号',
    english: 'Letter on channels of requests (2017)',
    from: null,
    mark: 'verified',
  },
  'grassroots-2019-54': {
    title: null,
    short: '54号',
    number: '国办发〔2019〕54号',
    english: 'Notice on grass-roots openness (2019)',
    from: null,
    mark: 'verified',
  },
  'good-bad-review-2019-51': {
    title: null,
    short: '51号',
    number: '国办发〔2019〕51号',
    english: 'Opinion on rating government services (2019)',
    from: '2019-12-03',
    mark: 'verified',
  },
  'litigation-law-2017': {
    title: '中华人民共和国行政诉讼法(2017年修正)',
    short: '行政诉讼法',
    number: '主席令第71号',
    english: 'Administrative Litigation Law (2017)',
    from: null,
    mark: 'verified',
  },
  'secrets-law-2024': {
    title: '中华人民共和国保守国家秘密法(2024年修订)',
    short: '保守国家秘密法2024',
    number: '主席令第20号',
    english: 'State Secrets Law (2024)',
    from: '2024-05-01',
    mark: 'verified',
  },
  'secrets-implementing-2024': {
    title: '中华人民共和国保守国家秘密法实施条例(2024年修订)',
    short: '保密法实施条例2024',
    number: '国务院令第786号',
    english: 'Implementing regulation of the State Secrets Law (2024)',
    from: '2024-09-01',
    mark: 'verified',
  },
  'civil-code': {
    title: '中华人民共和国民法典',
    short: '民法典',
    number: '主席令第45号',
    english: 'Civil Code',
    from: null,
    mark: 'verified',
  },
} as const satisfies Record<string, Instrument>;

/** The identifier of an instrument. */
export type InstrumentId = keyof typeof INSTRUMENTS;
