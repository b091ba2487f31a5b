import type { TOPICS } from '@gongkai/core';
import { letterOf } from './paper.ts';
import { type Chance, seeded } from './seeded.ts';
import type { Step } from './story.ts';

type Topic = keyof typeof TOPICS;

const SURNAMES = Array.from('王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗');
const GIVEN = [
  '伟',
  '芳',
  '静',
  '丽娟',
  '建国',
  '秀英',
  '志强',
  '晓燕',
  '国平',
  '玉兰',
  '云飞',
  '文斌',
  '海燕',
  '正华',
];
const WORDS = ['云岭', '滇源', '彩云', '金沙', '苍洱', '红土', '翠湖', '高原'];
const SUFFIXES: Readonly<Record<string, string>> = {
  commercial: '商贸有限公司',
  research: '研究院',
  'public-welfare': '公益服务中心',
  'legal-service': '律师事务所',
  other: '业主委员会',
};

const drawn = (from: readonly string[], chance: Chance): string => from[chance.between(0, from.length - 1)] ?? '';

const digits = (count: number, chance: Chance): string =>
  Array.from({ length: count }, () => String(chance.between(0, 9))).join('');

/** A made-up name of a person. */
export const personName = (chance: Chance): string => drawn(SURNAMES, chance) + drawn(GIVEN, chance);

/** A made-up telephone: no number of a subscriber begins with 0. */
export const phoneOf = (chance: Chance): string => `0871-0${digits(7, chance)}`;

/** How many made-up people and organisations apply; some do so several times. */
const APPLICANTS = 1_600;

/** One of the made-up applicants of a year, of a kind; the same one for the same number. */
const applicantOf = (kind: string, seed: number, number: number) => {
  const chance = seeded(seed + number);
  const suffix = SUFFIXES[kind];
  const person = personName(chance);
  const phone = phoneOf(chance);
  const of = { kind, identityProof: true, contact: phone, phone, address: `云南省某市某路${chance.between(1, 400)}号` };
  if (suffix !== undefined) {
    return {
      ...of,
      name: `${drawn(WORDS, chance)}${drawn(WORDS, chance)}${suffix}(模拟)`,
      legalRepresentative: person,
    };
  }
  // No document of identity has such a number.
  return { ...of, name: person, idKind: 'other', idNumber: `MN${digits(8, chance)}` };
};

/** What made-up requests ask for, by the issue area of the report, after the name of a place. */
const MATTERS = {
  'land-acquisition': ['城市建设用地征收批复', '集体土地征收补偿安置方案', '征地补偿款发放清单'],
  demolition: ['棚户区改造项目房屋征收决定', '房屋拆迁许可证及附图', '房屋征收补偿协议汇总表'],
  'urban-planning': ['道路改造工程规划许可证', '控制性详细规划说明书', '建设项目环境影响评价批复'],
  'policy-advice': ['购房补贴政策的实施细则', '退役士兵安置办法', '民办学校分类登记办法'],
  'public-services': ['公交线路调整方案', '农村饮水工程验收报告', '小学学区划分依据'],
  health: ['医疗机构设置规划', '村卫生室补助发放情况', '家庭医生签约服务费标准'],
  'food-and-drugs': ['食品抽检不合格名单', '学校食堂检查记录', '药店行政处罚决定书'],
  'public-funds': ['年度部门预算', '扶贫专项资金使用明细', '补助资金发放名册'],
  'enterprise-reform': ['国有企业改制方案', '改制企业职工安置方案', '企业资产评估报告'],
  employment: ['事业单位公开招聘成绩', '社会保险缴费基数文件', '工伤认定的工作规程'],
  other: ['会议纪要', '信访事项办理规程', '行政复议案件数量'],
} as const satisfies Record<Topic, readonly [string, ...string[]]>;

// The report names land first; how often each area is asked about is not in it.
const OFTEN = ['land-acquisition', 'land-acquisition', 'land-acquisition', 'demolition', 'demolition', 'public-funds'];

const isTopic = (name: string): name is Topic => Object.hasOwn(MATTERS, name);

// Those that are asked about most, several times.
const TOPICS_DRAWN: readonly Topic[] = [...OFTEN, ...Object.keys(MATTERS)].filter(isTopic);

/** What a made-up letter asks for and who sent it: the same applicants for the same seed. */
export const askedIn = (place: string, kind: string, seed: number, chance: Chance) => {
  const topic = TOPICS_DRAWN[chance.between(0, TOPICS_DRAWN.length - 1)] ?? 'other';
  const applicant = applicantOf(kind, seed, chance.between(1, APPLICANTS));
  return { applicant, topic, description: `${place}${chance.pick(MATTERS[topic])}` };
};

type Asked = ReturnType<typeof askedIn>;

/** The letter itself, to be attached: the data of the fact, and the document. */
export const letterOfRequest = ({
  applicant: { name, contact },
  description,
}: Asked): { readonly data: object; readonly content: NonNullable<Step['content']> } => {
  const lines = ['政府信息公开申请书(模拟)', `申请人:${name}`, `联系方式:${contact}`, `申请公开:${description}`];
  const data = { name: '申请书.pdf', kind: 'application', mediaType: 'application/pdf', pages: 1 };
  return { data, content: letterOf(lines) };
};
