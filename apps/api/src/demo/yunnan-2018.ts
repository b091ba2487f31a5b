/**
 * Figures of Yunnan province's report for 2018 that the demonstration has to reproduce. Where the report gives only a
 * sum (261 refusals, 818 other replies), the parts are random and only the sum is that of the report.
 */
export const YUNNAN_2018 = {
  received: { prefectures: 2714, departments: 891 },
  channels: { 'in-person': 740, fax: 46, internet: 1531, letter: 1288 },
  results: { '2008.public': 1140, '2008.granted': 1240, '2008.partial': 146, refused: 261, otherForms: 818 },
  incidents: { 'natural-disaster': 39, accident: 78, 'public-health': 5, 'social-security': 59 },
} as const;

/** The sixteen prefectures and cities, and one code for the departments of the province. */
export const PREFECTURES = [
  'kunming',
  'qujing',
  'yuxi',
  'baoshan',
  'zhaotong',
  'lijiang',
  'puer',
  'lincang',
  'chuxiong',
  'honghe',
  'wenshan',
  'xishuangbanna',
  'dali',
  'dehong',
  'nujiang',
  'diqing',
] as const;

/** The departments of the province, as one agency. */
export const DEPARTMENTS = 'provincial-departments';

/** As many copies of each key as its count says. */
export const repeated = <K extends string>(counts: Readonly<Record<K, number>>): readonly K[] =>
  keysOf(counts).flatMap((key) => Array.from({ length: counts[key] }, () => key));

// Object.keys widens to string; the record's own type says which keys it has.
const keysOf = <K extends string>(record: Readonly<Record<K, number>>): readonly K[] => Object.keys(record) as K[];
