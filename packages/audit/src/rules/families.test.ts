import { describe, expect, it } from 'vitest';
import { variants } from '../../test-support/variants.ts';
import { auditText } from '../audit-text.ts';
import { plainDocument } from '../document.ts';

const judged = (text: string): readonly string[] =>
  auditText(plainDocument(text)).map(({ ruleId, verdict, computed }) =>
    [ruleId, verdict, ...(computed === null ? [] : [computed])].join(' '),
  );

/** A list whose parts add up to a total, with the total left out: `N`. */
const LISTS: readonly (readonly [rule: string, text: string, total: number])[] = [
  ['P19', '收到申请N件,现场申请700件、传真申请1件、线上申请200件、邮寄申请100件。', 1001],
  ['P20', '收到申请N件,公民申请700件、其他组织申请300件。', 1000],
  ['P32', '处置事件N起,自然灾害700起、事故灾难100起、公共卫生事件100起、社会安全事件100起。', 1000],
  ['P34', '工作人员N人,专职人员700人、兼职人员300人。', 1000],
  [
    'P22',
    '答复申请N件,已主动公开500件、同意公开100件、同意部分公开100件、不同意公开100件、信息不存在100件、非本机关职责100件。',
    1000,
  ],
  [
    'P18',
    '办结申请N件,予以公开500件、部分公开100件、不予公开100件、无法提供100件、不予处理100件、其他处理100件。',
    1000,
  ],
  ['P24', '行政复议N件,驳回700件、纠错100件、其它结果100件、审理中100件。', 1000],
  ['P01', '公开信息N条,其中主动公开700条、依申请公开300条。', 1000],
  ['P01', '发布信息N条,其中市直部门700条、各县区300条。', 1000],
  ['P21', '发布信息N条,其中市级500条、区级300条、乡镇200条。', 1000],
  ['P21', '发布信息N条,其中省级500条、市级300条、县级200条。', 1000],
  ['P01', '办理信件N件,其中一季度400件、二季度300件、三季度200件、四季度100件。', 1000],
  ['P01', '办理信件N件,其中上半年700件、下半年300件。', 1000],
  ['P01', '办理信件N件,其中按期办理700件、延期办理300件。', 1000],
  ['P01', '清理文件N件,其中保留500件、修改260件、废止200件、失效40件。', 1000],
  ['P01', '承办建议N件,其中人大建议700件、政协提案300件。', 1000],
];

describe('categories that are complete', () => {
  it.each(LISTS)('are a sum under %s: %s', (rule, text, total) => {
    expect(judged(text.replace('N', String(total)))).toEqual([`${rule} pass`]);
  });

  it.each(LISTS)('show under %s that a smaller total is wrong: %s', (rule, text, total) => {
    expect(judged(text.replace('N', String(total - 100)))).toEqual([`${rule} error ${total}`]);
  });

  it.each(LISTS)('show under %s that a total with another digit is wrong: %s', (rule, text, total) => {
    expect(judged(text.replace('N', String(total + 3000)))).toEqual([`${rule} error ${total}`]);
  });
});

describe('categories of which one is missing', () => {
  it.each([
    '收到申请1000件,其中当面申请700件、传真申请100件。',
    '处置事件1000起,其中自然灾害700起、事故灾难100起、公共卫生事件100起。',
    '工作人员1000人,其中专职人员700人。',
    '行政复议1000件,其中维持700件、纠正100件。',
    '办理信件1000件,其中一季度400件、二季度300件、三季度200件。',
    '清理文件1000件,其中保留500件、修改200件。',
    '清理文件900件,其中修改500件、废止200件、失效300件。',
    '发布信息1000条,其中市级500条、区级300条。',
    '收到申请1000件,其中公民申请700件、公民申请200件。',
  ])('leave a larger total open: %s', (text) => {
    expect(judged(text).filter((one) => one.includes('error'))).toEqual([]);
  });
});

describe('the levels of government', () => {
  const total = (departments: string, places: string) =>
    judged(`发布信息900条,其中${departments}700条,${places}300条。`).at(0);
  const wrong = expect.stringMatching(/^P\d\d error 1000$/);

  it.each(
    variants(
      '{市直单位|省级机关|县政府组成单位|区属单位|市人民政府办公室|自治区有关单位|县各有关单位|盟直|州级|部门|本级}',
    ),
  )('are departments and places: %s', (departments) => {
    expect(total(departments, '各县')).toEqual(wrong);
  });

  it.each(
    variants(
      '{州市|州、市|市州|市、州|市县|州县|盟县|县区|县、区|县市区|县、市、区|县市、区|区县|乡镇|乡、镇|镇街|街道|各市|各州|地市|设区市|盟市|旗县|各区|各县}',
    ),
  )('are places of every name: %s', (places) => {
    expect(total('部门', places)).toEqual(wrong);
  });
});
