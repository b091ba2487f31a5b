import { describe, expect, it } from 'vitest';
import { judged } from '../../test-support/judged.ts';
import { variants } from '../../test-support/variants.ts';

// How a list, its total and its end are announced. The parts are what they are in any words; words that limit a list to
// some of its parts leave it open.

describe('a list is announced', () => {
  it.each([
    [
      '收到申请100件。{从|按|按照|根据}{申请方式|来源}{看|来看|分|分类|划分|统计}{,|:}网络60件、信函40件。',
      ['P19 pass 100件'],
    ],
    ['收到申请100件。{一.|十二.|}{在|}{收到的|}申请中{,|:}网络60件、信函40件。', ['P19 pass 100件']],
    ['收到申请100件{,|。}其中{,|:|}网络60件、信函40件。', ['P19 pass 100件']],
    ['收到申请100件({其中|其中:|}网络60件、信函40件)。', ['P19 pass 100件']],
    ['收到申请100件,{包括|包括:|包含|包含:|分为|分别为|分别是|分别有}网络60件、信函40件。', ['P19 pass 100件']],
    ['发布信息100条,分别{为|是|有}文件60条、动态40条。', ['P03 pass 100条']],
    ['发布信息100条,分别{为|是|有}文件60条、动态50条。', ['P03 error high 100条 for 110']],
    ['发布信息100条(文件60条、动态40条)。', ['P02 pass 100条']],
  ])('in the words %s', (template, wanted) => {
    for (const text of variants(template)) {
      expect([text, judged(text).map((one) => one.replace(/ \(.*/, ''))]).toEqual([text, wanted]);
    }
  });

  it.each([
    '发布信息100条({不含|不包括|除去|较多的|比上年多的|同比多|上年|去年|增加|减少|截至六月|占比大的|约有|即|上述}文件60条、动态40条)。',
    '发布信息100条,不包括文件60条、动态40条。',
    '发布信息100条。由部门发布看点,文件60条、动态40条。',
  ])('but not in %s', (template) => {
    for (const text of variants(template)) {
      expect([text, judged(text).filter((one) => /P0[1-4] (?:pass|error)/.test(one))]).toEqual([text, []]);
    }
  });
});

describe('a list goes on', () => {
  it.each([
    '收到申请100件,其中咨询60件,投诉30件,其他8件。{一是|}{此外|另外|另有|同时|除此之外,}有2件。',
    '收到申请100件,其中咨询60件,投诉30件,其他8件,{此外|另外|同时|与此同时|另有|除此之外}建议类1件。',
    '收到申请100件(其中含咨询60件,投诉30件,其他8件)。',
    '收到申请100件(含咨询60件,投诉30件,其他8件)。',
    '收到申请100件(其中咨询60件,投诉30件,其他8件。',
    '收到申请100件,其中咨询60件,投诉30件,其他8件{等|…|...}。',
    '收到申请100件(其中咨询60件,投诉30件,其他8件)等。',
    '收到申请100件,其中咨询60件,投诉30,其他8件。',
    '收到申请100件,其中咨询60件,投诉2份,其他8件。',
    '收到申请100件,其中咨询60件,镇街每个1件,其他8件。',
    '收到申请100件,其中咨询60件,投诉30件,其他8件',
  ])('where %s', (template) => {
    for (const text of variants(template)) {
      expect([text, judged(text)]).toEqual([
        text,
        [expect.stringMatching(/^P0[12] cannot-assess 100件 .*list-goes-on$/)],
      ]);
    }
  });

  it.each([
    // A bracket inside that of the list, and words behind a figure, end nothing.
    '收到申请100件(其中咨询60件(含来电5件),投诉30件,其他8件)。',
    '收到申请100件,其中咨询60件(含来电5件),投诉30件,其他8件。',
    '收到申请100件,其中咨询60件,投诉30件,其他8件。以上申请同时办结。',
    '收到申请100件,其中咨询60件,投诉30件,其他8件,均已按等级办理。',
    '收到申请100件,其中咨询60件涉及企业、个人30人,投诉30件,其他8件。',
    '收到申请100件,其中咨询60件(含来电5件(含夜间2件)),投诉30件,其他8件。',
  ])('but not where %s', (text) => {
    expect(judged(text).map((one) => one.replace(/ \(.*/, ''))).toContainEqual(
      expect.stringMatching(/^P0[12] error (?:high|medium) 100件 for 98$/),
    );
  });
});

describe('the total of a list', () => {
  it.each([
    // Two sentences back, under the same heading; not three, and not over a heading.
    ['共收到来信98件。培训3期。其中咨询60件、投诉30件、其他8件。', ['P04 pass 98件']],
    ['共收到来信98件。培训3期。会议2次。其中咨询60件、投诉30件、其他8件。', []],
    ['一、来信\n共收到来信98件。\n二、办理\n其中咨询60件、投诉30件、其他8件。', []],
    ['一、来信\n共收到来信98件。其中咨询60件、投诉30件、其他8件。', ['P04 pass 98件']],
    // Behind the last semicolon; on the same level of brackets; of this year.
    ['办结来电90件;收到来信98件,其中咨询60件、投诉30件、其他8件。', ['P01 pass 98件']],
    [
      '办结来电90件;收到来信99件,其中咨询60件、投诉30件、其他8件。',
      ['P01 error high 99件 for 98 (one unit too high: 99 for 98)'],
    ],
    ['收到来信(上年120件)98件,其中咨询60件、投诉30件、其他8件。', ['P01 pass 98件']],
    ['上年收到来信90件,收到来信98件,其中咨询60件、投诉30件、其他8件。', ['P01 pass 98件']],
    // Named at the start of the sentence: only that figure.
    ['收到来信98件,来电90件。来信中,咨询60件、投诉30件、其他8件。', ['P04 pass 98件']],
    [
      '收到来信90件,来电98件。来信中,咨询60件、投诉30件、其他8件。',
      ['P04 error medium 90件 for 98 (one digit is wrong: 0 for 8)'],
    ],
    ['收到来电98件。来信中,咨询60件、投诉30件、其他8件。', []],
  ])('is looked for in %s', (text, wanted) => {
    const lists = judged(text).filter((one) => one.includes('98件') || one.includes('90件') || one.includes('for 98'));
    expect(wanted.length === 0 ? lists.filter((one) => one.startsWith('P04')) : lists).toEqual(wanted);
  });
});

describe('a total behind its parts', () => {
  it.each([
    [
      '文件50条、动态40条{,|;|、|}{以上|上述|两项|各项}{共计|合计|总计|共有|共|总共|累计}{|信息|公开信息}90条。',
      ['P38 pass 90条'],
    ],
    ['文件50条、动态40条{,|;|、}{全年|全年度|}{共计|合计|总计|共有|共|总共|累计}{公开|发布|}90条。', ['P38 pass 90条']],
    ['收到来信50件、来电40件,{共计|合计|共}{收到|受理|办理|答复|办结}90件。', ['P38 pass 90件']],
    // The words of another statement are before the total, or behind its opening.
    ['文件50条、动态40条,经统计全县共计90条。', []],
    ['文件50条、动态40条,共计公开各类信息内容90条。', []],
    ['文件50条、动态40条,以上共计通过各级各类网站平台累计90条。', []],
    ['文件50条、动态40份,共计90条。', []],
    ['文件50条,占20%,动态40条,合计90条。', ['P38 pass 90条']],
    ['上年文件50条,动态40条,合计90条。', []],
    ['文件50条、动态约40条,合计91条。', ['P38 cannot-assess 91条 approximate-figures']],
    ['文件50条(含图解40条),合计91条。', []],
    ['公开120条,其中文件50条、动态40条,合计91条。', ['P38 cannot-assess 91条 several-readings']],
    ['文件50条、其中动态40条,合计91条。', []],
    ['文件50条、动态共40条,合计91条。', ['P38 cannot-assess 91条 several-readings']],
    ['甲10条、文件50条、动态40条,合计90条。', ['P38 cannot-assess 90条 several-readings']],
    ['甲10条;文件50条、动态40条,合计90条。', ['P38 pass 90条']],
    ['甲10条,文件50条和动态40条,合计90条。', ['P38 pass 90条']],
    ['培训10人{,|、}专职50人、兼职40人,共90人。', ['P34 pass 90人']],
    ['文件50条,动态40条,共计40条。', ['P38 cannot-assess 40条 list-not-closed']],
    ['代表建议50件、政协提案40件,共计91件。', ['P01 error medium 91件 for 90 (one unit too high: 91 for 90)']],
    ['来信7件,代表建议50件、政协提案40件,共计91件。', ['P38 cannot-assess 91件 list-not-closed']],
  ])('is found in %s', (template, wanted) => {
    for (const text of variants(template)) {
      const own = judged(text).filter((one) => /^P(?:38|34|01 error medium)/.test(one));
      expect([text, own]).toEqual([text, wanted]);
    }
  });
});

describe('a figure of the whole year that two sections state', () => {
  const twice = (lead: string, unit: string, first = 8650, second = 8560) =>
    judged(`一、概述\n${lead}${String(first)}${unit}。\n二、情况\n${lead}${String(second)}${unit}。`).filter((one) =>
      one.startsWith('P36'),
    );

  it.each([
    [
      '{2020年,|2020年|全年|本年|本年度}{全|我}{省|市|县|区|州}{共|累计|全年|共累计|}主动公开政府信息{共|共计|总数|}',
      '条',
    ],
    ['全年全县{收到|受理}{政府信息公开|依申请公开}申请{共|共计|总数|}', '件'],
    ['根据统计全年全县主动公开政府信息', '条'],
  ])('is one figure: %s', (template, unit) => {
    for (const lead of variants(template)) {
      expect([lead, twice(lead, unit)]).toEqual([
        lead,
        [`P36 error medium 8560${unit} for 8650 (two neighbouring digits are swapped: 56)`],
      ]);
      expect([lead, twice(lead, unit, 8650, 8650)]).toEqual([lead, [`P36 pass 8650${unit}`]]);
    }
  });

  it.each([
    ['全年全县各部门主动公开政府信息', '条'],
    ['截至2020年,全县主动公开政府信息', '条'],
    ['全年全县主动公开政府信息专栏', '条'],
    ['全年,全县主动公开政府信息', '条'],
    ['通过网站2020年全县主动公开政府信息', '条'],
    ['全年全局主动公开政府信息', '条'],
    ['全年全县主动公开政府信息约', '条'],
  ])('is not that of %s', (lead, unit) => {
    expect(twice(lead, unit)).toEqual([]);
  });

  it('is compared for the same area, kind and unit alone', () => {
    const text = (first: string, second: string) =>
      judged(`一、甲\n${first}。\n二、乙\n${second}。`).filter((one) => one.startsWith('P36'));
    expect(text('全年全县主动公开政府信息8650条', '全年全市主动公开政府信息8560条')).toEqual([]);
    expect(text('全年全县主动公开政府信息8650条', '全年全县主动公开政府信息8560件')).toEqual([]);
    expect(text('全年全县主动公开政府信息8650条', '全年全县收到依申请公开申请8560条')).toEqual([]);
  });
});

describe('figures of press conferences in several sections', () => {
  const sections = (text: string) => judged(text).filter((one) => one.startsWith('P33'));

  it('add up by level and by issuer, and are never an error', () => {
    const report = (press: number, government: number, places: number) =>
      `一、总体\n全省共召开新闻发布会${String(press)}次。二、分级\n召开省级新闻发布会60次。省直部门和各州市召开新闻发布会40次。\n` +
      `三、分类\n省政府新闻发布会${String(government)}次。省新闻办新闻发布会10次。省直部门召开30次。州、市召开${String(places)}次。`;
    expect(sections(report(100, 50, 10))).toEqual(['P33 pass 100次', 'P33 pass 60次']);
    expect(sections(report(101, 50, 10))).toEqual(['P33 pass 60次']);
    expect(sections(report(100, 51, 10))).toEqual(['P33 pass 100次', 'P33 cannot-assess 60次 counting-base']);
  });

  it('count the departments and places behind the total, in its sentence', () => {
    const report = (places: number) =>
      `一、总体\n全省召开新闻发布会100次,其中省直部门召开30次,{州、市|州市|县区|各市|市县}召开${String(places)}次。\n二、分级\n召开省级新闻发布会60次。省直部门和各州市召开新闻发布会40次。`;
    for (const text of variants(report(10))) {
      expect([text, sections(text)]).toEqual([text, ['P33 pass 100次', 'P33 pass 40次']]);
    }
    for (const text of variants(report(11))) {
      expect([text, sections(text)]).toEqual([text, ['P33 pass 100次', 'P33 cannot-assess 40次 counting-base']]);
    }
  });
});

describe('items and their channels in several sections', () => {
  const channels = (items: number, site: number, unit = '条') =>
    judged(
      `一、总体\n全年主动公开政府信息${String(items)}条。\n二、渠道\n通过政府公报公开10条。通过政府门户网站公开${String(site)}${unit}。通过政务微博公开20条。通过政务微信公开30条。通过其他政府信息公开方式公开5条。`,
    ).filter((one) => one.startsWith('P31'));

  it('are consistent if the channels have every item', () => {
    expect(channels(100, 35)).toEqual(['P31 pass 100条']);
    expect(channels(100, 300)).toEqual(['P31 pass 100条']);
    expect(channels(100, 34)).toEqual(['P31 cannot-assess 100条 counting-base']);
    expect(channels(100, 35, '篇')).toEqual([]);
  });
});
