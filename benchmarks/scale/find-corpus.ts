import type { CatalogueItem } from '@gongkai/engine';
import type { Chance } from '../../apps/api/src/demo/seeded.ts';

type Some = readonly [string, ...string[]];

const charactersOf = (text: string): Some => {
  const [first = '', ...rest] = text;
  return [first, ...rest];
};

const SURNAMES = charactersOf(
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎',
);
const GIVEN = charactersOf(
  '伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂香文华建国志红玉春梅龙生海宁雪云鹏飞宇轩浩然',
);
const PLACES: Some = [
  '盘龙区',
  '五华区',
  '官渡区',
  '西山区',
  '呈贡区',
  '祥云县',
  '大理市',
  '楚雄市',
  '曲靖市',
  '玉溪市',
  '保山市',
  '昭通市',
  '丽江市',
  '普洱市',
  '临沧市',
  '文山市',
];
const MATTERS: Some = [
  '征收土地批复',
  '建设用地规划许可',
  '环境影响评价报告',
  '城中村改造安置方案',
  '预算决算公开表',
  '道路施工许可',
  '招标投标结果',
  '学区划分依据',
  '行政处罚决定',
  '水电站安全鉴定',
  '医疗机构校验',
  '矿山采矿许可',
  '公租房分配名单',
  '河道采砂许可',
  '林地占用批准',
  '社保缴费基数',
];
const KINDS: Some = ['通知', '公告', '意见', '办法', '决定', '批复', '函', '公报', '规划', '标准'];
const OFFICES: Some = ['昆政发', '云政办发', '大政规', '曲政函', '玉政通', '保政办', '昭政发', '丽政规'];
const WORDS: Some = [
  '关于',
  '印发',
  '加强',
  '进一步',
  '做好',
  '管理',
  '工作',
  '实施',
  '政府信息公开',
  '办理',
  '申请',
  '监督',
  '检查',
  '年度',
  '方案',
  '责任',
  '制度',
  '服务',
  '改革',
  '建设',
  '保障',
  '发展',
  '安全',
  '生产',
  '教育',
  '卫生',
  '住房',
  '交通',
  '农业',
  '财政',
];
const ENGLISH: Some = [
  'annual report',
  'public disclosure',
  'land acquisition',
  'environment',
  'water supply',
  'road works',
  'tender',
  'budget',
];

/** A name of two or three characters. */
export const nameFrom = (draw: Chance): string =>
  draw.pick(SURNAMES) + draw.pick(GIVEN) + (draw.happens(0.6) ? draw.pick(GIVEN) : '');

/** What a request asks for. */
export const matterFrom = (draw: Chance): string =>
  `申请公开${draw.pick(PLACES)}${draw.pick(SURNAMES)}家村${draw.between(1, 400)}号地块的${draw.pick(MATTERS)}及${draw.pick(WORDS)}${draw.pick(WORDS)}材料`;

const DAYS = 4000;
const FIRST = Date.UTC(2016, 0, 1);

/** An item of the catalogue with a number, a title and a sentence. */
export const itemFrom = (draw: Chance, at: number, agencies: number): CatalogueItem => {
  const year = 2016 + Math.floor((at / 1_000_000) * 11);
  const words = Array.from({ length: 6 }, () => draw.pick(WORDS)).join('');
  const english = draw.happens(0.05) ? ` ${draw.pick(ENGLISH)} ${draw.between(1, 9999)}` : '';
  return {
    id: `i${String(at).padStart(7, '0')}`,
    agency: `agency-${at % agencies}`,
    kind: 'gazette',
    number: `${draw.pick(OFFICES)}〔${year}〕${at}号`,
    title: `${draw.pick(PLACES)}人民政府关于${draw.pick(MATTERS)}的${draw.pick(KINDS)}${english}`,
    text: `为${words},现将${draw.pick(MATTERS)}有关事项${draw.pick(KINDS)}如下,由${nameFrom(draw)}负责解释。`,
    publishedOn: new Date(FIRST + (at % DAYS) * 86_400_000).toISOString().slice(0, 10),
  };
};

/** What people type: names, numbers, words that are common, rare, or nowhere, and English. */
export const queryFrom = (draw: Chance, items: number, cases: number): string => {
  const at = draw.between(0, Math.max(0, items - 1));
  return draw.pick<() => string>([
    () => nameFrom(draw),
    () => draw.pick(SURNAMES) + draw.pick(GIVEN),
    () => `${draw.pick(OFFICES)}〔${2016 + Math.floor((at / 1_000_000) * 11)}〕${at}号`,
    () => `依-agency-${draw.between(0, 16)}-2026-${String(draw.between(1, Math.ceil(cases / 17))).padStart(5, '0')}`,
    () => `${draw.pick(PLACES)}${draw.pick(MATTERS)}`,
    () => draw.pick(MATTERS),
    () => draw.pick(WORDS),
    () => `${draw.pick(WORDS)} ${draw.pick(WORDS)} ${draw.pick(PLACES)}`,
    () => draw.pick(ENGLISH),
    () => `${draw.pick(SURNAMES)}家村${draw.between(1, 400)}号`,
    () => `${draw.pick(GIVEN)}${draw.pick(GIVEN)}`,
    () => '没有这样的事项',
  ])();
};
