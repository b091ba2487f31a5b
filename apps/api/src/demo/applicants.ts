import { type Chance, seeded } from './seeded.ts';

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
export const APPLICANTS = 1_600;

/** One of the made-up applicants of a year, of a kind; the same one for the same number. */
export const applicantOf = (kind: string, seed: number, number: number) => {
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
